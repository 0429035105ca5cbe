import type { Model } from "../../model/model.js";
import { entityFile } from "./entity-file.js";
import { protoPath } from "./names.js";
import { printProto } from "./print.js";

/** A generated or shared proto file, and the document of the workspace that it comes from. */
export interface ProtoText {
	readonly text: string;
	readonly source: string;
}

/** The wire mapping of a model: every proto file by its path below the proto root, the shared messages among them. */
export function protoFiles(model: Model, shared: ReadonlyMap<string, string>): ReadonlyMap<string, ProtoText> {
	const files = new Map<string, ProtoText>();
	for (const path of [...shared.keys()].sort()) {
		const source = `tools/codegen/proto/${path}`;
		files.set(path, { text: shared.get(path) ?? "", source });
	}
	for (const entity of model.entities) {
		files.set(protoPath(model, entity), { text: printProto(entityFile(model, entity)), source: entity.source });
	}
	return files;
}

import type { Model } from "../../model/model.js";
import { entitiesFile } from "./entities-file.js";
import { entitiesPath, servicePath } from "./names.js";
import { printProto } from "./print.js";
import { customFile, serviceFile } from "./service-file.js";

/** A generated or shared proto file, and the document of the workspace that it comes from. */
export interface ProtoText {
	readonly text: string;
	readonly source: string;
}

/** The wire mapping of a model: every proto file by its path below the proto root, the shared messages among them. */
export function protoFiles(model: Model, shared: ReadonlyMap<string, string>): ReadonlyMap<string, ProtoText> {
	const files = commonFiles(model, shared);
	files.delete(standardTemplates);
	for (const entity of model.entities) {
		files.set(servicePath(model, entity), { text: printProto(serviceFile(model, entity)), source: entity.source });
	}
	return files;
}

/** The standard messages with rows as bytes: for our own codecs alone. */
const standardTemplates = "dbal/v1/standard.proto";

/** What our own codecs are made of: the same messages, and of the services only what one entity alone has. */
export function codecFiles(model: Model, shared: ReadonlyMap<string, string>): ReadonlyMap<string, ProtoText> {
	const files = commonFiles(model, shared);
	for (const entity of model.entities) {
		const file = customFile(model, entity);
		if (file !== undefined) files.set(file.path, { text: printProto(file), source: entity.source });
	}
	return files;
}

function commonFiles(model: Model, shared: ReadonlyMap<string, string>): Map<string, ProtoText> {
	const files = new Map<string, ProtoText>();
	for (const path of [...shared.keys()].sort()) {
		const source = `tools/codegen/proto/${path}`;
		files.set(path, { text: shared.get(path) ?? "", source });
	}
	files.set(entitiesPath(model), { text: printProto(entitiesFile(model)), source: "spec/entities" });
	return files;
}

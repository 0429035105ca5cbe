import type { Report } from "../diagnostics.js";
import type { EntityDraft, OperationDraft } from "./draft.js";
import { NameSpace } from "./names.js";
import { snakeCase } from "./words.js";

/**
 * Names that the spec itself gives, across its documents: of entities, their accessors, files and indexes, of operations. Names that
 * emitters make of them are checked in check-generated-names.ts.
 */
export function checkDeclaredNames(entities: readonly EntityDraft[], operations: readonly OperationDraft[], report: Report): void {
	const names = new NameSpace("entity name", report);
	const accessors = new NameSpace("accessor", report);
	const files = new NameSpace("file name", report);
	const indexes = new NameSpace("index name", report);
	for (const entity of entities) {
		const { name, source } = entity;
		const { document } = source;
		const owner = `${document.file}:${document.valuePlace(["entity"]).line}`;
		// A second entity of the same name clashes in everything: one fault is enough.
		if (!names.take(name, owner, document, ["entity"])) continue;
		accessors.take(entity.accessor, owner, document, document.has(["plural"]) ? ["plural"] : ["entity"], entity);
		files.take(snakeCase(name), owner, document, ["entity"]);
		for (const { name: index } of [...entity.uniques, ...entity.indexes])
			indexes.take(index, `an index of \`${name}\``, document, ["indexes"]);
	}
	const places = new NameSpace("operation name", report);
	for (const { entity, name, source } of operations) {
		const { document } = source;
		const path = ["operations", name];
		places.take(`${entity}.${name}`, `${document.file}:${document.keyPlace(path).line}`, document, path);
	}
}

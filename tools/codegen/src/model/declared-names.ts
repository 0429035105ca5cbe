import type { Report } from "../diagnostics.js";
import type { EntityDraft, OperationDraft } from "./draft.js";
import type { Entity } from "./model.js";
import { NameSpace } from "./names.js";
import { snakeCase } from "./words.js";

/**
 * Names that the spec itself gives, across its documents: of entities, their accessors and files, of operations. Names that
 * emitters make of them are checked in check-generated-names.ts.
 */
export function checkDeclaredNames(entities: readonly EntityDraft[], operations: readonly OperationDraft[], report: Report): void {
	const names = new NameSpace("entity name", report);
	const accessors = new NameSpace("accessor", report);
	const files = new NameSpace("file name", report);
	for (const entity of entities) {
		const { name, source } = entity;
		const { document } = source;
		const owner = `${document.file}:${document.valuePlace(["entity"]).line}`;
		// A second entity of the same name clashes in everything: one fault is enough.
		if (!names.take(name, owner, document, ["entity"])) continue;
		accessors.take(entity.accessor, owner, document, document.has(["plural"]) ? ["plural"] : ["entity"], entity);
		files.take(snakeCase(name), owner, document, ["entity"]);
	}
	const places = new NameSpace("operation name", report);
	for (const { entity, name, source } of operations) {
		const { document } = source;
		const path = ["operations", name];
		places.take(`${entity}.${name}`, `${document.file}:${document.keyPlace(path).line}`, document, path);
	}
}

/** Indexes share one space of names in a database, whatever their tables. */
export function checkIndexNames(entities: readonly EntityDraft[], finished: readonly Entity[], report: Report): void {
	const indexes = new NameSpace("index name", report);
	for (const { name, uniques, indexes: others } of finished) {
		const document = entities.find((entity) => entity.name === name)?.source.document;
		if (document === undefined) continue;
		for (const { name: index } of [...uniques, ...others]) indexes.take(index, `an index of \`${name}\``, document, ["indexes"]);
	}
}

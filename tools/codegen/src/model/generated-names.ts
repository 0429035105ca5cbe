import type { Report } from "../diagnostics.js";
import type { EntityDraft, OperationDraft } from "./draft.js";
import { standardOperations } from "./model.js";
import { NameSpace } from "./names.js";
import { pascalCase, snakeCase } from "./words.js";

/** Types that generated TypeScript declares for each entity, after its name. */
const typeSuffixes = ["Key", "CreateInput", "UpdateInput", "Where", "OrderBy", "Select", "Types", "Operations"];

/**
 * Everything that is generated under a name made from several: two entities, or an entity and another one's enum, must not end up
 * with one name in TypeScript, in the proto package, among the files, the tables or the client's properties.
 */
export function checkGeneratedNames(entities: readonly EntityDraft[], operations: readonly OperationDraft[], report: Report): void {
	const names = new NameSpace("entity name", report);
	const accessors = new NameSpace("accessor", report);
	const files = new NameSpace("file name", report);
	const types = new NameSpace("TypeScript name", report);
	const messages = new NameSpace("proto name", report);
	const indexes = new NameSpace("index name", report);
	for (const entity of entities) {
		const { name, source } = entity;
		const { document } = source;
		const owner = `${document.file}:${document.valuePlace(["entity"]).line}`;
		// A second entity of the same name clashes in everything: one fault is enough.
		if (!names.take(name, owner, document, ["entity"])) continue;
		accessors.take(entity.accessor, owner, document, document.has(["plural"]) ? ["plural"] : ["entity"], entity);
		files.take(snakeCase(name), owner, document, ["entity"]);
		const own = operations.filter((operation) => operation.entity === name);
		const enums = [...entity.fields.values()].filter(({ field }) => field.type === "enum");
		for (const suffix of ["", ...typeSuffixes]) types.take(`${name}${suffix}`, `the entity \`${name}\``, document, ["entity"], entity);
		for (const { field } of enums) {
			types.take(`${name}${pascalCase(field.name)}`, `the enum \`${name}.${field.name}\``, document, ["fields", field.name]);
		}
		messages.take(name, `the entity \`${name}\``, document, ["entity"], entity);
		messages.take(`${name}Service`, `the service of \`${name}\``, document, ["entity"], entity);
		for (const operation of [...standardOperations, ...own.map((one) => one.name)]) {
			for (const suffix of ["Request", "Response"]) {
				messages.take(
					`${name}Service${pascalCase(operation)}${suffix}`,
					`the operation \`${name}.${operation}\``,
					document,
					["entity"],
					entity,
				);
			}
		}
		for (const operation of own) {
			for (const suffix of ["Input", "Output"]) {
				const path = ["operations", operation.name];
				const by = `the operation \`${name}.${operation.name}\``;
				types.take(`${name}${pascalCase(operation.name)}${suffix}`, by, operation.source.document, path, `${name}.${operation.name}`);
			}
		}
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

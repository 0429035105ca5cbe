import { type Document, type DocumentPath, parseDocument } from "@metabuilder/dbal-documents";
import type { Report } from "./diagnostics.js";
import type { Entity, Model, Parameter, Reserved, Shape } from "./model/model.js";

/**
 * Holds a lock's model against the one that the present files were generated from: a number, a column or a table that was given out and is
 * another now was changed by hand, and clients or rows out there still go by the old one.
 */
export function checkPins(before: Model, after: Model, lock: { readonly path: string; readonly text: string }, report: Report): void {
	const { document } = parseDocument(lock.path, lock.text);
	if (document === undefined) return;
	for (const old of before.entities) {
		const entity = after.entities.find(({ table }) => table === old.table) ?? after.entities.find(({ name }) => name === old.name);
		if (entity === undefined) continue;
		const place: DocumentPath = ["entities", entity.name];
		const told = new Teller(document, report);
		if (entity.table !== old.table) told.changed([...place, "table"], `the table of \`${entity.name}\``, old.table, entity.table);
		checkFields(old, entity, place, told);
		for (const operation of old.operations) {
			const now = entity.operations.find(({ name }) => name === operation.name);
			if (now === undefined) continue;
			const what = `\`${entity.name}.${operation.name}\``;
			const path = [...place, "operations", operation.name];
			told.numbers(
				[...path, "input"],
				`a parameter of ${what}`,
				[...operation.input, ...operation.reservedInput],
				[...now.input, ...now.reservedInput],
			);
			const output = [...membersOf(operation.output), ...operation.reservedOutput];
			told.numbers([...path, "output"], `a part of what ${what} returns`, output, [...membersOf(now.output), ...now.reservedOutput]);
		}
	}
}

function checkFields(old: Entity, entity: Entity, place: DocumentPath, told: Teller): void {
	const columns = new Map(entity.fields.map((field) => [field.number, field]));
	for (const field of old.fields) {
		const now = columns.get(field.number);
		const path = [...place, "fields", now?.name ?? field.name];
		if (now !== undefined && now.column !== field.column)
			told.changed([...path, "column"], `the column of \`${entity.name}.${now.name}\``, field.column, now.column);
		if (now?.values !== undefined && field.values !== undefined) {
			const values = [...now.values, ...(now.reservedValues ?? [])];
			told.numbers(
				[...path, "values"],
				`a value of \`${entity.name}.${now.name}\``,
				[...field.values, ...(field.reservedValues ?? [])],
				values,
			);
		}
	}
	told.numbers(
		[...place, "fields"],
		`a field of \`${entity.name}\``,
		[...old.fields, ...old.reserved],
		[...entity.fields, ...entity.reserved],
	);
}

function membersOf(shape: Shape): readonly Parameter[] {
	return shape.kind === "object" ? shape.fields : [];
}

class Teller {
	readonly #document: Document;
	readonly #report: Report;

	constructor(document: Document, report: Report) {
		this.#document = document;
		this.#report = report;
	}

	changed(path: DocumentPath, what: string, was: string, is: string): void {
		this.#report.at(this.#document, path, "lock_repinned", { what, was, is });
	}

	/** What was given out has to be in use still, or reserved. */
	numbers(path: DocumentPath, what: string, before: readonly Reserved[], after: readonly Reserved[]): void {
		const known = new Set(after.map(({ number }) => number));
		for (const { name, number } of before) {
			if (known.has(number)) continue;
			const now = after.find((one) => one.name === name);
			this.changed([...path, name], `the number of \`${name}\`, ${what},`, String(number), now === undefined ? "gone" : String(now.number));
		}
	}
}

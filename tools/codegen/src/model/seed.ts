import type { Report } from "../diagnostics.js";
import type { SeedDocument } from "../parse/grammar.js";
import type { EntityDraft, FieldDraft, Part } from "./draft.js";
import { readLiteral } from "./literal.js";

/**
 * Checks seed rows as a create would: known fields, required ones, types and bounds, one row per unique value, references to rows that
 * the seed itself holds (`incomplete`: some of it couldn't be read). A seed gives generated fields too, so that it is the same each time.
 */
export function checkSeeds(
	seeds: readonly Part<SeedDocument>[],
	entities: ReadonlyMap<string, EntityDraft>,
	unread: ReadonlySet<string>,
	incomplete: boolean,
	report: Report,
): void {
	const columns = new Columns();
	const references: Reference[] = [];
	for (const seed of seeds) {
		const { document, value } = seed;
		const entity = entities.get(value.entity);
		if (entity === undefined) {
			const known = [...entities.keys()].sort();
			if (!unread.has(value.entity)) report.at(document, ["entity"], "unknown_entity", { name: value.entity, known });
			continue;
		}
		for (const [index, row] of value.rows.entries()) checkRow(seed, entity, index, row, columns, references, report);
	}
	for (const { seed, index, field, entity, target, cell } of references) {
		// What couldn't be read may well hold the row.
		if (incomplete || !entities.has(entity)) continue;
		if (!columns.has(entity, target, cell)) {
			const reason = `no row of the seed has ${entity}.${target} ${JSON.stringify(cell)}`;
			report.at(seed.document, ["rows", index, field], "seed_row", { reason });
		}
	}
}

interface Reference {
	readonly seed: Part<SeedDocument>;
	readonly index: number;
	readonly field: string;
	readonly entity: string;
	readonly target: string;
	readonly cell: unknown;
}

/** Values by entity and field. */
class Columns {
	readonly #values = new Map<string, Map<unknown, string>>();

	has(entity: string, field: string, value: unknown): boolean {
		return this.#values.get(`${entity}.${field}`)?.has(value) === true;
	}

	/** Who already has the value, if anybody. */
	take(entity: string, field: string, value: unknown, by: string): string | undefined {
		const key = `${entity}.${field}`;
		const values = this.#values.get(key) ?? new Map<unknown, string>();
		this.#values.set(key, values);
		const other = values.get(value);
		if (other === undefined) values.set(value, by);
		return other;
	}
}

function checkRow(
	seed: Part<SeedDocument>,
	entity: EntityDraft,
	index: number,
	row: Readonly<Record<string, unknown>>,
	columns: Columns,
	references: Reference[],
	report: Report,
): void {
	const { document } = seed;
	const path = ["rows", index];
	for (const name of Object.keys(row)) {
		if (!entity.written.has(name))
			report.atKey(document, [...path, name], "unknown_field", { entity: entity.name, name, known: [...entity.written] });
	}
	for (const [name, { field, unique, plan }] of entity.fields) {
		const cell = row[name];
		const at = [...path, name];
		if (cell === undefined || (cell === null && field.type !== "json")) {
			const needed = cell === null ? !field.nullable : field.primary || (!field.nullable && field.default === undefined);
			if (needed && !document.lost(at)) report.atKey(document, at, "seed_row", { reason: `\`${name}\` is required` });
			continue;
		}
		const read = readLiteral({ ...field, ...(plan.values && { values: numbered(plan.values) }) }, cell);
		if ("reason" in read) {
			report.at(document, at, "seed_row", { reason: `\`${name}\` ${read.reason}` });
			continue;
		}
		if (unique || field.primary) {
			const by = columns.take(entity.name, name, read.value, `${document.file}:${document.valuePlace(path).line}`);
			if (by !== undefined) report.at(document, at, "seed_row", { reason: `\`${name}\` has the same value as ${by}` });
		}
		const key = entity.source.value.fields[name]?.foreign_key;
		if (key !== undefined) references.push({ seed, index, field: name, entity: key.entity, target: key.field ?? "id", cell: read.value });
	}
}

function numbered(values: NonNullable<FieldDraft["plan"]["values"]>): readonly { readonly name: string; readonly number: number }[] {
	return values.map(({ name }) => ({ name, number: 0 }));
}

import type { EntityDescriptor, FieldDescriptor, Row, Value } from "@metabuilder/dbal/contract";
import { type CaseContext, shared } from "./case.js";
import { expectEqual } from "./expect.js";
import type { Bound, GeneratedCase } from "./generated/generated-case.js";
import { selectRows } from "./model/selection.js";
import type { Tables } from "./model/truth.js";
import { allRows } from "./pages.js";
import { show } from "./show.js";
import { extremeOf, hostileText } from "./values/bounds.js";
import { sampleValue } from "./values/field-value.js";
import { entityOf, foreignKeyOf, settableFields } from "./values/row-builder.js";

/** The rows of every entity as a target holds them, each list ordered by nothing. */
export interface Snapshot {
	readonly tables: Tables;
	readonly rows: ReadonlyMap<string, readonly Row[]>;
}

const pageSize = 100;

/** Every row of an entity. */
export async function readAll(context: CaseContext, entity: string): Promise<readonly Row[]> {
	const rows: Row[] = [];
	for await (const row of allRows(context.db, entity)) rows.push(row);
	return rows;
}

export async function snapshot(context: CaseContext): Promise<Snapshot> {
	const rows = new Map<string, readonly Row[]>();
	for (const entity of context.model.entities) rows.set(entity.name, await readAll(context, entity.name));
	return { rows, tables: (name) => rows.get(name) ?? [] };
}

/**
 * Rows of one entity that differ in every field: NULL and the edges of each type among them, repeated values too, and
 * rows of other entities that point at them. Made once a suite.
 */
export function datasetOf(entityName: string, table: readonly GeneratedCase[]): (context: CaseContext) => Promise<Snapshot> {
	return shared(async (context) => {
		await context.clear();
		const entity = entityOf(context.model, entityName);
		const made: Row[] = [];
		for (let place = 0; place < 12; place++) {
			const given: Record<string, unknown> = {};
			for (const field of settableFields(entity)) {
				const value = sampleOf(entity, field, boundsOf(table, entity, field), place, made);
				if (value !== undefined) given[field.name] = value;
			}
			made.push(await context.rows.create(entityName, "full", given));
		}
		for (const relation of entity.relations.filter((candidate) => candidate.kind === "many" && candidate.entity !== entityName)) {
			const back = entityOf(context.model, relation.entity).relations.find(
				(candidate) => candidate.entity === entityName && candidate.field === relation.references && candidate.onDelete !== undefined,
			);
			if (!back) continue;
			const isUnique = entityOf(context.model, relation.entity).uniques.some((fields) => fields.length === 1 && fields[0] === back.field);
			for (const [index, row] of made.slice(0, 4).entries()) {
				for (let copy = 0; copy <= (isUnique ? 0 : index % 2); copy++)
					await context.rows.create(relation.entity, "full", { [back.field]: row[back.references] });
			}
		}
		return snapshot(context);
	});
}

/** Of 12 rows: the first four hold plain values, two of them the same where it need not be unique; then NULL; then edges. */
function sampleOf(
	entity: EntityDescriptor,
	field: FieldDescriptor,
	bounds: readonly Bound[],
	place: number,
	made: readonly Row[],
): Value | undefined {
	const isUnique = entity.uniques.some((fields) => fields.includes(field.name));
	const foreignKey = foreignKeyOf(entity, field.name);
	if (field.nullable && place % 4 === 1) return null;
	if (foreignKey) {
		const earlier = made[place - 2];
		if (foreignKey.entity === entity.name) {
			const value = isUnique ? undefined : (earlier?.[foreignKey.references] as Value | undefined);
			return value ?? (field.nullable ? null : undefined);
		}
		return isUnique || place % 3 !== 2 ? undefined : earlier?.[field.name];
	}
	if (place === 2 && !isUnique) return made[0]?.[field.name];
	const isTaken = (value: Value) => isUnique && made.some((row) => show(row[field.name]) === show(value));
	const bound = bounds[place - 4];
	const extreme = bound === undefined || field.type === "json" ? undefined : extremeOf(field, bound).stored;
	if (extreme !== undefined && !isTaken(extreme)) return extreme;
	if (place >= 10 && field.pattern === undefined && (field.type === "string" || field.type === "text")) {
		const hostile = [...`${hostileText}${place}`].slice(-(field.maxLength ?? 1_000)).join("");
		if ([...hostile].length >= (field.minLength ?? 0) && !isTaken(hostile)) return hostile;
	}
	// The builder knows which ones are left.
	if (isUnique) return undefined;
	// Of many lengths, so that numbers which are compared as text are found out.
	const varied = place * 37 ** (place % 4);
	return sampleValue(entity, field, varied);
}

function boundsOf(table: readonly GeneratedCase[], entity: EntityDescriptor, field: FieldDescriptor): readonly Bound[] {
	return table.flatMap((entry) =>
		entry.kind === "extreme" && entry.entity === entity.name && entry.field === field.name ? [entry.bound] : [],
	);
}

export interface Question {
	readonly where?: Readonly<Record<string, unknown>>;
	readonly orderBy?: Readonly<Record<string, "asc" | "desc">>;
}

/** The target's list has the rows that the reference's has, in its order. */
export async function compareList(context: CaseContext, entityName: string, data: Snapshot, question: Question): Promise<void> {
	const entity = entityOf(context.model, entityName);
	const expected = selectRows(context.model, entity, data.tables, question.where, question.orderBy);
	const page = await context.db.list(entityName, { ...question, limit: pageSize, select: { [entity.primaryKey]: true } });
	const ids = (rows: readonly Row[]) => rows.map((row) => row[entity.primaryKey]);
	expectEqual(ids(page.data), ids(expected), `list ${entityName} ${show(question)}`);
}

/** The target's count is the reference's. */
export async function compareCount(context: CaseContext, entityName: string, data: Snapshot, where: Question["where"]): Promise<void> {
	const expected = selectRows(context.model, entityOf(context.model, entityName), data.tables, where);
	expectEqual(await context.db.count(entityName, where), expected.length, `count ${entityName} ${show(where)}`);
}

import type { EntityDescriptor, FieldDescriptor, Row, RowTree, Value } from "@metabuilder/dbal/contract";
import type { EntityIndex, ModelIndex } from "../../query/model-index.js";
import type { Predicate } from "../../query/predicate.js";
import type { Find, Returning } from "../adapter.js";
import { column, compilePredicate, type Draft, fieldOf, indexOf, type Source } from "./compile-predicate.js";
import { type Dialect, quote } from "./dialect.js";
import { compileKeyset } from "./keyset.js";
import { compileExtras } from "./reading.js";
import type { SqlParam, Statement } from "./statement.js";

/** A statement whose rows can be decoded. */
export interface FindPlan extends Statement {
	readonly decode: (row: readonly unknown[]) => RowTree;
}

/** Turns reads and writes of one model into one database's statements. Text varies with the shape of a request only, never with its values. */
export interface Compiler {
	find(find: Find): FindPlan;
	count(entity: EntityDescriptor, where: Predicate): Statement;
	insert(entity: EntityDescriptor, row: Row): Statement;
	/** Many rows in one statement, where the dialect can. */
	insertArrays(entity: EntityDescriptor, rows: readonly Row[]): Statement;
	/** A row, unless one has its values of these fields. */
	insertUnless(entity: EntityDescriptor, row: Row, key: readonly string[]): Statement;
	update(entity: EntityDescriptor, where: Predicate, changes: Row, limit?: number): Statement;
	updateReturning(rows: Returning, changes: Row): FindPlan;
	delete(entity: EntityDescriptor, where: Predicate, limit?: number): Statement;
}

/** A compiler. It keeps the parts of statements that depend on the model alone. */
export function createCompiler(model: ModelIndex, dialect: Dialect): Compiler {
	const projections = new Map<string, Projection>();

	function write(entity: EntityDescriptor, text: (source: Source, draft: Draft) => string): Statement {
		const params: SqlParam[] = [];
		let aliases = 0;
		const draft: Draft = {
			dialect,
			model,
			bind: (value) => dialect.placeholder(params.push(value)),
			alias: () => quote(`t${aliases++}`),
		};
		const source: Source = { entity: indexOf(model, entity), alias: draft.alias() };
		return { text: text(source, draft), params };
	}

	/** `"t0"` is always a statement's first table, so that select lists can be kept. SQLite's RETURNING knows no alias. */
	function projection(entity: EntityDescriptor, fields: readonly string[], use: "select" | "returning" = "select"): Projection {
		const key = `${use} ${entity.name} ${fields.join(" ")}`;
		let found = projections.get(key);
		if (found === undefined) {
			if (projections.size >= maxProjections) projections.clear();
			const source = { entity: indexOf(model, entity), alias: quote("t0") };
			const columnOf = (field: FieldDescriptor) => (use === "select" ? column(source, field) : quote(field.column));
			found = createProjection(source.entity, fields, dialect, columnOf);
			projections.set(key, found);
		}
		return found;
	}

	function updateText(source: Source, draft: Draft, where: Predicate, changes: Row, limit: number | undefined): string {
		const set = Object.entries(changes).map(([name, value]) => {
			const field = fieldOf(source.entity, name);
			return `${quote(field.column)} = ${dialect.value(field, value, draft.bind)}`;
		});
		return `UPDATE ${from(source)} SET ${set.join(", ")} WHERE ${limited(where, source, draft, limit)}`;
	}

	/** Rows that match; of many only so many, by their primary keys. */
	function limited(where: Predicate, source: Source, draft: Draft, limit: number | undefined): string {
		if (limit === undefined) return compilePredicate(where, source, draft);
		const key = fieldOf(source.entity, source.entity.descriptor.primaryKey);
		const inner: Source = { ...source, alias: draft.alias() };
		const matching = compilePredicate(where, inner, draft);
		return `${column(source, key)} IN (SELECT ${column(inner, key)} FROM ${from(inner)} WHERE ${matching} LIMIT ${dialect.limit(limit, draft.bind)})`;
	}

	return {
		find(find) {
			const own = projection(find.entity, find.fields);
			let { list, decode }: { list: string; decode: FindPlan["decode"] } = own;
			const statement = write(find.entity, (source, draft) => {
				if (find.conditional !== undefined || find.include !== undefined || find.counts !== undefined) {
					const extras = compileExtras(find, source, draft);
					const width = find.fields.length;
					if (extras.expressions.length > 0)
						list = [
							...(width === 0 ? [] : [own.list]),
							...extras.expressions.map((expression, index) => `${expression} AS c${width + index}`),
						].join(", ");
					decode = (row) => ({ ...own.decode(row), ...extras.decode(row.slice(width)) });
				}
				const conditions = [compilePredicate(find.where, source, draft)];
				if (find.after !== undefined) conditions.push(compileKeyset(find.orderBy, find.after, source, draft));
				const order = find.orderBy.map((term) => {
					const field = fieldOf(source.entity, term.field);
					return dialect.order(field, column(source, field), term.direction);
				});
				const ordered = order.length === 0 ? "" : ` ORDER BY ${order.join(", ")}`;
				const limited = find.limit === undefined ? "" : ` LIMIT ${dialect.limit(find.limit, draft.bind)}`;
				return `SELECT ${list} FROM ${from(source)} WHERE ${conditions.join(" AND ")}${ordered}${limited}`;
			});
			return { ...statement, decode };
		},
		count: (entity, where) =>
			write(entity, (source, draft) => `SELECT COUNT(*) AS c0 FROM ${from(source)} WHERE ${compilePredicate(where, source, draft)}`),
		insert: (entity, row) =>
			write(entity, (_, draft) => {
				const values = entity.fields.map((field) => dialect.value(field, writtenValue(row, field), draft.bind));
				return `${insertInto(entity)} VALUES (${values.join(", ")})`;
			}),
		insertArrays: (entity, rows) =>
			write(entity, (_, draft) => {
				const values = rows.map((row) => entity.fields.map((field) => writtenValue(row, field)));
				return `${insertInto(entity)} ${dialect.rows(entity.fields, values, draft.bind)}`;
			}),
		insertUnless: (entity, row, key) =>
			write(entity, (source, draft) => {
				const values = entity.fields.map((field) => dialect.value(field, writtenValue(row, field), draft.bind));
				const columns = key.map((name) => quote(fieldOf(source.entity, name).column));
				return `${insertInto(entity)} VALUES (${values.join(", ")}) ON CONFLICT (${columns.join(", ")}) DO NOTHING`;
			}),
		update: (entity, where, changes, limit) => write(entity, (source, draft) => updateText(source, draft, where, changes, limit)),
		updateReturning({ entity, where, fields }, changes) {
			const { list, decode } = projection(entity, fields, "returning");
			const statement = write(entity, (source, draft) => `${updateText(source, draft, where, changes, undefined)} RETURNING ${list}`);
			return { ...statement, decode };
		},
		delete: (entity, where, limit) =>
			write(entity, (source, draft) => `DELETE FROM ${from(source)} WHERE ${limited(where, source, draft, limit)}`),
	};
}

/** Selections of fields that are kept. Beyond it they are forgotten and made anew: a client can't fill the memory with them. */
const maxProjections = 1_000;

interface Projection {
	readonly list: string;
	readonly decode: (row: readonly unknown[]) => Row;
}

function createProjection(
	entity: EntityIndex,
	names: readonly string[],
	dialect: Dialect,
	columnOf: (field: FieldDescriptor) => string,
): Projection {
	const fields = names.map((name) => fieldOf(entity, name));
	return {
		// Without a field there are still rows.
		list: fields.length === 0 ? "1 AS c0" : fields.map((field, index) => `${dialect.read(field, columnOf(field))} AS c${index}`).join(", "),
		decode(raw) {
			const row: Record<string, Value> = {};
			for (let index = 0; index < fields.length; index++) {
				const field = fields[index] as FieldDescriptor; // Within its length.
				const value = raw[index];
				row[field.name] = value === null || value === undefined ? null : dialect.decode(field, value);
			}
			return row;
		},
	};
}

function from(source: Source): string {
	return `${quote(source.entity.descriptor.table)} AS ${source.alias}`;
}

function insertInto(entity: EntityDescriptor): string {
	return `INSERT INTO ${quote(entity.table)} (${entity.fields.map((field) => quote(field.column)).join(", ")})`;
}

function writtenValue(row: Row, field: FieldDescriptor): Value {
	const value = row[field.name];
	if (value === undefined) throw new TypeError(`the row to insert lacks its field ${field.name}`);
	return value;
}

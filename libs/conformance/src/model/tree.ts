import type { EntityDescriptor, ModelDescriptor, RelationDescriptor, Row, RowTree } from "@metabuilder/dbal/contract";
import { entityOf, fieldOf } from "../values/row-builder.js";
import { compare } from "./rank.js";
import { selectRows } from "./selection.js";
import type { Tables } from "./truth.js";

/** What to give with a row, in the words of an `include` that is known to be sound. */
export interface TreeInclude {
	readonly [relation: string]: true | TreeOptions;
}

export interface TreeOptions {
	readonly where?: Readonly<Record<string, unknown>>;
	readonly orderBy?: Readonly<Record<string, "asc" | "desc">>;
	readonly limit?: number;
	readonly select?: Readonly<Record<string, true>>;
	readonly include?: TreeInclude;
	/** Relations to count. */
	readonly counts?: readonly string[];
}

const defaultLimit = 20;

/** A row with its related rows as docs/semantics.md has it, for a caller who may read everything. */
export function treeOf(model: ModelDescriptor, entity: EntityDescriptor, tables: Tables, row: Row, options: TreeOptions): RowTree {
	const { select, include = {}, counts = [] } = options;
	const own = select ? Object.fromEntries(Object.keys(select).map((name) => [name, row[name] ?? null])) : row;
	const tree: Record<string, RowTree[string]> = { ...own };
	for (const [name, given] of Object.entries(include)) {
		const relation = relationOf(entity, name);
		const below = given === true ? {} : given;
		const rows = related(model, entity, tables, row, relation, below).map((other) =>
			treeOf(model, entityOf(model, relation.entity), tables, other, below),
		);
		tree[name] = relation.kind === "many" ? rows.slice(0, below.limit ?? defaultLimit) : (rows[0] ?? null);
	}
	if (counts.length > 0)
		tree._count = Object.fromEntries(
			counts.map((name) => [name, related(model, entity, tables, row, relationOf(entity, name), {}).length]),
		);
	return tree;
}

function related(
	model: ModelDescriptor,
	entity: EntityDescriptor,
	tables: Tables,
	row: Row,
	relation: RelationDescriptor,
	{ where, orderBy }: TreeOptions,
): readonly Row[] {
	const value = row[relation.field] ?? null;
	const { type } = fieldOf(entity, relation.field);
	return selectRows(model, entityOf(model, relation.entity), tables, where, orderBy).filter((other) => {
		const there = other[relation.references] ?? null;
		return value !== null && there !== null && compare(type, value, there) === 0;
	});
}

function relationOf(entity: EntityDescriptor, name: string): RelationDescriptor {
	const relation = entity.relations.find((candidate) => candidate.name === name);
	if (!relation) throw new Error(`${entity.name} has no relation ${name}`);
	return relation;
}

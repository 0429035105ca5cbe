import { checkValue, includeLimits, joinPath, type RelationDescriptor, readRecord, relationCounts } from "@metabuilder/dbal/contract";
import type { Granted, Readable } from "../access/access.js";
import { type Findings, forbid, note } from "../query/findings.js";
import { queryLimits } from "../query/limits.js";
import { type EntityIndex, entityOf } from "../query/model-index.js";
import { parseOrderBy } from "../query/parse-order.js";
import { parseWhere } from "../query/parse-where.js";
import type { Predicate } from "../query/predicate.js";
import { type Projection, parseSelect } from "../query/projection.js";
import { guardRelation, type Scope } from "./scope.js";
import { visible } from "./visible.js";

/** What an answer has of each row: its fields, and what was included with it. */
export interface Returned extends Projection {
	readonly include: readonly IncludedRows[];
	readonly counts: readonly { readonly relation: RelationDescriptor; readonly where: Predicate }[];
}

/** Related rows, the rules of their entity woven in. */
export interface IncludedRows extends Returned {
	readonly relation: RelationDescriptor;
	readonly entity: EntityIndex;
	readonly where: Predicate;
	readonly orderBy: ReturnType<typeof parseOrderBy>;
	readonly limit: number;
}

/**
 * A caller's `select` and `include`. `rows`: how many rows the answer has at most. A relation is followed by whoever may read the rows at its
 * other end, and the foreign key that it is made of: an included row would tell it.
 */
export function parseReturned(
	scope: Scope,
	entity: EntityIndex,
	given: { readonly select?: unknown; readonly include?: unknown },
	readable: Readable,
	rows: number,
	findings: Findings,
): Returned {
	return new IncludeParser(scope, findings).returned(entity, given, readable, rows, "", 0);
}

class IncludeParser {
	private included = 0;
	private rows = 0;
	private readonly scope: Scope;
	private readonly findings: Findings;

	constructor(scope: Scope, findings: Findings) {
		this.scope = scope;
		this.findings = findings;
	}

	returned(
		entity: EntityIndex,
		given: { readonly select?: unknown; readonly include?: unknown },
		readable: Readable,
		rows: number,
		path: string,
		depth: number,
	): Returned {
		const projection = parseSelect(entity, given.select, readable, this.findings, joinPath(path, "select"));
		const include: IncludedRows[] = [];
		const counts: Returned["counts"][number][] = [];
		if (given.include === undefined) return { ...projection, include, counts };
		const at = joinPath(path, "include");
		if (depth >= includeLimits.maxDepth) {
			note(this.findings, at, "max_depth", `may nest at most ${includeLimits.maxDepth} levels`);
			return { ...projection, include, counts };
		}
		for (const [name, value] of readRecord(given.include, at, this.findings.faults) ?? []) {
			if (name === relationCounts) counts.push(...this.counts(entity, value, readable, joinPath(at, name)));
			else include.push(...this.relation(entity, name, value, readable, rows, joinPath(at, name), depth));
		}
		return { ...projection, include, counts };
	}

	private relation(
		entity: EntityIndex,
		name: string,
		value: unknown,
		readable: Readable,
		rows: number,
		path: string,
		depth: number,
	): readonly IncludedRows[] {
		const followed = this.follow(entity, name, readable, path);
		if (followed === undefined || value === false) return [];
		const { relation, decision } = followed;
		const options = this.options(value, relation.kind === "one" ? ["select", "include"] : manyOptions, path);
		if (options === undefined) return [];
		const target = entityOf(this.scope.model, relation.entity);
		const limit = relation.kind === "one" ? 1 : this.limit(options.limit, joinPath(path, "limit"));
		this.spend(rows * limit);
		return [
			{
				...this.returned(target, options, decision.readable, rows * limit, path, depth + 1),
				relation,
				entity: target,
				where: this.where(target, options.where, decision, joinPath(path, "where")),
				orderBy: parseOrderBy(target, options.orderBy, decision.readable.always, this.findings, joinPath(path, "orderBy")),
				limit,
			},
		];
	}

	private counts(entity: EntityIndex, value: unknown, readable: Readable, path: string): Returned["counts"] {
		return (readRecord(value, path, this.findings.faults) ?? []).flatMap(([name, counted]) => {
			const at = joinPath(path, name);
			const followed = this.follow(entity, name, readable, at);
			if (followed === undefined || counted === false) return [];
			const { relation, decision } = followed;
			if (relation.kind === "one") {
				note(this.findings, at, "relation_kind", "is a to-one relation, which isn't counted");
				return [];
			}
			const options = this.options(counted, ["where"], at);
			if (options === undefined) return [];
			this.spend(0);
			const target = entityOf(this.scope.model, relation.entity);
			return [{ relation, where: this.where(target, options.where, decision, joinPath(at, "where")) }];
		});
	}

	/** The relation, if the caller may follow it. That is asked before anything of its options is looked at. */
	private follow(
		entity: EntityIndex,
		name: string,
		readable: Readable,
		path: string,
	): { readonly relation: RelationDescriptor; readonly decision: Granted } | undefined {
		const relation = entity.relations.get(name);
		if (!relation) {
			note(this.findings, path, "unknown_field", `is no relation of ${entity.descriptor.name}`);
			return undefined;
		}
		const decision = guardRelation(this.scope)(relation);
		const holdsKey = relation.onDelete !== undefined;
		const tells = decision.allowed && (holdsKey ? readable.always.has(relation.field) : decision.readable.always.has(relation.references));
		if (decision.allowed && tells) return { relation, decision };
		forbid(this.findings, path, "leads to what you may not read");
		return undefined;
	}

	private where(target: EntityIndex, where: unknown, decision: Granted, path: string): Predicate {
		const { scope } = this;
		const guard = { model: scope.model, guard: guardRelation(scope) };
		const parsed = parseWhere(target, where, decision.readable.always, guard, this.findings, path);
		return visible(scope, target, decision.filter, parsed);
	}

	/** `undefined` counts as absent, but for a `where`, which is never "all rows". */
	private options(value: unknown, known: readonly string[], path: string): Readonly<Record<string, unknown>> | undefined {
		if (value === true) return {};
		if (typeof value !== "object" || value === null) {
			note(this.findings, path, "type", "must be true, false or an object");
			return undefined;
		}
		const options: Record<string, unknown> = {};
		for (const [name, option] of readRecord(value, path, this.findings.faults) ?? []) {
			const at = joinPath(path, name);
			if (!known.includes(name)) note(this.findings, at, "unknown_field", `is no option here: use ${known.join(", ")}`);
			else if (option === undefined && name === "where")
				note(this.findings, at, "undefined", "is undefined; leave the key out where nothing is asked");
			else options[name] = option;
		}
		return options;
	}

	private limit(limit: unknown, path: string): number {
		if (limit === undefined) return queryLimits.defaultLimit;
		const checked = checkValue({ type: "integer", min: 1 }, limit, path, this.findings.faults);
		return Math.min(typeof checked === "number" ? checked : 1, queryLimits.maxLimit);
	}

	private spend(rows: number): void {
		this.included++;
		if (this.included === queryLimits.maxIncluded + 1)
			note(this.findings, "include", "max_items", `may hold at most ${queryLimits.maxIncluded} relations and counts`);
		const before = this.rows;
		this.rows += rows;
		if (before <= queryLimits.maxIncludedRows && this.rows > queryLimits.maxIncludedRows)
			note(
				this.findings,
				"include",
				"max_rows",
				`may lead to more than ${queryLimits.maxIncludedRows} rows: lower the limits, its own or the list's`,
			);
	}
}

const manyOptions = ["where", "orderBy", "limit", "select", "include"];

import { DBALError, type Row, type RowTree } from "@metabuilder/dbal/contract";
import { type Alternative, alternativesFor, type Granted } from "../access/access.js";
import { plainRows } from "../adapters/adapter.js";
import { allOf, anyOf } from "../query/combine.js";
import { type Findings, note } from "../query/findings.js";
import { byPrimaryKey, type EntityIndex } from "../query/model-index.js";
import { hasKey, type RowKey } from "../query/parse-key.js";
import type { Operand, Predicate } from "../query/predicate.js";
import { isAlways, unexpired } from "../query/weave.js";
import { checkBefore, checkOf, checkWritten, looksAtOthers } from "./check-rows.js";
import { hasEtag, staleOrNotFound } from "./etag.js";
import { checkLinks } from "./links.js";
import { followOwnKey } from "./own-key.js";
import { readBack } from "./read-back.js";
import type { Returned } from "./returned.js";
import { completeChanges, readChanges } from "./row-input.js";
import { notFound, type Scope, storeOptions } from "./scope.js";

/** What a caller wants changed in rows, and by which rules. */
export interface Changes {
	readonly decision: Granted;
	/** What the caller set. */
	readonly given: Row;
	/** With what the rules and the engine add to it. */
	readonly complete: Row;
	/** The rules that let all of its fields be written. */
	readonly alternatives: readonly Alternative[];
}

/** The data of an update, checked. `path` is where it stands in the call. */
export function readUpdate(
	scope: Scope,
	entity: EntityIndex,
	decision: Granted,
	data: unknown,
	findings: Findings,
	{ path = "data", mayBeEmpty = false }: { readonly path?: string; readonly mayBeEmpty?: boolean } = {},
): Changes {
	const faults = findings.faults.length;
	const forbidden = findings.forbidden.length;
	const given = readChanges(entity, decision, data, "update", findings, path);
	const alternatives = alternativesFor(decision, Object.keys(given));
	if (alternatives.length === 0 && findings.forbidden.length === forbidden) findings.forbidden.push(noRuleForAll(path));
	const isEmpty = Object.keys(given).length === 0;
	if (isEmpty && !mayBeEmpty && findings.faults.length === faults) note(findings, path, "empty", "changes nothing");
	const complete = isEmpty && mayBeEmpty ? {} : completeChanges(scope, entity, decision, given, findings, path);
	return { decision, given, complete, alternatives };
}

/**
 * Whether rows that a rule lets be changed stay rows that it lets stand, whatever they hold: then the rules are part of the one statement
 * that changes them. So it is where nothing is checked, and where what is checked is the rule's filter, of fields that don't change.
 */
export function checksItself({ alternatives, complete }: Changes): boolean {
	const changed = new Set(Object.keys(complete));
	return alternatives.every(
		({ filter, check }) => isAlways(check) || (check === filter && !looksAtOthers(check) && !mentions(check, changed)),
	);
}

/** A row that is written, and what it has to satisfy. */
export interface Attempted {
	readonly check: Predicate;
	readonly rows: readonly Row[];
}

/**
 * Changes the row of a key and gives it back as the caller may read it, in a transaction: one rule holds on the row before and on the row
 * after. `attempt` is told of it before it is written. NOT_FOUND where no row of the key may be changed.
 */
export async function changeRow(
	inside: Scope,
	entity: EntityIndex,
	key: RowKey,
	changes: Changes,
	{ etag, returned, path, attempt }: RowWrite,
): Promise<RowTree> {
	const { descriptor } = entity;
	const { before, holding } = await findBefore(inside, entity, key, changes, path);
	if (etag !== undefined && before[descriptor.version ?? ""] !== etag)
		throw await staleOrNotFound(inside, entity, hasKey({ [descriptor.primaryKey]: before[descriptor.primaryKey] as Operand }), etag);
	const { given, complete } = changes;
	const after = followOwnKey(descriptor, before, { ...before, ...complete });
	const [row] = Object.keys(complete).length === 0 ? await readBack(inside, entity, [before], returned) : await write();
	return row ?? {};

	async function write(): Promise<readonly RowTree[]> {
		const check = checkOf(holding);
		checkBefore(entity, check, [after]);
		attempt([{ check, rows: [after] }]);
		await checkLinks(inside, entity, [given], () => path);
		const id = before[descriptor.primaryKey] as Operand; // A primary key is a uuid.
		const filter = anyOf(holding.map((alternative) => alternative.filter));
		// The rules are in the statement too: a row that moved in the meantime is not touched.
		const where = allOf([hasKey({ [descriptor.primaryKey]: id }), filter, hasEtag(entity, etag)]);
		if ((await inside.store.update(descriptor, where, complete, storeOptions(inside))) === 0) throw notFound(entity);
		await checkWritten(inside, entity, check, [id]);
		return readBack(inside, entity, [after], returned);
	}
}

/** How one row is written. */
export interface RowWrite {
	readonly etag: string | undefined;
	readonly returned: Returned;
	/** Where its data stands in the call. */
	readonly path: string;
	readonly attempt: (rows: readonly Attempted[]) => void;
}

/** The whole row as it stands, and the rules whose filter holds on it. */
async function findBefore(
	scope: Scope,
	entity: EntityIndex,
	key: RowKey,
	{ alternatives, decision }: Changes,
	path: string,
): Promise<{ readonly before: Row; readonly holding: readonly Alternative[] }> {
	const reachable = allOf([hasKey(key), unexpired(entity, scope.now)]);
	const holding: Alternative[] = [];
	let before: Row | undefined;
	for (const alternative of alternatives) {
		const row = await findRow(scope, entity, allOf([reachable, alternative.filter]));
		if (!row) continue;
		before = row;
		holding.push(alternative);
		if (isAlways(alternative.check)) break;
	}
	if (before) return { before, holding };
	const others = decision.alternatives.length > alternatives.length;
	if (others && (await findRow(scope, entity, allOf([reachable, decision.filter])))) {
		const fault = noRuleForAll(path);
		throw new DBALError("FORBIDDEN", fault.message, { fields: [fault] });
	}
	throw notFound(entity);
}

/** A whole row. */
export async function findRow(scope: Scope, entity: EntityIndex, where: Predicate): Promise<Row | undefined> {
	const { descriptor } = entity;
	const fields = descriptor.fields.map((field) => field.name);
	const find = { entity: descriptor, where, orderBy: byPrimaryKey(entity), fields, limit: 1 };
	return plainRows(await scope.store.find(find, storeOptions(scope)))[0];
}

/** Whoever may write a row may name it by its primary key; a key of other fields is only for those who may read them. */
export function keyFields(entity: EntityIndex, decision: Granted): ReadonlySet<string> {
	return new Set([...decision.readable.always, entity.descriptor.primaryKey]);
}

function noRuleForAll(path: string) {
	return { path, rule: "forbidden", message: "No rule lets you change all of these fields together." } as const;
}

/** True when a predicate asks of one of these fields of the row itself. */
function mentions(predicate: Predicate, fields: ReadonlySet<string>): boolean {
	switch (predicate.kind) {
		case "and":
		case "or":
			return predicate.items.some((item) => mentions(item, fields));
		case "not":
			return mentions(predicate.item, fields);
		case "compareFields":
			return fields.has(predicate.field) || fields.has(predicate.other);
		case "compare":
		case "in":
		case "text":
		case "isNull":
			return fields.has(predicate.field);
		case "constant":
			return false;
		case "some":
			throw new Error("a relation is no field of the row itself");
		default:
			return predicate satisfies never;
	}
}

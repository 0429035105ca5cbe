import { DBALError, type Row, type StandardOutputs } from "@metabuilder/dbal/contract";
import { type Alternative, alternativesFor, type Granted } from "../access/access.js";
import { allOf, anyOf } from "../query/combine.js";
import { noFindings, note, refuse } from "../query/findings.js";
import { byPrimaryKey, type EntityIndex } from "../query/model-index.js";
import { hasKey, parseKey, type RowKey } from "../query/parse-key.js";
import type { Operand, Predicate } from "../query/predicate.js";
import { parseSelect } from "../query/projection.js";
import { isAlways, unexpired } from "../query/weave.js";
import { readArguments } from "./arguments.js";
import { checkBefore, checkOf, checkWritten, failureOfWrite } from "./check-rows.js";
import { checkLinks } from "./links.js";
import { readBack } from "./read-back.js";
import { completeChanges, readChanges } from "./row-input.js";
import { granted, inTransaction, notFound, type Scope, storeOptions } from "./scope.js";

/**
 * Changes the row of a unique key and gives it back as the caller may read it. The rules hold on the row before and on the
 * row after, in one transaction. NOT_FOUND as for {@link get}.
 */
export async function update(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["update"]> {
	const decision = granted(scope, entity, "update");
	const findings = noFindings();
	const given = readArguments("update", input, findings);
	const key = parseKey(entity, given.key, keyFields(entity, decision), findings);
	const changes = readChanges(entity, decision, given.data, "update", findings, "data");
	const alternatives = alternativesFor(decision, Object.keys(changes));
	if (alternatives.length === 0 && findings.forbidden.length === 0) findings.forbidden.push(noRuleForAll);
	const projection = parseSelect(entity, given.select, decision.readable, findings);
	if (Object.keys(changes).length === 0 && findings.faults.length === 0) note(findings, "data", "empty", "changes nothing");
	const complete = completeChanges(scope, entity, decision, changes, findings, "data");
	refuse(findings);
	let attempted: readonly { readonly check: Predicate; readonly rows: readonly Row[] }[] = [];
	const change = inTransaction(scope, async (inside) => {
		const { before, holding } = await findBefore(inside, entity, key, decision, alternatives);
		const after: Row = { ...before, ...complete };
		const check = checkOf(holding);
		checkBefore(entity, check, [after]);
		attempted = [{ check, rows: [after] }];
		await checkLinks(inside, entity, [changes], () => "data");
		const id = before[entity.descriptor.primaryKey] as Operand; // A primary key is a uuid.
		const where = allOf([hasKey({ [entity.descriptor.primaryKey]: id }), anyOf(holding.map((alternative) => alternative.filter))]);
		// The rules are in the statement too: a row that moved in the meantime is not touched.
		if ((await inside.store.update(entity.descriptor, where, complete, storeOptions(inside))) === 0) throw notFound(entity);
		await checkWritten(inside, entity, check, [id]);
		const [row] = await readBack(inside, entity, [after], projection);
		return { data: row ?? {} };
	});
	return change.catch(async (error: unknown) => {
		throw await failureOfWrite(scope, entity, attempted, error);
	});
}

/** Deletes the row of a unique key, and what `on_delete` says. NOT_FOUND as for {@link get}. */
export async function remove(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["delete"]> {
	const decision = granted(scope, entity, "delete");
	const findings = noFindings();
	const given = readArguments("delete", input, findings);
	const key = parseKey(entity, given.key, keyFields(entity, decision), findings);
	refuse(findings);
	const where = allOf([hasKey(key), decision.filter, unexpired(entity, scope.now)]);
	await inTransaction(scope, async (inside) => {
		if ((await inside.store.delete(entity.descriptor, where, storeOptions(inside))) === 0) throw notFound(entity);
	});
	return {};
}

const noRuleForAll = { path: "data", rule: "forbidden", message: "No rule lets you change all of these fields together." } as const;

/** Whoever may write a row may name it by its primary key; a key of other fields is only for those who may read them. */
function keyFields(entity: EntityIndex, decision: Granted): ReadonlySet<string> {
	return new Set([...decision.readable.always, entity.descriptor.primaryKey]);
}

/** The whole row as it stands, and the rules whose filter holds on it. */
async function findBefore(
	scope: Scope,
	entity: EntityIndex,
	key: RowKey,
	decision: Granted,
	alternatives: readonly Alternative[],
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
	if (others && (await findRow(scope, entity, allOf([reachable, decision.filter]))))
		throw new DBALError("FORBIDDEN", noRuleForAll.message, { fields: [noRuleForAll] });
	throw notFound(entity);
}

async function findRow(scope: Scope, entity: EntityIndex, where: Predicate): Promise<Row | undefined> {
	const { descriptor } = entity;
	const rows = await scope.store.find(
		{ entity: descriptor, where, orderBy: byPrimaryKey(entity), fields: descriptor.fields.map((field) => field.name), limit: 1 },
		storeOptions(scope),
	);
	return rows[0];
}

import type { RowTree, StandardOutputs } from "@metabuilder/dbal/contract";
import { allOf, anyOf } from "../query/combine.js";
import { noFindings, refuse } from "../query/findings.js";
import type { EntityIndex } from "../query/model-index.js";
import { hasKey, parseKey, type RowKey } from "../query/parse-key.js";
import { unexpired } from "../query/weave.js";
import { readArguments } from "./arguments.js";
import { failureOfWrite } from "./check-rows.js";
import { hasEtag, parseIfMatch } from "./etag.js";
import { asksForLinks, checkLinks } from "./links.js";
import { movesOwnKey } from "./own-key.js";
import { asksToReadBack, readBack } from "./read-back.js";
import { parseReturned } from "./returned.js";
import { type Attempted, type Changes, changeRow, checksItself, keyFields, type RowWrite, readUpdate } from "./row-change.js";
import { granted, inTransaction, inTransactionIf, type Scope, storeOptions } from "./scope.js";

/**
 * Changes the row of a unique key and gives it back as the caller may read it. The rules hold on the row before and on the
 * row after, in one transaction. NOT_FOUND as for {@link get}; CONFLICT `stale` where it has another etag than `ifMatch`.
 */
export async function update(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["update"]> {
	const decision = granted(scope, entity, "update");
	const findings = noFindings();
	const given = readArguments("update", input, findings);
	const key = parseKey(entity, given.key, keyFields(entity, decision), findings);
	const changes = readUpdate(scope, entity, decision, given.data, findings);
	const etag = parseIfMatch(entity, given.ifMatch, decision, findings);
	const returned = parseReturned(scope, entity, given, decision.readable, 1, findings);
	refuse(findings);
	let attempted: readonly Attempted[] = [];
	const write: RowWrite = {
		etag,
		returned,
		path: "data",
		attempt: (rows) => {
			attempted = rows;
		},
	};
	try {
		const isPlain = checksItself(changes) && !movesOwnKey(entity.descriptor, changes.complete);
		const changed = isPlain ? await changeAtOnce(scope, entity, key, changes, write) : undefined;
		// Why nothing was changed takes a closer look; and the row may have come in the meantime.
		return { data: changed ?? (await inTransaction(scope, (inside) => changeRow(inside, entity, key, changes, write))) };
	} catch (error) {
		throw await failureOfWrite(scope, entity, attempted, error);
	}
}

/** One statement for the row, the rules and the answer, where the rules ask for no more. Undefined where it changed no row. */
async function changeAtOnce(
	scope: Scope,
	entity: EntityIndex,
	key: RowKey,
	{ alternatives, given, complete }: Changes,
	{ etag, returned }: RowWrite,
): Promise<RowTree | undefined> {
	const { descriptor } = entity;
	const filter = anyOf(alternatives.map((alternative) => alternative.filter));
	const where = allOf([hasKey(key), unexpired(entity, scope.now), filter, hasEtag(entity, etag)]);
	const fields = descriptor.fields.map((field) => field.name);
	const several = asksForLinks(scope, entity, Object.keys(given)) || asksToReadBack(scope, entity, returned);
	return inTransactionIf(several, scope, async (inside) => {
		await checkLinks(inside, entity, [given], () => "data");
		const changed = await inside.store.updateReturning({ entity: descriptor, where, fields }, complete, storeOptions(inside));
		return (await readBack(inside, entity, changed, returned))[0];
	});
}

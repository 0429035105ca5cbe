import { isDBALError, joinPath, type Row, type RowTree, type StandardOutputs } from "@metabuilder/dbal/contract";
import { writeGrants } from "@metabuilder/dbal-policy";
import { alternativesFor, type Granted } from "../access/access.js";
import { relocate, uniqueConflict } from "../adapters/conflict.js";
import { compareValues } from "../query/compare.js";
import { type Findings, noFindings, note, refuse } from "../query/findings.js";
import type { EntityIndex } from "../query/model-index.js";
import { parseKey, type RowKey } from "../query/parse-key.js";
import type { Operand } from "../query/predicate.js";
import { readArguments } from "./arguments.js";
import { checkBefore, checkOf, checkWritten, failureOfWrite } from "./check-rows.js";
import { parseIfMatch, staleConflict } from "./etag.js";
import { checkLinks } from "./links.js";
import { readBack } from "./read-back.js";
import { parseReturned } from "./returned.js";
import { type Attempted, changeRow, keyFields, type RowWrite, readUpdate } from "./row-change.js";
import { completeRow, readChanges } from "./row-input.js";
import { granted, inTransaction, type Scope, storeOptions } from "./scope.js";

/**
 * Changes the row of a unique key, or inserts it where there is none that may be changed: by the rules of an update or of a create. A row that is
 * there and hidden is a CONFLICT, as for a create. With `ifMatch` nothing is inserted.
 */
export async function upsert(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["upsert"]> {
	const inserting = granted(scope, entity, "upsert", writeGrants.insert);
	const updating = granted(scope, entity, "upsert", writeGrants.update);
	const findings = noFindings();
	const given = readArguments("upsert", input, findings);
	const key = readUpsertKey(entity, given.key, updating, findings);
	const item = readItem(scope, entity, inserting, key, given.create, findings);
	const changes = readUpdate(scope, entity, updating, given.update, findings, { path: "update", mayBeEmpty: true });
	const etag = parseIfMatch(entity, given.ifMatch, updating, findings);
	const returned = parseReturned(scope, entity, given, updating.readable, 1, findings);
	refuse(findings);
	let attempted: readonly Attempted[] = [];
	const attempt = (rows: readonly Attempted[]) => {
		attempted = rows;
	};
	const write: RowWrite = { etag, returned, path: "update", attempt };
	const work = async (inside: Scope): Promise<StandardOutputs["upsert"]> => {
		const changed = await changeRow(inside, entity, key, changes, write).catch((error: unknown) => {
			if (isDBALError(error) && error.code === "NOT_FOUND") return undefined;
			throw relocate(error, "update");
		});
		if (changed) return { data: changed, created: false };
		if (etag !== undefined) throw staleConflict(entity);
		return { data: await insert(inside, entity, key, item, write), created: true };
	};
	try {
		return await inTransaction(scope, work);
	} catch (error) {
		throw await failureOfWrite(scope, entity, attempted, error);
	}
}

interface Item {
	readonly given: Row;
	readonly row: Row;
	readonly alternatives: Granted["alternatives"];
}

async function insert(scope: Scope, entity: EntityIndex, key: RowKey, item: Item, { returned, attempt }: RowWrite): Promise<RowTree> {
	const { descriptor } = entity;
	const { row } = item;
	const check = checkOf(item.alternatives);
	checkBefore(entity, check, [row]);
	attempt([{ check, rows: [row] }]);
	await checkLinks(scope, entity, [item.given], () => "create");
	const names = Object.keys(key);
	const isNew = await scope.store.insertUnless(descriptor, row, names, storeOptions(scope)).catch((error: unknown) => {
		throw relocate(error, "create");
	});
	// A row that another transaction inserts meanwhile makes the adapter run all of this again: this one is hidden.
	if (!isNew) throw uniqueConflict(names.map((name) => `create.${name}`));
	await checkWritten(scope, entity, check, [row[descriptor.primaryKey] as Operand]); // A primary key is a uuid.
	return (await readBack(scope, entity, [row], returned))[0] ?? {};
}

/** A key that callers choose: no row could be inserted under one that the engine fills in. */
function readUpsertKey(entity: EntityIndex, given: unknown, decision: Granted, findings: Findings): RowKey {
	const key = parseKey(entity, given, keyFields(entity, decision), findings);
	for (const name of Object.keys(key))
		if (entity.fields.get(name)?.generated)
			note(findings, joinPath("key", name), "generated", "is filled in by the engine: nothing can be inserted under it");
	return key;
}

/** The row to insert. The key's fields belong to it, whether `create` names them or not. */
function readItem(scope: Scope, entity: EntityIndex, decision: Granted, key: RowKey, data: unknown, findings: Findings): Item {
	const own = noFindings();
	const created = readChanges(entity, decision, data, "create", own, "create");
	for (const [name, value] of Object.entries(created)) {
		const field = entity.fields.get(name);
		const expected = key[name];
		if (field && expected !== undefined && (value === null || compareValues(field.type, value, expected) !== 0))
			note(own, joinPath("create", name), "key", "must be what the key says, or be left out");
	}
	const rest = Object.fromEntries(Object.entries(key).filter(([name]) => !Object.hasOwn(created, name)));
	const given = { ...created, ...readChanges(entity, decision, rest, "create", own, "key") };
	const alternatives = alternativesFor(decision, Object.keys(given));
	if (alternatives.length === 0 && own.forbidden.length === 0)
		own.forbidden.push({ path: "create", rule: "forbidden", message: "No rule lets you set all of these fields together." });
	const row = completeRow(scope, entity, decision, given, own, "create");
	findings.faults.push(...own.faults);
	findings.forbidden.push(...own.forbidden);
	return { given, row, alternatives };
}

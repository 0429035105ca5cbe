import { joinPath, type Row, type RowTree, readList, type StandardOutputs } from "@metabuilder/dbal/contract";
import { type Alternative, alternativesFor, type Granted } from "../access/access.js";
import { relocate } from "../adapters/conflict.js";
import { type Findings, noFindings, refuse } from "../query/findings.js";
import { queryLimits } from "../query/limits.js";
import type { EntityIndex } from "../query/model-index.js";
import type { Operand, Predicate } from "../query/predicate.js";
import { readArguments } from "./arguments.js";
import { checkBefore, checkOf, checkWritten, failureOfWrite, looksAtOthers } from "./check-rows.js";
import { asksForLinks, checkLinks } from "./links.js";
import { asksToReadBack, readBack } from "./read-back.js";
import { parseReturned, type Returned } from "./returned.js";
import { completeRow, readChanges } from "./row-input.js";
import { granted, inTransactionIf, type Scope, storeOptions } from "./scope.js";

/** Inserts one row and gives it back as the caller may read it. */
export async function create(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["create"]> {
	const decision = granted(scope, entity, "create");
	const findings = noFindings();
	const given = readArguments("create", input, findings);
	const item = readItem(scope, entity, decision, given.data, findings, "data");
	const returned = parseReturned(scope, entity, given, decision.readable, 1, findings);
	refuse(findings);
	const [row] = await insertItems(scope, entity, [item], returned, () => "data");
	return { data: row ?? {} };
}

/** Inserts up to 1,000 rows, all or none, and gives them back in their order. */
export async function createMany(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["createMany"]> {
	const decision = granted(scope, entity, "createMany");
	const findings = noFindings();
	const given = readArguments("createMany", input, findings);
	const list = readList(given.data, "data", queryLimits.maxCreateMany, findings.faults) ?? [];
	const pathOf = (index: number) => joinPath("data", index);
	const items = list.map((item, index) => readItem(scope, entity, decision, item, findings, pathOf(index)));
	const returned = parseReturned(scope, entity, given, decision.readable, items.length, findings);
	refuse(findings);
	return { data: items.length === 0 ? [] : await insertItems(scope, entity, items, returned, pathOf) };
}

/** A row to insert. */
interface Item {
	/** What the caller set. */
	readonly changes: Row;
	readonly row: Row;
	/** The rules that let all of its fields be written. */
	readonly alternatives: readonly Alternative[];
}

function readItem(scope: Scope, entity: EntityIndex, decision: Granted, data: unknown, findings: Findings, path: string): Item {
	const own = noFindings();
	const changes = readChanges(entity, decision, data, "create", own, path);
	const alternatives = alternativesFor(decision, Object.keys(changes));
	const row = completeRow(scope, entity, decision, changes, own, path);
	findings.faults.push(...own.faults);
	findings.forbidden.push(...own.forbidden);
	if (alternatives.length === 0 && own.forbidden.length === 0)
		findings.forbidden.push({ path, rule: "forbidden", message: `No rule lets you set all of these fields of ${path} together.` });
	return { changes, row, alternatives };
}

async function insertItems(
	scope: Scope,
	entity: EntityIndex,
	items: readonly Item[],
	returned: Returned,
	pathOf: (index: number) => string,
): Promise<readonly RowTree[]> {
	const { descriptor } = entity;
	const rows = items.map((item) => item.row);
	const idOf = (row: Row) => row[descriptor.primaryKey] as Operand; // A primary key is a uuid.
	const groups = groupByRules(items);
	for (const group of groups) checkBefore(entity, group.check, group.rows);
	const set = [...new Set(items.flatMap((item) => Object.keys(item.changes)))];
	const several =
		groups.some((group) => looksAtOthers(group.check)) || asksForLinks(scope, entity, set) || asksToReadBack(scope, entity, returned);
	const insert = inTransactionIf(several, scope, async (inside) => {
		await checkLinks(
			inside,
			entity,
			items.map((item) => item.changes),
			pathOf,
		);
		await inside.store.insert(descriptor, rows, storeOptions(inside)).catch((error: unknown) => {
			throw rows.length === 1 ? relocate(error, pathOf(0)) : error;
		});
		for (const group of groups) await checkWritten(inside, entity, group.check, group.rows.map(idOf));
		return readBack(inside, entity, rows, returned);
	});
	return insert.catch(async (error: unknown) => {
		throw await failureOfWrite(scope, entity, groups, error);
	});
}

interface Group {
	readonly check: Predicate;
	readonly rows: Row[];
}

/** Rows that the same rules let be written, so that each check is one statement for all of them. */
function groupByRules(items: readonly Item[]): readonly Group[] {
	const groups = new Map<string, Group>();
	for (const { alternatives, row } of items) {
		const key = alternatives.map((alternative) => alternative.rule).join();
		const group = groups.get(key) ?? { check: checkOf(alternatives), rows: [] };
		groups.set(key, group);
		group.rows.push(row);
	}
	return [...groups.values()];
}

import { checkNullable, DBALError, type FieldFault, type Key, type ModelDescriptor, type Row } from "@metabuilder/dbal/contract";
import type { Policy } from "@metabuilder/dbal-policy";
import { type Adapter, plainRows } from "../adapters/adapter.js";
import { holdsAlone, holdsFor, looksAtOthers } from "../operations/check-rows.js";
import type { Principal } from "../principal.js";
import { noFindings, refuse } from "../query/findings.js";
import { byPrimaryKey, entityOf, indexModel } from "../query/model-index.js";
import { hasKey, parseKey } from "../query/parse-key.js";
import { createAccess } from "./access.js";
import { type Explanation, explain } from "./explain.js";
import { writeOf } from "./judge.js";

/** Somebody and what they want to do to a row of the database. */
export interface StoredCase {
	readonly principal: Principal;
	readonly entity: string;
	readonly operation: string;
	/** The row; without it what holds whatever the row. */
	readonly key?: Key;
	/** Of a create: the row. Of an update: what is sent. */
	readonly changes?: Row;
	/** Of a read: fields that are asked for. */
	readonly fields?: readonly string[];
	readonly now: Date;
}

/** Explains a decision about a row as it is stored, past every rule. NOT_FOUND where there is none, VALIDATION_ERROR for what the model lacks. */
export async function explainStored(
	model: ModelDescriptor,
	policy: Policy,
	adapter: Adapter | undefined,
	of: StoredCase,
): Promise<Explanation> {
	const index = indexModel(model);
	const entity = entityOf(index, of.entity);
	const changes = checkChanges(entity.descriptor.fields, of.changes ?? {});
	const before = of.key === undefined || adapter === undefined ? undefined : await find(of.key, adapter);
	const decision = createAccess(model, policy, () => of.now.getTime()).decide(of.principal, of.entity, of.operation);
	const presets = decision.allowed ? decision.presets : {};
	const question = { operation: of.operation, exists: before !== undefined };
	const write = writeOf(question);
	const sent = Object.keys(changes);
	const isSent = write === "insert" ? sent.length > 0 : write === "update" && before !== undefined;
	const after = isSent ? { ...emptyRow(), ...before, ...changes, ...presets } : undefined;
	const { principal, now } = of;
	const row = (moment: "before" | "after") => (moment === "after" ? after : before);
	const store = adapter;
	// Without a database only what looks at no other row can be tested.
	const alone = !decision.allowed || !decision.alternatives.some(({ check }) => looksAtOthers(check));
	const canTest = (before !== undefined || after !== undefined) && (store !== undefined || alone);
	return explain(model, policy, {
		principal,
		now,
		entity: of.entity,
		question: { ...question, fields: write === undefined ? (of.fields ?? []) : sent },
		...(canTest && {
			holds: async (predicate, moment) => {
				const tested = row(moment);
				if (tested === undefined) return predicate.kind === "constant" && predicate.value;
				return store === undefined ? holdsAlone(entity, predicate, tested) : holdsFor({ model: index, store }, entity, predicate, tested);
			},
		}),
		rows: { ...(before && { before }), ...(after && { after }) },
	});

	function emptyRow(): Row {
		return Object.fromEntries(entity.descriptor.fields.map(({ name }) => [name, null]));
	}

	async function find(key: Key, from: Adapter): Promise<Row> {
		const findings = noFindings();
		const names = entity.descriptor.fields.map(({ name }) => name);
		const parsed = parseKey(entity, key, new Set(names), findings);
		refuse(findings);
		const find = { entity: entity.descriptor, where: hasKey(parsed), orderBy: byPrimaryKey(entity), fields: names, limit: 1 };
		const [found] = plainRows(await from.find(find));
		if (found === undefined) throw new DBALError("NOT_FOUND", `There is no such ${of.entity}.`);
		return found;
	}
}

function checkChanges(fields: ModelDescriptor["entities"][number]["fields"], changes: Row): Row {
	const faults: FieldFault[] = [];
	const checked = Object.entries(changes).map(([name, value]) => {
		const field = fields.find((candidate) => candidate.name === name);
		if (field === undefined) faults.push({ path: name, rule: "unknown_field", message: `There is no field ${name}.` });
		return [name, field && checkNullable(field, value, name, faults)] as const;
	});
	if (faults.length > 0) throw new DBALError("VALIDATION_ERROR", faults.map(({ message }) => message).join(" "), { fields: faults });
	return Object.fromEntries(checked.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

/** What is pinned of a field, a parameter or a member of an object. */
export interface Slot {
	readonly number: number;
	/** Of an entity's field. */
	readonly column?: string;
	/** Numbers of an enum's members. */
	readonly values?: Readonly<Record<string, number>>;
	readonly removedValues?: readonly NamedNumber[];
	/** Members of an object. */
	readonly members?: Slots;
}

export interface NamedNumber {
	readonly name: string;
	readonly number: number;
}

/** The fields of one message: those in use, and what is left of removed ones. */
export interface Slots {
	readonly slots: Readonly<Record<string, Slot>>;
	readonly removed: readonly NamedNumber[];
}

export interface OperationLock {
	readonly input: Slots;
	readonly output: Slots;
}

export interface EntityLock {
	readonly table: string;
	readonly fields: Slots;
	readonly operations: Readonly<Record<string, OperationLock>>;
	readonly removedOperations: Readonly<Record<string, OperationLock>>;
}

/** Everything that must stay as it was once it has been released: numbers on the wire, tables, columns, names of operations, codes. */
export interface Lock {
	readonly entities: Readonly<Record<string, EntityLock>>;
	readonly removedEntities: Readonly<Record<string, EntityLock>>;
	readonly errors: readonly string[];
	readonly removedErrors: readonly string[];
}

export const emptySlots: Slots = { slots: {}, removed: [] };
export const emptyLock: Lock = { entities: {}, removedEntities: {}, errors: [], removedErrors: [] };

/** What the spec asks to be pinned: the same tree, without numbers. */
export interface SlotPlan {
	readonly name: string;
	readonly renamedFrom?: string;
	/** The column that a field without one would get. */
	readonly column?: string;
	readonly values?: readonly { readonly name: string; readonly renamedFrom?: string }[];
	readonly members?: readonly SlotPlan[];
}

export interface EntityPlan {
	readonly name: string;
	readonly renamedFrom?: string;
	readonly table: string;
	readonly fields: readonly SlotPlan[];
	readonly operations: readonly { readonly name: string; readonly input: readonly SlotPlan[]; readonly output: readonly SlotPlan[] }[];
}

export interface LockPlan {
	readonly entities: readonly EntityPlan[];
	readonly errors: readonly string[];
}

/** Field numbers 19000 to 19999 are protobuf's own. */
const reservedNumbers = { from: 19_000, to: 19_999 };

/**
 * The lock after a change of the spec. What was pinned stays; what is new gets the number after the highest that was ever used
 * there; what is gone leaves a tombstone. `renamedFrom` takes over what the old name had. Pure and idempotent.
 */
export function advanceLock(old: Lock, plan: LockPlan): Lock {
	const entities = { ...old.entities };
	const known = { ...old.removedEntities };
	const next: Record<string, EntityLock> = {};
	for (const entity of plan.entities) {
		const from = claim(entities, entity.name, entity.renamedFrom, plan.entities);
		const before = from === undefined ? known[entity.name] : entities[from];
		if (from !== undefined) delete entities[from];
		else delete known[entity.name];
		next[entity.name] = advanceEntity(
			before,
			entity,
			Object.values({ ...entities, ...next }).map(({ table }) => table),
		);
	}
	const removed = Object.entries(entities).map(([name, entity]) => {
		return [name, advanceEntity(entity, { name, table: entity.table, fields: [], operations: [] }, [])] as const;
	});
	return {
		entities: sorted(next),
		removedEntities: sorted({ ...known, ...Object.fromEntries(removed) }),
		errors: plan.errors,
		removedErrors: [...new Set([...old.removedErrors, ...old.errors])].filter((code) => !plan.errors.includes(code)).sort(),
	};
}

function advanceEntity(old: EntityLock | undefined, plan: EntityPlan, tables: readonly string[]): EntityLock {
	const live = { ...old?.operations };
	const gone = { ...old?.removedOperations };
	const operations: Record<string, OperationLock> = {};
	for (const { name, input, output } of plan.operations) {
		const before = live[name] ?? gone[name];
		delete live[name];
		delete gone[name];
		operations[name] = { input: advanceSlots(before?.input, input), output: advanceSlots(before?.output, output) };
	}
	const removed = Object.entries(live).map(([name, { input, output }]) => {
		return [name, { input: advanceSlots(input, []), output: advanceSlots(output, []) }] as const;
	});
	return {
		table: old?.table ?? unique(plan.table, tables),
		fields: advanceSlots(old?.fields, plan.fields),
		operations,
		removedOperations: sorted({ ...gone, ...Object.fromEntries(removed) }),
	};
}

function advanceSlots(old: Slots = emptySlots, plan: readonly SlotPlan[]): Slots {
	const before = { ...old.slots };
	const next: Record<string, Slot> = {};
	let highest = Math.max(0, ...Object.values(before).map(({ number }) => number), ...old.removed.map(({ number }) => number));
	const kept = plan.map((slot) => {
		const from = claim(before, slot.name, slot.renamedFrom, plan);
		const found = from === undefined ? undefined : before[from];
		if (from !== undefined) delete before[from];
		return { slot, found };
	});
	const columns = kept.flatMap(({ found }) => (found?.column === undefined ? [] : [found.column]));
	for (const { slot, found } of kept) {
		const column = found?.column ?? (slot.column === undefined ? undefined : unique(slot.column, columns));
		if (found === undefined && column !== undefined) columns.push(column);
		if (found === undefined) highest = after(highest);
		next[slot.name] = advanceSlot(found, found?.number ?? highest, column, slot);
	}
	const removed = Object.entries(before).map(([name, { number }]) => ({ name, number }));
	return { slots: next, removed: byNumber([...old.removed, ...removed]) };
}

function advanceSlot(old: Slot | undefined, number: number, column: string | undefined, plan: SlotPlan): Slot {
	const values = advanceValues(old, plan.values);
	const members = advanceSlots(old?.members, plan.members ?? []);
	const holdsMembers = members.removed.length > 0 || Object.keys(members.slots).length > 0;
	return {
		number,
		...(column !== undefined && { column }),
		...values,
		...(holdsMembers && { members }),
	};
}

function advanceValues(old: Slot | undefined, plan: SlotPlan["values"]): Pick<Slot, "values" | "removedValues"> {
	const before = { ...old?.values };
	const removed = old?.removedValues ?? [];
	const next: Record<string, number> = {};
	let highest = Math.max(0, ...Object.values(before), ...removed.map(({ number }) => number));
	const kept = (plan ?? []).map((member) => {
		const from = claim(before, member.name, member.renamedFrom, plan);
		const number = from === undefined ? undefined : before[from];
		if (from !== undefined) delete before[from];
		return { name: member.name, number };
	});
	for (const { name, number } of kept) {
		if (number === undefined) highest += 1;
		next[name] = number ?? highest;
	}
	const gone = byNumber([...removed, ...Object.entries(before).map(([name, number]) => ({ name, number }))]);
	return { ...(plan !== undefined && { values: next }), ...(gone.length > 0 && { removedValues: gone }) };
}

/** Which of the pinned names a planned one takes over: its own, else the one that it was renamed from, unless that is in use itself. */
function claim(
	pinned: Readonly<Record<string, unknown>>,
	name: string,
	renamedFrom: string | undefined,
	plan: readonly { readonly name: string }[] = [],
): string | undefined {
	if (Object.hasOwn(pinned, name)) return name;
	if (renamedFrom === undefined || !Object.hasOwn(pinned, renamedFrom)) return undefined;
	return plan.some((other) => other.name === renamedFrom) ? undefined : renamedFrom;
}

function after(number: number): number {
	const next = number + 1;
	return next >= reservedNumbers.from && next <= reservedNumbers.to ? reservedNumbers.to + 1 : next;
}

function unique(name: string, taken: readonly string[]): string {
	let candidate = name;
	for (let count = 2; taken.includes(candidate); count++) candidate = `${name}_${count}`;
	return candidate;
}

function byNumber(tombstones: readonly NamedNumber[]): readonly NamedNumber[] {
	return [...tombstones].sort((a, b) => a.number - b.number);
}

function sorted<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
	return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

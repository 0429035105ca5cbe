/** What is pinned of a field, a parameter or a member of an object. */
export interface Slot {
	readonly number: number;
	/** Of an entity's field. */
	readonly column?: string;
	/** Numbers of an enum's members. */
	readonly values?: Readonly<Record<string, number>>;
	readonly removedValues?: readonly NamedNumber[];
	/** Members that were renamed: new name → old one, while the spec says so. */
	readonly renamedValues?: Readonly<Record<string, string>>;
	/** Members of an object. */
	readonly members?: Slots;
	/** The earlier name that was taken over, while the spec names it: that rename is done, and isn't done again. */
	readonly renamedFrom?: string;
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
	/** As of a slot. */
	readonly renamedFrom?: string;
	readonly fields: Slots;
	/** They stand in one message with the fields: no number is given twice among both. */
	readonly relations: Slots;
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

/**
 * The form in which a lock is written. The first one doesn't say so of itself; a `format` that is greater comes from a later version of
 * the generator, whose entries this one might lose.
 */
export const lockFormat = 1;

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
	readonly relations: readonly SlotPlan[];
	readonly operations: readonly { readonly name: string; readonly input: readonly SlotPlan[]; readonly output: readonly SlotPlan[] }[];
}

export interface LockPlan {
	readonly entities: readonly EntityPlan[];
	readonly errors: readonly string[];
}

/** The number in an entity's message of how many rows its relations lead to: the last one whose tag takes two bytes. */
export const relationCountsNumber = 2_047;

/** Field numbers that are not given away: one of our own, and 19000 to 19999, which are protobuf's. */
const reservedNumbers: readonly { readonly from: number; readonly to: number }[] = [
	{ from: relationCountsNumber, to: relationCountsNumber },
	{ from: 19_000, to: 19_999 },
];

export function isReservedNumber(number: number): boolean {
	return reservedNumbers.some(({ from, to }) => number >= from && number <= to);
}

/**
 * The lock after a change of the spec. What was pinned stays; what is new gets the number after the highest that was ever used
 * there; what is gone leaves a tombstone. `renamedFrom` takes over what the old name had. Pure and idempotent.
 */
export function advanceLock(old: Lock, plan: LockPlan): Lock {
	const moves = movesOf(old.entities, plan.entities, (name) => old.entities[name]?.renamedFrom);
	const left = { ...old.entities };
	const gone = { ...old.removedEntities };
	const kept = plan.entities.map((entity) => {
		const from = claim(old.entities, entity.name, moves);
		const found = from === undefined ? gone[entity.name] : old.entities[from];
		if (from === undefined) delete gone[entity.name];
		else delete left[from];
		return { entity, found };
	});
	// Those of entities that are gone as well: what their rows were must not become another entity's.
	const tables = [...Object.values(left), ...Object.values(gone), ...kept.flatMap(({ found }) => found ?? [])].map(({ table }) => table);
	const next: Record<string, EntityLock> = {};
	for (const { entity, found } of kept) {
		const table = found?.table ?? unique(entity.table, tables);
		tables.push(table);
		next[entity.name] = { ...advanceEntity(found, entity, table), ...renamed(entity.renamedFrom) };
	}
	const removed = Object.entries(left).map(([name, entity]) => {
		return [name, advanceEntity(entity, { name, table: entity.table, fields: [], relations: [], operations: [] }, entity.table)] as const;
	});
	return {
		entities: sorted(next),
		removedEntities: sorted({ ...gone, ...Object.fromEntries(removed) }),
		errors: plan.errors,
		removedErrors: [...new Set([...old.removedErrors, ...old.errors])].filter((code) => !plan.errors.includes(code)).sort(),
	};
}

function advanceEntity(old: EntityLock | undefined, plan: EntityPlan, table: string): EntityLock {
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
	const fields = advanceSlots(old?.fields, plan.fields, highestOf(old?.relations));
	return {
		table,
		fields,
		relations: advanceSlots(old?.relations, plan.relations, highestOf(fields)),
		operations,
		removedOperations: sorted({ ...gone, ...Object.fromEntries(removed) }),
	};
}

/** `above`: numbers up to it are taken by others of the same message. */
function advanceSlots(old: Slots = emptySlots, plan: readonly SlotPlan[], above = 0): Slots {
	const before = { ...old.slots };
	const moves = movesOf(old.slots, plan, (name) => old.slots[name]?.renamedFrom);
	const next: Record<string, Slot> = {};
	let highest = Math.max(above, highestOf(old));
	const kept = plan.map((slot) => {
		const from = claim(old.slots, slot.name, moves);
		const found = from === undefined ? undefined : old.slots[from];
		if (from !== undefined) delete before[from];
		return { slot, found };
	});
	// Those of fields that go now as well: a new field in the column of one would find its values there.
	const columns = Object.values(old.slots).flatMap(({ column }) => (column === undefined ? [] : [column]));
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
		...renamed(plan.renamedFrom),
	};
}

function advanceValues(old: Slot | undefined, plan: SlotPlan["values"]): Pick<Slot, "values" | "removedValues" | "renamedValues"> {
	const before = { ...old?.values };
	const pinned = old?.values ?? {};
	const moves = movesOf(pinned, plan ?? [], (name) => old?.renamedValues?.[name]);
	const removed = old?.removedValues ?? [];
	const next: Record<string, number> = {};
	let highest = Math.max(0, ...Object.values(before), ...removed.map(({ number }) => number));
	const kept = (plan ?? []).map((member) => {
		const from = claim(pinned, member.name, moves);
		const number = from === undefined ? undefined : pinned[from];
		if (from !== undefined) delete before[from];
		return { name: member.name, number };
	});
	for (const { name, number } of kept) {
		if (number === undefined) highest += 1;
		next[name] = number ?? highest;
	}
	const gone = byNumber([...removed, ...Object.entries(before).map(([name, number]) => ({ name, number }))]);
	const renames = (plan ?? []).flatMap(({ name, renamedFrom }) => (renamedFrom === undefined ? [] : [[name, renamedFrom] as const]));
	return {
		...(plan !== undefined && { values: next }),
		...(gone.length > 0 && { removedValues: gone }),
		...(renames.length > 0 && { renamedValues: Object.fromEntries(renames) }),
	};
}

/** Something of the spec that may say what it was called before. */
export interface Renamable {
	readonly name: string;
	readonly renamedFrom?: string;
}

/**
 * The renames that are due, new name → old one. A name that is still in use moves only where its present holder moves as well, and a name
 * that is pinned itself only where another takes it over: so two names may be swapped, and a chain of them shifted. `done` is the
 * rename that the lock holds of a name. What is not among them is no rename: see renames.ts, which tells why.
 */
export function movesOf(
	pinned: Readonly<Record<string, unknown>>,
	plan: readonly Renamable[],
	done: (name: string) => string | undefined,
): ReadonlyMap<string, string> {
	const moves = new Map<string, string>();
	const planned = new Set(plan.map(({ name }) => name));
	for (const { name, renamedFrom: from } of plan) {
		if (from === undefined || from === name || done(name) === from || !Object.hasOwn(pinned, from)) continue;
		if (plan.some((other) => other.name !== name && other.renamedFrom === from && done(other.name) !== from)) continue;
		moves.set(name, from);
	}
	for (let before = -1; before !== moves.size; ) {
		before = moves.size;
		const olds = new Set(moves.values());
		for (const [name, from] of moves) {
			if ((planned.has(from) && !moves.has(from)) || (Object.hasOwn(pinned, name) && !olds.has(name))) moves.delete(name);
		}
	}
	return moves;
}

/** Which of the pinned names a planned one takes over: the one that it was renamed from, else its own. */
function claim(pinned: Readonly<Record<string, unknown>>, name: string, moves: ReadonlyMap<string, string>): string | undefined {
	const from = moves.get(name);
	if (from !== undefined) return from;
	return Object.hasOwn(pinned, name) ? name : undefined;
}

function renamed(from: string | undefined): { readonly renamedFrom?: string } {
	return from === undefined ? {} : { renamedFrom: from };
}

function highestOf(slots: Slots = emptySlots): number {
	return Math.max(0, ...Object.values(slots.slots).map(({ number }) => number), ...slots.removed.map(({ number }) => number));
}

function after(number: number): number {
	const next = number + 1;
	const range = reservedNumbers.find(({ from, to }) => next >= from && next <= to);
	return range === undefined ? next : range.to + 1;
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

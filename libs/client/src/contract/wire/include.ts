import type { FieldFault } from "../dbal-error.js";
import { includeLimits, relationCounts, type UncheckedInclude } from "../query.js";
import { join, readRecord } from "../values/record.js";
import type { Message } from "./codec.js";
import { noteFault, noteUndefined, noteUnknownNumbers } from "./fault.js";
import { readFilter, writeFilter } from "./filter.js";
import type { MappedRelation, RecordMapping } from "./record.js";
import { readOrder, readSelection, writeOrder, writeSelection } from "./selection.js";

const members: Readonly<Record<"one" | "many", readonly string[]>> = {
	one: ["select", "include"],
	many: ["where", "orderBy", "limit", "select", "include"],
};

/** The `dbal.v1.Include`s of an `include`. What related rows may hold is the engine's to check. */
export function writeIncludes(
	mapping: RecordMapping,
	include: unknown,
	path: string,
	depth: number,
	faults: FieldFault[],
): readonly Message[] {
	if (include === undefined || tooDeep(depth, path, faults)) return [];
	return (readRecord(include, path, faults) ?? []).flatMap(([name, value]) => {
		const at = join(path, name);
		if (name === relationCounts) return writeCounts(mapping, value, at, faults);
		const mapped = relationNamed(mapping, name, at, faults);
		if (mapped === undefined || value === false) return [];
		if (value === true) return [entry(name)];
		const options = readOptions(value, members[mapped.relation.kind], at, faults);
		if (options === undefined) return [];
		const { where, limit } = options;
		if (limit !== undefined && (typeof limit !== "number" || (limit | 0) !== limit))
			noteFault(faults, join(at, "limit"), "type", "must be a whole number");
		return [
			entry(name, {
				where: where === undefined ? undefined : writeFilter(mapped.target(), where, join(at, "where"), 0, faults),
				orderBy: writeOrder(options.orderBy, join(at, "orderBy"), faults),
				limit,
				select: writeSelection(options.select, join(at, "select"), faults),
				include: writeIncludes(mapped.target(), options.include, join(at, "include"), depth + 1, faults),
			}),
		];
	});
}

function writeCounts(mapping: RecordMapping, counts: unknown, path: string, faults: FieldFault[]): readonly Message[] {
	return (readRecord(counts, path, faults) ?? []).flatMap(([name, value]) => {
		const at = join(path, name);
		const mapped = relationNamed(mapping, name, at, faults);
		if (mapped === undefined || value === false) return [];
		if (mapped.relation.kind === "one") return noteFault(faults, at, "relation_kind", "is a to-one relation, which isn't counted") ?? [];
		if (value === true) return [entry(name, { count: true })];
		const where = readOptions(value, ["where"], at, faults)?.where;
		const filter = where === undefined ? undefined : writeFilter(mapped.target(), where, join(at, "where"), 0, faults);
		return [entry(name, { count: true, where: filter })];
	});
}

function entry(relation: string, rest: Message = {}): Message {
	return { relation, count: false, orderBy: [], include: [], ...rest };
}

/** `undefined` counts as absent, but for a `where`, which is never "all rows". */
function readOptions(value: unknown, known: readonly string[], path: string, faults: FieldFault[]): Message | undefined {
	if (typeof value !== "object" || value === null) return noteFault(faults, path, "type", "must be true, false or an object");
	const options: Message = {};
	for (const [name, option] of readRecord(value, path, faults) ?? []) {
		if (!known.includes(name)) noteFault(faults, join(path, name), "unknown_field", `is no option here: use ${known.join(", ")}`);
		else if (option === undefined && name === "where") noteUndefined(faults, join(path, name));
		else options[name] = option;
	}
	return options;
}

function relationNamed(mapping: RecordMapping, name: string, path: string, faults: FieldFault[]): MappedRelation | undefined {
	const found = mapping.relationsByName.get(name);
	return found ?? noteFault(faults, path, "unknown_field", `is no relation of ${mapping.entity.name}`);
}

/** The `include` that messages stand for. */
export function readIncludes(
	mapping: RecordMapping,
	includes: readonly Message[],
	path: string,
	depth: number,
	faults: FieldFault[],
): UncheckedInclude | undefined {
	if (includes.length === 0 || tooDeep(depth, path, faults)) return undefined;
	const rows = new Map<string, unknown>();
	const counts = new Map<string, unknown>();
	for (const include of includes) {
		const name = include.relation as string;
		const at = join(include.count === true ? join(path, relationCounts) : path, name);
		noteUnknownNumbers(faults, include, at);
		const mapped = relationNamed(mapping, name, at, faults);
		if (mapped === undefined) continue;
		const found = include.count === true ? counts : rows;
		if (found.has(name)) noteFault(faults, at, "duplicate", "is included twice");
		const options = readOne(mapped, include, at, depth, faults);
		const known = include.count === true ? ["where"] : members[mapped.relation.kind];
		for (const option of Object.keys(options)) {
			if (!known.includes(option)) noteFault(faults, join(at, option), "unknown_field", `is no option here: use ${known.join(", ")}`);
		}
		found.set(name, Object.keys(options).length === 0 ? true : options);
	}
	return Object.fromEntries(counts.size === 0 ? rows : [...rows, [relationCounts, Object.fromEntries(counts)]]);
}

function readOne(
	mapped: MappedRelation,
	include: Message,
	path: string,
	depth: number,
	faults: FieldFault[],
): Readonly<Record<string, unknown>> {
	const target = mapped.target();
	const filter = include.where as Message | undefined;
	const orderBy = readOrder(include.orderBy as Message[], join(path, "orderBy"), faults);
	const select = readSelection(include.select as Message | undefined, join(path, "select"), faults);
	const below = readIncludes(target, include.include as Message[], join(path, "include"), depth + 1, faults);
	return {
		...(filter && { where: readFilter(target, filter, join(path, "where"), 0, faults) }),
		...(orderBy && { orderBy }),
		...(include.limit !== undefined && { limit: include.limit }),
		...(select && { select }),
		...(below && { include: below }),
	};
}

function tooDeep(depth: number, path: string, faults: FieldFault[]): boolean {
	if (depth < includeLimits.maxDepth) return false;
	noteFault(faults, path, "max_depth", `may nest at most ${includeLimits.maxDepth} levels`);
	return true;
}

import type { FieldFault } from "../dbal-error.js";
import { relationCounts } from "../query.js";
import type { RowTree, Value } from "../value.js";
import { join } from "../values/record.js";
import type { Message } from "./codec.js";
import { countsKey, type MappedField, type MappedRelation, noRows, type RecordMapping } from "./record.js";

/** What single rows lack of what an answer's rows cover together. `path`: where below the answer's row it is, empty for the row itself. */
export interface Withheld {
	readonly row: number;
	readonly fields: readonly string[];
	readonly path: string;
}

/** Stands for all fields of a row in a read mask. */
const allFields = "*";

/** Rows of an answer: their messages, what they cover together, and what single ones lack of it. */
export function writeRows(
	mapping: RecordMapping,
	rows: readonly RowTree[],
): { readonly data: Message[]; readonly readMask: string[] | undefined; readonly withheld: readonly Withheld[] } {
	const cover = new WrittenCover(mapping);
	const data = rows.map((row, index) => cover.write(row, index, ""));
	if (rows.length === 0 || cover.isPlain()) return { data, readMask: undefined, withheld: [] };
	return { data, readMask: cover.readMask(), withheld: [...cover.lackingRelations(rows), ...cover.withheld()] };
}

/** What the rows of one level turn out to hold while they are written. */
class WrittenCover {
	private readonly mapping: RecordMapping;
	private readonly fields = new Set<MappedField>();
	private readonly below = new Map<MappedRelation, WrittenCover>();
	private readonly lacking: { readonly row: number; readonly path: string; readonly absent: readonly MappedField[] }[] = [];

	constructor(mapping: RecordMapping) {
		this.mapping = mapping;
	}

	write(row: RowTree, index: number, path: string): Message {
		const message: Message = {};
		let absent: MappedField[] | undefined;
		for (const mapped of this.mapping.fields) {
			const value = row[mapped.field.name] as Value | undefined; // Under a field's name is its value.
			if (value === undefined) {
				absent ??= [];
				absent.push(mapped);
				continue;
			}
			this.fields.add(mapped);
			if (value !== null) message[mapped.key] = mapped.scalar.writeTrusted(value);
		}
		if (absent) this.lacking.push({ row: index, path, absent });
		for (const mapped of this.mapping.relations) {
			const related = row[mapped.relation.name] as RowTree | readonly RowTree[] | null | undefined; // Under a relation's, rows.
			if (mapped.relation.kind === "many") message[mapped.key] = noRows;
			if (related !== undefined) this.writeRelated(message, mapped, related, index, path);
		}
		const counts = row[relationCounts] as Readonly<Record<string, number>> | undefined;
		if (counts !== undefined) message[countsKey] = writeCounts(this.mapping, counts);
		return message;
	}

	private writeRelated(
		message: Message,
		mapped: MappedRelation,
		related: RowTree | readonly RowTree[] | null,
		index: number,
		path: string,
	): void {
		const cover = this.coverOf(mapped);
		const at = join(path, mapped.relation.name);
		if (mapped.relation.kind === "many") {
			const rows = related as readonly RowTree[]; // Of a to-many relation.
			message[mapped.key] = rows.map((row, place) => cover.write(row, index, join(at, place)));
		} else if (related !== null) {
			message[mapped.key] = cover.write(related as RowTree, index, at); // Of a to-one relation.
		}
	}

	private coverOf(mapped: MappedRelation): WrittenCover {
		let cover = this.below.get(mapped);
		if (!cover) {
			cover = new WrittenCover(mapped.target());
			this.below.set(mapped, cover);
		}
		return cover;
	}

	/** Every row has all fields and nothing is included: what an answer without a mask says. */
	isPlain(): boolean {
		return this.lacking.length === 0 && this.below.size === 0;
	}

	/** Undefined where it would say what its absence says. */
	readMask(): string[] | undefined {
		return this.below.size === 0 && this.fields.size === this.mapping.fields.length ? undefined : this.mask("");
	}

	private mask(prefix: string): string[] {
		const { fields } = this.mapping;
		const isWhole = this.fields.size === fields.length || (this.fields.size === 0 && this.lacking.length === 0);
		const names = isWhole ? [allFields] : fields.filter((mapped) => this.fields.has(mapped)).map(({ field }) => field.protoName);
		const own = prefix !== "" && names.length === 0 && this.below.size === 0 ? [prefix] : names.map((name) => join(prefix, name));
		return [...own, ...[...this.below].flatMap(([{ relation }, cover]) => cover.mask(join(prefix, relation.protoName)))];
	}

	withheld(): readonly Withheld[] {
		const own = this.lacking
			.map(({ row, path, absent }) => ({
				row,
				path,
				fields: absent.filter((mapped) => this.fields.has(mapped)).map(({ field }) => field.name),
			}))
			.filter(({ fields }) => fields.length > 0);
		return [...own, ...[...this.below.values()].flatMap((cover) => cover.withheld())];
	}

	/** Rows that a write gives back and that may not be read lack what was included with the others. */
	lackingRelations(rows: readonly RowTree[]): readonly Withheld[] {
		const names = [...this.below.keys()].map(({ relation }) => relation.name);
		return rows
			.map((row, index) => ({ row: index, path: "", fields: names.filter((name) => row[name] === undefined) }))
			.filter(({ fields }) => fields.length > 0);
	}
}

function writeCounts({ relations }: RecordMapping, counts: Readonly<Record<string, number>>): Message {
	const message: Message = {};
	for (const { relation, key } of relations) {
		const count = counts[relation.name];
		if (count !== undefined) message[key] = BigInt(count);
	}
	return message;
}

/** What the rows of one level hold, read from a mask. */
interface ReadCover {
	readonly fields: readonly MappedField[];
	readonly below: readonly { readonly mapped: MappedRelation; readonly cover: ReadCover }[];
}

/** The rows that an answer's messages stand for: what is covered and unset is null, or no rows, unless it is withheld from its row. */
export function readRows(
	mapping: RecordMapping,
	data: readonly Message[],
	readMask: readonly string[] | undefined,
	withheld: readonly Withheld[],
	path: (index: number) => string,
	faults: FieldFault[],
): RowTree[] {
	const cover = readMask ? readCover(mapping, readMask) : { fields: mapping.fields, below: [] };
	const lacks = new Map<string, Set<string>>();
	for (const { row, path: below, fields } of withheld) {
		const place = placeOf(row, below);
		lacks.set(place, new Set([...(lacks.get(place) ?? []), ...fields]));
	}
	return data.map((message, index) => readRow(mapping, message, cover, lacks, index, "", path(index), faults));
}

function placeOf(row: number, path: string): string {
	return `${row} ${path}`;
}

/** What only a newer daemon knows is not there to be read; its number in the message is skipped likewise. */
function readCover(mapping: RecordMapping, mask: readonly string[]): ReadCover {
	const paths = mask.map((path) => path.split("."));
	const names = new Set(paths.flatMap(([name, ...rest]) => (rest.length === 0 && name !== undefined ? [name] : [])));
	const below = mapping.relations.flatMap((mapped) => {
		const own = paths.filter(([name]) => name === mapped.relation.protoName).map(([, ...rest]) => rest.join("."));
		return own.length === 0
			? []
			: [
					{
						mapped,
						cover: readCover(
							mapped.target(),
							own.filter((path) => path !== ""),
						),
					},
				];
	});
	return { fields: names.has(allFields) ? mapping.fields : mapping.fields.filter(({ field }) => names.has(field.protoName)), below };
}

function readRow(
	mapping: RecordMapping,
	message: Message,
	cover: ReadCover,
	withheld: ReadonlyMap<string, ReadonlySet<string>>,
	index: number,
	place: string,
	path: string,
	faults: FieldFault[],
): RowTree {
	const lacks = withheld.size === 0 ? undefined : withheld.get(placeOf(index, place));
	const row: Record<string, RowTree[string]> = {};
	for (const { field, key, scalar } of cover.fields) {
		const raw = message[key];
		if (raw !== undefined) row[field.name] = scalar.read(raw, path, field.name, faults) ?? null;
		else if (!lacks?.has(field.name)) row[field.name] = null;
	}
	for (const { mapped, cover: below } of cover.below) {
		const { name, kind } = mapped.relation;
		if (lacks?.has(name)) continue;
		const read = (related: Message, at: string) =>
			readRow(mapped.target(), related, below, withheld, index, join(place, at), join(path, at), faults);
		const raw = message[mapped.key];
		if (kind === "many") row[name] = (raw as readonly Message[]).map((related, at) => read(related, join(name, at)));
		else row[name] = raw === undefined ? null : read(raw as Message, name);
	}
	const counts = message[countsKey];
	if (counts !== undefined) row[relationCounts] = readCounts(mapping, counts as Message);
	return row;
}

function readCounts({ relations }: RecordMapping, message: Message): Readonly<Record<string, number>> {
	return Object.fromEntries(
		relations.flatMap(({ relation, key }) => (message[key] === undefined ? [] : [[relation.name, Number(message[key])]])),
	);
}

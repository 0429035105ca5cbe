import { checkShape, type Document, type DocumentPath, parseDocument } from "@metabuilder/dbal-documents";
import { z } from "zod";
import type { Report } from "../diagnostics.js";
import {
	type EntityLock,
	emptySlots,
	isReservedNumber,
	type Lock,
	lockFormat,
	type NamedNumber,
	type OperationLock,
	type Slot,
	type Slots,
} from "../model/lock.js";

const number = z.int().meta({ description: "Its number on the wire, for good." });
const tombstones = z
	.array(z.strictObject({ name: z.string().meta({ description: "What it was called." }), number }))
	.optional()
	.meta({ description: "What was removed: its numbers are never given again." });

interface SlotDocument {
	readonly number: number;
	readonly column?: string | undefined;
	readonly values?: Readonly<Record<string, number>> | undefined;
	readonly removed_values?: readonly NamedNumber[] | undefined;
	readonly renamed_values?: Readonly<Record<string, string>> | undefined;
	readonly renamed_from?: string | undefined;
	readonly members?: Readonly<Record<string, SlotDocument>> | undefined;
	readonly removed_members?: readonly NamedNumber[] | undefined;
}

const slot: z.ZodType<SlotDocument> = z.lazy(() =>
	z.strictObject({
		number,
		column: z.string().optional().meta({ description: "The column in the database." }),
		values: z.record(z.string(), number).optional().meta({ description: "The numbers of an enum's members." }),
		removed_values: tombstones,
		renamed_values: z
			.record(z.string(), z.string())
			.optional()
			.meta({ description: "Members that were renamed, with what they were called, while the spec says so." }),
		renamed_from: z.string().optional().meta({ description: "The earlier name that was taken over, while the spec says so." }),
		members: slots.optional().meta({ description: "The members of an object." }),
		removed_members: tombstones,
	}),
);
const slots = z.record(z.string(), slot);
const operations = z.record(
	z.string(),
	z.strictObject({
		input: slots.optional().meta({ description: "The parameters." }),
		removed_input: tombstones,
		output: slots.optional().meta({ description: "What it returns." }),
		removed_output: tombstones,
	}),
);
const entities = z.record(
	z.string(),
	z.strictObject({
		table: z.string().meta({ description: "The table in the database." }),
		renamed_from: z.string().optional().meta({ description: "The earlier name that was taken over, while the spec says so." }),
		fields: slots.optional().meta({ description: "The fields." }),
		removed_fields: tombstones,
		relations: slots.optional().meta({ description: "The relations: their numbers are of one sequence with the fields'." }),
		removed_relations: tombstones,
		operations: operations.optional().meta({ description: "The operations." }),
		removed_operations: operations.optional().meta({ description: "Operations that were removed." }),
	}),
);
/** spec/dbal.lock.yaml */
export const lockDocument = z
	.strictObject({
		format: z.int().optional().meta({ description: "The form in which the lock is written; absent is the first." }),
		entities: entities.optional().meta({ description: "The entities by name." }),
		removed_entities: entities.optional().meta({ description: "Entities that were removed." }),
		errors: z.array(z.string()).optional().meta({ description: "The error codes." }),
		removed_errors: z.array(z.string()).optional().meta({ description: "Error codes that were removed." }),
	})
	.meta({
		title: "The lock",
		description: "Written by `npx nx generate dbal`: what must never change once it was released. Leave it alone.",
	});
type LockDocument = z.output<typeof lockDocument>;
type EntitiesDocument = z.output<typeof entities>;
type OperationsDocument = z.output<typeof operations>;
type SlotsDocument = z.output<typeof slots>;

/** The lock as it is written, or undefined with the reasons reported: unreadable, or the same number, column or table given twice. */
export function readLock(path: string, text: string, report: Report): Lock | undefined {
	const parsed = parseDocument(path, text);
	report.add(parsed.diagnostics);
	const document = parsed.document ?? parsed.recovered;
	if (document === undefined) {
		if (!parsed.diagnostics.some(({ code }) => code === "merge_conflict")) report.atFile(path, "lock_unreadable", undefined);
		return undefined;
	}
	const format = document.at(["format"]);
	if (typeof format === "number" && format > lockFormat) {
		report.at(document, ["format"], "lock_newer", { format, known: lockFormat });
		return undefined;
	}
	const checked = checkShape(document, lockDocument);
	report.add(checked.diagnostics);
	const readable = checked.value === undefined ? checked.salvaged : { document, value: checked.value };
	if (readable === undefined) {
		report.atFile(path, "lock_unreadable", undefined);
		return undefined;
	}
	const before = report.diagnostics.length;
	checkClashes(readable.document, readable.value, report);
	return parsed.document === undefined || checked.value === undefined || report.diagnostics.length > before
		? undefined
		: toLock(checked.value);
}

function toLock(lock: LockDocument): Lock {
	return {
		entities: toEntities(lock.entities ?? {}),
		removedEntities: toEntities(lock.removed_entities ?? {}),
		errors: lock.errors ?? [],
		removedErrors: lock.removed_errors ?? [],
	};
}

function toEntities(document: EntitiesDocument): Readonly<Record<string, EntityLock>> {
	return mapValues(document, (entity) => ({
		table: entity.table,
		...(entity.renamed_from !== undefined && { renamedFrom: entity.renamed_from }),
		fields: toSlots(entity.fields, entity.removed_fields),
		relations: toSlots(entity.relations, entity.removed_relations),
		operations: toOperations(entity.operations),
		removedOperations: toOperations(entity.removed_operations),
	}));
}

function toOperations(document: OperationsDocument = {}): Readonly<Record<string, OperationLock>> {
	return mapValues(document, (operation) => ({
		input: toSlots(operation.input, operation.removed_input),
		output: toSlots(operation.output, operation.removed_output),
	}));
}

function toSlots(document: SlotsDocument | undefined, removed: readonly NamedNumber[] | undefined): Slots {
	if (document === undefined && removed === undefined) return emptySlots;
	return { slots: mapValues(document ?? {}, toSlot), removed: removed ?? [] };
}

function toSlot(document: SlotDocument): Slot {
	const { column, values } = document;
	return {
		number: document.number,
		...(column !== undefined && { column }),
		...(values !== undefined && { values }),
		...(document.removed_values !== undefined && { removedValues: document.removed_values }),
		...(document.renamed_values !== undefined && { renamedValues: document.renamed_values }),
		...(document.renamed_from !== undefined && { renamedFrom: document.renamed_from }),
		...((document.members ?? document.removed_members) !== undefined && { members: toSlots(document.members, document.removed_members) }),
	};
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Readonly<Record<string, B>> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

/** Walks the document by its own keys, so that each clash has its place. */
function checkClashes(document: Document, lock: LockDocument, report: Report): void {
	const tables = new Taken(document, report, "table");
	for (const [name, entity] of Object.entries(lock.entities ?? {})) tables.take(entity.table, name, ["entities", name, "table"]);
	for (const group of ["entities", "removed_entities"] as const) {
		for (const [name, entity] of Object.entries(lock[group] ?? {})) {
			const path = [group, name];
			// Fields and relations are numbered together.
			const numbers = new Taken(document, report, "number");
			checkSlots(document, entity.fields, entity.removed_fields, [...path, "fields"], [...path, "removed_fields"], report, numbers);
			const { relations, removed_relations } = entity;
			checkSlots(document, relations, removed_relations, [...path, "relations"], [...path, "removed_relations"], report, numbers);
			for (const kind of ["operations", "removed_operations"] as const) {
				for (const [operationName, { input, removed_input, output, removed_output }] of Object.entries(entity[kind] ?? {})) {
					const at = [...path, kind, operationName];
					checkSlots(document, input, removed_input, [...at, "input"], [...at, "removed_input"], report);
					checkSlots(document, output, removed_output, [...at, "output"], [...at, "removed_output"], report);
				}
			}
		}
	}
}

function checkSlots(
	document: Document,
	live: SlotsDocument | undefined,
	removed: readonly NamedNumber[] | undefined,
	livePath: DocumentPath,
	removedPath: DocumentPath,
	report: Report,
	numbers = new Taken(document, report, "number"),
): void {
	const columns = new Taken(document, report, "column");
	for (const [index, tombstone] of (removed ?? []).entries()) {
		numbers.take(tombstone.number, `${tombstone.name} (removed)`, [...removedPath, index, "number"]);
	}
	for (const [name, one] of Object.entries(live ?? {})) {
		const path = [...livePath, name];
		numbers.take(one.number, name, [...path, "number"]);
		if (one.column !== undefined) columns.take(one.column, name, [...path, "column"]);
		const members = new Taken(document, report, "number");
		for (const [index, tombstone] of (one.removed_values ?? []).entries()) {
			members.take(tombstone.number, `${tombstone.name} (removed)`, [...path, "removed_values", index, "number"]);
		}
		for (const [member, value] of Object.entries(one.values ?? {})) members.take(value, member, [...path, "values", member]);
		checkSlots(document, one.members, one.removed_members, [...path, "members"], [...path, "removed_members"], report);
	}
}

class Taken {
	readonly #by = new Map<string | number, string>();
	readonly #document: Document;
	readonly #report: Report;
	readonly #what: string;

	constructor(document: Document, report: Report, what: string) {
		this.#document = document;
		this.#report = report;
		this.#what = what;
	}

	take(value: string | number, by: string, path: DocumentPath): void {
		if (typeof value === "number" && (value < 1 || value > 536_870_911 || isReservedNumber(value))) {
			this.#report.at(this.#document, path, "lock_number", { number: value });
		}
		const other = this.#by.get(value);
		if (other === undefined) this.#by.set(value, by);
		else this.#report.at(this.#document, path, "lock_clash", { what: this.#what, value: String(value), by: `\`${other}\`` });
	}
}

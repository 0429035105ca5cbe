import type { FieldFault } from "../dbal-error.js";
import type { StandardOperation } from "../descriptor.js";
import { join, readList, readRecord } from "../values/record.js";
import type { Message } from "./codec.js";
import { noteFault, noteUndefined, noteUnknownNumbers } from "./fault.js";
import { type RecordMappings, readFilter, writeFilter } from "./filter.js";
import { type RecordMapping, readInput, writeInput, writeKey } from "./record.js";
import { readOrder, readSelection, writeOrder, writeSelection } from "./selection.js";

const members: Readonly<Record<StandardOperation, readonly string[]>> = {
	get: ["key", "select"],
	list: ["where", "orderBy", "limit", "pageToken", "total", "select"],
	count: ["where"],
	create: ["data", "select"],
	createMany: ["data", "select"],
	update: ["key", "data", "select"],
	delete: ["key"],
};

/** More rows than any limit of a daemon lets through, and few enough to be walked. */
const maxRows = 100_000;

/** The request message of a standard operation's input. */
export function writeRequest(
	mappings: RecordMappings,
	mapping: RecordMapping,
	kind: StandardOperation,
	input: unknown,
	faults: FieldFault[],
): Message {
	const given: Record<string, unknown> = {};
	for (const [name, value] of readRecord(input, "", faults) ?? []) {
		if (!members[kind].includes(name)) noteFault(faults, name, "unknown_field", `is no argument of ${kind}`);
		else if (value === undefined && name === "where") noteUndefined(faults, name);
		else given[name] = value;
	}
	const key = () => writeKey(mapping, given.key, faults);
	const select = writeSelection(given.select, faults);
	const where = () => (given.where === undefined ? undefined : writeFilter(mappings, mapping, given.where, "where", 0, faults));
	switch (kind) {
		case "get":
			return { key: key(), select };
		case "list": {
			const { limit, pageToken, total } = given;
			if (limit !== undefined && (typeof limit !== "number" || (limit | 0) !== limit))
				noteFault(faults, "limit", "type", "must be a whole number");
			if (pageToken !== undefined && typeof pageToken !== "string") noteFault(faults, "pageToken", "type", "must be a string");
			if (total !== undefined && typeof total !== "boolean") noteFault(faults, "total", "type", "must be true or false");
			const orderBy = writeOrder(given.orderBy, faults);
			return { where: where(), orderBy, limit, pageToken: pageToken ?? "", total: total ?? false, select };
		}
		case "count":
			return { where: where() };
		case "create": {
			const { message, mask, holdsNull } = writeInput(mapping, given.data, "data", faults);
			return { data: message, fieldMask: holdsNull ? mask : undefined, select };
		}
		case "createMany": {
			const rows = (readList(given.data, "data", maxRows, faults) ?? []).map((row, index) =>
				writeInput(mapping, row, join("data", index), faults),
			);
			const fieldMasks = rows.some((row) => row.holdsNull) ? rows.map((row) => row.mask) : [];
			return { data: rows.map((row) => row.message), fieldMasks, select };
		}
		case "update": {
			const { message, mask, holdsNull } = writeInput(mapping, given.data, "data", faults);
			return { key: key(), data: message, updateMask: holdsNull ? mask : undefined, select };
		}
		case "delete":
			return { key: key() };
		default:
			return kind satisfies never;
	}
}

/** The input that a request message of a standard operation stands for. */
export function readRequest(
	mappings: RecordMappings,
	mapping: RecordMapping,
	kind: StandardOperation,
	message: Message,
	faults: FieldFault[],
): Readonly<Record<string, unknown>> {
	noteUnknownNumbers(faults, message, "");
	const key = () => readInput(mapping, message.key as Message | undefined, undefined, "key", "", faults);
	const selection = readSelection(message.select as Message | undefined, faults);
	const select = selection && { select: selection };
	const filter = message.where as Message | undefined;
	const where = () => filter && { where: readFilter(mappings, mapping, filter, "where", 0, faults) };
	const data = (mask: string, maskPath: string) =>
		readInput(mapping, message.data as Message | undefined, message[mask] as string[] | undefined, "data", maskPath, faults);
	switch (kind) {
		case "get":
			return { key: key(), ...select };
		case "list": {
			const orderBy = readOrder(message.orderBy as Message[], faults);
			const { limit, pageToken, total } = message;
			return {
				...where(),
				...(orderBy && { orderBy }),
				...(limit !== undefined && { limit }),
				...(pageToken !== "" && { pageToken }),
				...(total === true && { total }),
				...select,
			};
		}
		case "count":
			return { ...where() };
		case "create":
			return { data: data("fieldMask", "fieldMask"), ...select };
		case "createMany": {
			const rows = message.data as Message[];
			const masks = message.fieldMasks as string[][];
			if (masks.length > 0 && masks.length !== rows.length)
				noteFault(faults, "fieldMasks", "mask", "must be left out or hold one mask per row");
			return {
				data: rows.map((row, index) => readInput(mapping, row, masks[index], join("data", index), join("fieldMasks", index), faults)),
				...select,
			};
		}
		case "update":
			return { key: key(), data: data("updateMask", "updateMask"), ...select };
		case "delete":
			return { key: key() };
		default:
			return kind satisfies never;
	}
}

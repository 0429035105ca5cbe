import type { FieldFault } from "../dbal-error.js";
import type { StandardOperation } from "../descriptor.js";
import { join, readList, readRecord } from "../values/record.js";
import type { Message } from "./codec.js";
import { noteFault, noteUndefined, noteUnknownNumbers } from "./fault.js";
import { readFilter, writeFilter } from "./filter.js";
import { readIncludes, writeIncludes } from "./include.js";
import { type RecordMapping, readInput, writeInput, writeKey } from "./record.js";
import { readOrder, readSelection, writeOrder, writeSelection } from "./selection.js";

const members: Readonly<Record<StandardOperation, readonly string[]>> = {
	get: ["key", "select", "include"],
	list: ["where", "orderBy", "limit", "pageToken", "total", "select", "include"],
	count: ["where"],
	create: ["data", "select", "include"],
	createMany: ["data", "select", "include"],
	update: ["key", "data", "select", "include", "ifMatch"],
	updateMany: ["where", "data", "maxAffected"],
	upsert: ["key", "create", "update", "select", "include", "ifMatch"],
	delete: ["key", "ifMatch"],
	deleteMany: ["where", "maxAffected"],
	restore: ["key", "select", "include"],
};

/** More rows than any limit of a daemon lets through, and few enough to be walked. */
const maxRows = 100_000;

/** The request message of a standard operation's input. */
export function writeRequest(mapping: RecordMapping, kind: StandardOperation, input: unknown, faults: FieldFault[]): Message {
	const given: Record<string, unknown> = {};
	for (const [name, value] of readRecord(input, "", faults) ?? []) {
		if (!members[kind].includes(name)) noteFault(faults, name, "unknown_field", `is no argument of ${kind}`);
		else if (value === undefined && name === "where") noteUndefined(faults, name);
		else given[name] = value;
	}
	const key = () => writeKey(mapping, given.key, faults);
	const select = writeSelection(given.select, "select", faults);
	const include = writeIncludes(mapping, given.include, "include", 0, faults);
	const ifMatch = () => text(given.ifMatch, "ifMatch", faults);
	const maxAffected = () => wholeNumber(given.maxAffected, "maxAffected", faults);
	const where = () => (given.where === undefined ? undefined : writeFilter(mapping, given.where, "where", 0, faults));
	switch (kind) {
		case "get":
			return { key: key(), select, include };
		case "list": {
			const { total } = given;
			const limit = wholeNumber(given.limit, "limit", faults);
			const pageToken = text(given.pageToken, "pageToken", faults);
			if (total !== undefined && typeof total !== "boolean") noteFault(faults, "total", "type", "must be true or false");
			const orderBy = writeOrder(given.orderBy, "orderBy", faults);
			return { where: where(), orderBy, limit, pageToken: pageToken ?? "", total: total ?? false, select, include };
		}
		case "count":
			return { where: where() };
		case "create": {
			const { message, mask, holdsNull } = writeInput(mapping, given.data, "data", faults);
			return { data: message, fieldMask: holdsNull ? mask : undefined, select, include };
		}
		case "createMany": {
			const rows = (readList(given.data, "data", maxRows, faults) ?? []).map((row, index) =>
				writeInput(mapping, row, join("data", index), faults),
			);
			const fieldMasks = rows.some((row) => row.holdsNull) ? rows.map((row) => row.mask) : [];
			return { data: rows.map((row) => row.message), fieldMasks, select, include };
		}
		case "update": {
			const { message, mask, holdsNull } = writeInput(mapping, given.data, "data", faults);
			return { key: key(), data: message, updateMask: holdsNull ? mask : undefined, select, include, ifMatch: ifMatch() };
		}
		case "updateMany": {
			const { message, mask, holdsNull } = writeInput(mapping, given.data, "data", faults);
			return { where: where(), data: message, updateMask: holdsNull ? mask : undefined, maxAffected: maxAffected() };
		}
		case "upsert": {
			const create = writeInput(mapping, given.create, "create", faults);
			const update = writeInput(mapping, given.update, "update", faults);
			return {
				key: key(),
				create: create.message,
				createMask: create.holdsNull ? create.mask : undefined,
				update: update.message,
				updateMask: update.holdsNull ? update.mask : undefined,
				select,
				include,
				ifMatch: ifMatch(),
			};
		}
		case "delete":
			return { key: key(), ifMatch: ifMatch() };
		case "deleteMany":
			return { where: where(), maxAffected: maxAffected() };
		case "restore":
			return { key: key(), select, include };
		default:
			return kind satisfies never;
	}
}

function text(value: unknown, path: string, faults: FieldFault[]): string | undefined {
	if (value === undefined || typeof value === "string") return value;
	return noteFault(faults, path, "type", "must be a string");
}

/** Of 32 bits, as the messages hold it. */
function wholeNumber(value: unknown, path: string, faults: FieldFault[]): number | undefined {
	if (value === undefined || (typeof value === "number" && (value | 0) === value)) return value;
	return noteFault(faults, path, "type", "must be a whole number");
}

/** The input that a request message of a standard operation stands for. */
export function readRequest(
	mapping: RecordMapping,
	kind: StandardOperation,
	message: Message,
	faults: FieldFault[],
): Readonly<Record<string, unknown>> {
	noteUnknownNumbers(faults, message, "");
	const key = () => readInput(mapping, message.key as Message | undefined, undefined, "key", "", faults);
	const selection = readSelection(message.select as Message | undefined, "select", faults);
	const included = readIncludes(mapping, (message.include ?? []) as readonly Message[], "include", 0, faults);
	const returned = { ...(selection && { select: selection }), ...(included && { include: included }) };
	const filter = message.where as Message | undefined;
	const where = () => filter && { where: readFilter(mapping, filter, "where", 0, faults) };
	const { ifMatch, maxAffected } = message;
	const etag = ifMatch === undefined ? {} : { ifMatch };
	const bound = maxAffected === undefined ? {} : { maxAffected };
	const fields = (name: string, mask: string) =>
		readInput(mapping, message[name] as Message | undefined, message[mask] as string[] | undefined, name, mask, faults);
	switch (kind) {
		case "get":
			return { key: key(), ...returned };
		case "list": {
			const orderBy = readOrder(message.orderBy as Message[], "orderBy", faults);
			const { limit, pageToken, total } = message;
			return {
				...where(),
				...(orderBy && { orderBy }),
				...(limit !== undefined && { limit }),
				...(pageToken !== "" && { pageToken }),
				...(total === true && { total }),
				...returned,
			};
		}
		case "count":
			return { ...where() };
		case "create":
			return { data: fields("data", "fieldMask"), ...returned };
		case "createMany": {
			const rows = message.data as Message[];
			const masks = message.fieldMasks as string[][];
			if (masks.length > 0 && masks.length !== rows.length)
				noteFault(faults, "fieldMasks", "mask", "must be left out or hold one mask per row");
			return {
				data: rows.map((row, index) => readInput(mapping, row, masks[index], join("data", index), join("fieldMasks", index), faults)),
				...returned,
			};
		}
		case "update":
			return { key: key(), data: fields("data", "updateMask"), ...returned, ...etag };
		case "updateMany":
			return { ...where(), data: fields("data", "updateMask"), ...bound };
		case "upsert":
			return { key: key(), create: fields("create", "createMask"), update: fields("update", "updateMask"), ...returned, ...etag };
		case "delete":
			return { key: key(), ...etag };
		case "deleteMany":
			return { ...where(), ...bound };
		case "restore":
			return { key: key(), ...returned };
		default:
			return kind satisfies never;
	}
}

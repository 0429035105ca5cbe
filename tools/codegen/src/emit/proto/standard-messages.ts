import type { StandardOperation } from "../../model/model.js";
import { foreignType } from "./names.js";
import type { ProtoField } from "./syntax.js";

/*
 * The numbers of the standard requests and responses are the wire mapping's own: libs/client/src/contract/wire reads and writes
 * them for every entity alike, so they never change.
 */

const keyComment = "Exactly the fields of one unique key.";
const maskComment = "A field that it names and data leaves unset is NULL. Absent: the fields that are set.";
const readMaskComment = [
	"What the rows hold: fields, and under a relation's name with a dot what its rows hold; `*` stands for all fields of a row.",
	"Absent: all fields and no relation. What is covered and unset is NULL, no row or no rows, unless withheld names it.",
].join("\n");

const whereComment = "Required. An empty `and` means every row.";

function ifMatch(number: number): ProtoField {
	return { name: "if_match", number, type: "string", label: "optional", comment: "The etag that the row is expected to have." };
}

function maxAffected(number: number): ProtoField {
	return { name: "max_affected", number, type: "sint32", label: "optional", comment: "Where more rows match, none is touched." };
}

/** The fields of a standard operation's request. `pkg` is the file's package, `row` the entity's message. */
export function standardRequest(pkg: string, row: string, operation: StandardOperation): readonly ProtoField[] {
	const mask = foreignType(pkg, "google.protobuf.FieldMask");
	const filter = foreignType(pkg, "dbal.v1.Filter");
	const select = (number: number): ProtoField => ({ name: "select", number, type: foreignType(pkg, "dbal.v1.Selection") });
	const include = (number: number): ProtoField => ({
		name: "include",
		number,
		type: foreignType(pkg, "dbal.v1.Include"),
		label: "repeated",
	});
	switch (operation) {
		case "get":
			return [{ name: "key", number: 1, type: row, comment: keyComment }, select(2), include(3)];
		case "list":
			return [
				{ name: "where", number: 1, type: filter },
				{ name: "order_by", number: 2, type: foreignType(pkg, "dbal.v1.Order"), label: "repeated" },
				{ name: "limit", number: 3, type: "sint32", label: "optional" },
				{ name: "page_token", number: 4, type: "string" },
				{ name: "total", number: 5, type: "bool", comment: "Ask for the number of rows over all pages." },
				select(6),
				include(7),
			];
		case "count":
			return [{ name: "where", number: 1, type: filter }];
		case "create":
			return [
				{ name: "data", number: 1, type: row },
				{ name: "field_mask", number: 2, type: mask, comment: maskComment },
				select(3),
				include(4),
			];
		case "createMany":
			return [
				{ name: "data", number: 1, type: row, label: "repeated" },
				{ name: "field_masks", number: 2, type: mask, label: "repeated", comment: "Empty, or one for each item of data." },
				select(3),
				include(4),
			];
		case "update":
			return [
				{ name: "key", number: 1, type: row, comment: keyComment },
				{ name: "data", number: 2, type: row },
				{ name: "update_mask", number: 3, type: mask, comment: maskComment },
				select(4),
				include(5),
				ifMatch(6),
			];
		case "updateMany":
			return [
				{ name: "where", number: 1, type: filter, comment: whereComment },
				{ name: "data", number: 2, type: row },
				{ name: "update_mask", number: 3, type: mask, comment: maskComment },
				maxAffected(4),
			];
		case "upsert":
			return [
				{ name: "key", number: 1, type: row, comment: keyComment },
				{ name: "create", number: 2, type: row },
				{ name: "create_mask", number: 3, type: mask, comment: maskComment },
				{ name: "update", number: 4, type: row },
				{ name: "update_mask", number: 5, type: mask, comment: maskComment },
				select(6),
				include(7),
				ifMatch(8),
			];
		case "delete":
			return [{ name: "key", number: 1, type: row, comment: keyComment }, ifMatch(2)];
		case "deleteMany":
			return [{ name: "where", number: 1, type: filter, comment: whereComment }, maxAffected(2)];
		case "restore":
			return [{ name: "key", number: 1, type: row, comment: keyComment }, select(2), include(3)];
		default:
			return operation satisfies never;
	}
}

/** The fields of a standard operation's response. */
export function standardResponse(pkg: string, row: string, operation: StandardOperation): readonly ProtoField[] {
	switch (operation) {
		case "get":
		case "create":
		case "update":
		case "restore":
			return answeredRows(pkg, row, undefined);
		case "upsert":
			return [
				...answeredRows(pkg, row, undefined),
				{ name: "created", number: 6, type: "bool", comment: "Whether it was inserted; else it was there and was updated." },
			];
		case "createMany":
			return answeredRows(pkg, row, "repeated");
		case "list":
			return [
				{ name: "data", number: 1, type: row, label: "repeated" },
				{ name: "next_page_token", number: 2, type: "string", comment: "Empty: this is the last page." },
				{ name: "previous_page_token", number: 6, type: "string", comment: "Empty: this is the first page." },
				{ name: "total", number: 3, type: "int64", label: "optional" },
				...coverage(pkg),
			];
		case "count":
		case "updateMany":
		case "deleteMany":
			return [{ name: "count", number: 1, type: "int64" }];
		case "delete":
			return [];
		default:
			return operation satisfies never;
	}
}

/** One row or several, and which of their fields the answer covers. */
export function answeredRows(pkg: string, row: string, label: ProtoField["label"]): readonly ProtoField[] {
	return [{ name: "data", number: 1, type: row, ...(label === undefined ? {} : { label }) }, ...coverage(pkg)];
}

function coverage(pkg: string): readonly ProtoField[] {
	return [
		{ name: "read_mask", number: 4, type: foreignType(pkg, "google.protobuf.FieldMask"), comment: readMaskComment },
		{ name: "withheld", number: 5, type: foreignType(pkg, "dbal.v1.Withheld"), label: "repeated" },
	];
}

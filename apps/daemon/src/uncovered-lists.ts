import type { DescField, DescMessage, JsonObject, JsonValue } from "@bufbuild/protobuf";

/**
 * Takes the lists of related rows out of a response's JSON that its read mask doesn't cover: written out as empty they would say that there are no
 * such rows. Messages that hold no rows are left alone.
 */
export function dropUncoveredLists(response: DescMessage, json: JsonValue): void {
	const data = response.fields.find(({ name, message }) => name === "data" && message !== undefined);
	if (!data?.message || !isObject(json)) return;
	const mask = typeof json.readMask === "string" ? json.readMask.split(",").map((path) => path.split(".")) : [];
	prune(data.message, json[data.jsonName], mask);
}

function prune(row: DescMessage, json: JsonValue | undefined, covered: readonly (readonly string[])[]): void {
	if (Array.isArray(json)) for (const item of json) prune(row, item, covered);
	if (!isObject(json)) return;
	for (const field of row.fields) {
		if (!isRelation(row, field)) continue;
		const below = covered.filter(([name]) => name === field.jsonName).map(([, ...rest]) => rest);
		if (below.length === 0) delete json[field.jsonName];
		else prune(field.message, json[field.jsonName], below);
	}
}

/** Rows of entities: of the messages in a row these stand beside it, times and counts don't. */
function isRelation(row: DescMessage, field: DescField): field is DescField & { readonly message: DescMessage } {
	return field.message !== undefined && field.message.parent === undefined && field.message.file === row.file;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

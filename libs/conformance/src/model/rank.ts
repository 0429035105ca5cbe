import type { FieldType, Value } from "@metabuilder/dbal/contract";

/*
 * What comes before what. Written from docs/semantics.md alone and in other ways than the engine's: text as lists of code
 * points, decimals as whole numbers of the finer one's units.
 */

/** Below 0, 0 or above 0. Neither is NULL. Throws for types without an order. */
export function compare(type: FieldType, left: Exclude<Value, null>, right: Exclude<Value, null>): number {
	switch (type) {
		case "uuid":
		case "string":
		case "text":
		case "email":
		case "url":
		case "enum":
		case "date":
			return compareLists(codePoints(left), codePoints(right));
		case "bytes":
			return compareLists([...(left as Uint8Array)], [...(right as Uint8Array)]);
		case "decimal": {
			const scale = Math.max(digitsAfterPoint(String(left)), digitsAfterPoint(String(right)));
			return compareNumbers(units(String(left), scale), units(String(right), scale));
		}
		case "datetime":
			return compareNumbers((left as Date).getTime(), (right as Date).getTime());
		case "integer":
		case "bigint":
		case "float":
			return compareNumbers(left as number, right as number);
		case "boolean":
			return Number(left) - Number(right);
		case "json":
			throw new Error("json has no order");
		default:
			return type satisfies never;
	}
}

/** As {@link compare}, and NULL is above every value. */
export function compareWithNull(type: FieldType, left: Value, right: Value): number {
	if (left === null && right === null) return 0;
	if (left === null) return 1;
	if (right === null) return -1;
	return compare(type, left, right);
}

function codePoints(text: unknown): readonly number[] {
	return [...String(text)].map((character) => character.codePointAt(0) ?? 0);
}

function compareLists(left: readonly number[], right: readonly number[]): number {
	for (const [index, item] of left.entries()) {
		const other = right[index];
		if (other === undefined) return 1;
		if (item !== other) return item - other;
	}
	return left.length - right.length;
}

function compareNumbers<T extends number | bigint>(left: T, right: T): number {
	return left < right ? -1 : left > right ? 1 : 0;
}

function digitsAfterPoint(text: string): number {
	return text.split(".")[1]?.length ?? 0;
}

function units(text: string, scale: number): bigint {
	const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
	const count = BigInt(whole) * 10n ** BigInt(scale) + BigInt(fraction.padEnd(scale, "0") || "0");
	return text.startsWith("-") ? -count : count;
}

import { isBytes, isDate, isList, type Value } from "@metabuilder/dbal/contract";

/**
 * Values as JSON text that keeps their types apart: bigints, dates and bytes are written as `{ "$": type, "v": text }`, and
 * an object's keys are sorted, so that equal values have equal text. For values of our own making and inputs that were checked.
 */
export function exactJson(value: unknown): string {
	return JSON.stringify(tag(value));
}

/** The values that {@link exactJson} wrote. */
export function parseExactJson(text: string): unknown {
	return JSON.parse(text, (_, value: unknown) => untag(value));
}

function tag(value: unknown): unknown {
	switch (typeof value) {
		case "bigint":
			return { $: "bigint", v: value.toString() };
		case "object":
			if (value === null) return null;
			if (isDate(value)) return { $: "date", v: value.getTime() };
			if (isBytes(value)) return { $: "bytes", v: Buffer.from(value).toString("base64url") };
			if (isList(value)) return value.map(tag);
			return {
				$: "object",
				v: Object.entries(value)
					.sort(([left], [right]) => (left < right ? -1 : 1))
					.map(([key, member]) => [key, tag(member)]),
			};
		case "string":
		case "number":
		case "boolean":
		case "undefined":
		case "function":
		case "symbol":
			return value;
	}
}

interface Tagged {
	readonly $: "bigint" | "date" | "bytes" | "object";
	readonly v: string | number | readonly (readonly [string, unknown])[];
}

function untag(value: unknown): unknown {
	if (typeof value !== "object" || value === null || !("$" in value)) return value;
	const { $, v } = value as Tagged; // Only our own text is read: sealed tokens.
	switch ($) {
		case "bigint":
			return BigInt(v as string);
		case "date":
			return new Date(v as number);
		case "bytes":
			return new Uint8Array(Buffer.from(v as string, "base64url"));
		case "object":
			return Object.fromEntries(v as readonly (readonly [string, Value])[]);
		default:
			return $ satisfies never;
	}
}

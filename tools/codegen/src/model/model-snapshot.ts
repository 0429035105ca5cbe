import { generatedHeader } from "../emit/header.js";
import type { Model } from "./model.js";

/** Values deeper than this stand on one line: a line for each field. */
const inlineDepth = 4;

/**
 * A model as text, for the next run to compare with: what the generated files were made from. JSON with a line for each field, so that two
 * branches' changes stay apart. A bigint is `{ "$bigint": "…" }`.
 */
export function printModel(model: Model): string {
	const { policy, ...rest } = model;
	const plain = {
		$comment: generatedHeader("the documents beside it"),
		...rest,
		policy: { path: policy.path, text: policy.text.split("\n") },
	};
	return `${print(JSON.parse(JSON.stringify(plain, pack)), 0)}\n`;
}

/** The model of such a text; undefined where it is none, as after a merge that left its marks. */
export function readModel(text: string | undefined): Model | undefined {
	if (text === undefined) return undefined;
	try {
		const { $comment: _, policy, ...rest } = JSON.parse(text, unpack);
		if (!Array.isArray(rest.entities) || !Array.isArray(policy?.text)) return undefined;
		return { ...rest, policy: { path: policy.path, text: policy.text.join("\n") } };
	} catch {
		return undefined;
	}
}

function pack(_key: string, value: unknown): unknown {
	return typeof value === "bigint" ? { $bigint: String(value) } : value;
}

function unpack(_key: string, value: unknown): unknown {
	const packed = typeof value === "object" && value !== null && "$bigint" in value ? value.$bigint : undefined;
	return typeof packed === "string" && /^-?\d+$/.test(packed) ? BigInt(packed) : value;
}

function print(value: unknown, depth: number): string {
	if (typeof value !== "object" || value === null || depth >= inlineDepth) return JSON.stringify(value);
	const inner = "\t".repeat(depth + 1);
	const parts = Array.isArray(value)
		? value.map((item) => print(item, depth + 1))
		: Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${print(item, depth + 1)}`);
	const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
	return parts.length === 0
		? `${open}${close}`
		: `${open}\n${parts.map((part) => `${inner}${part}`).join(",\n")}\n${"\t".repeat(depth)}${close}`;
}

import type { FieldFault } from "../dbal-error.js";
import type { JsonValue } from "../value.js";
import { isPlain, join } from "./record.js";
import { isStorableText, utf8Length } from "./text.js";

/** Bounds of a json value where its descriptor names none. */
export const jsonLimits = { maxBytes: 1_048_576, maxDepth: 32 } as const;

class Refusal {
	readonly fault: FieldFault;
	constructor(path: string, rule: string, message: string) {
		this.fault = { path, rule, message };
	}
}

/**
 * A copy of a plain JSON value, or undefined with the fault noted. Refused: `undefined`, functions, symbols, bigints, NaN
 * and infinities, dates and other instances, accessors, holes, the key `__proto__`, text that can't be stored, more than
 * `maxDepth` levels (a scalar has none) and more than `maxBytes` bytes of compact JSON text. -0 becomes 0. Never throws,
 * and stops at the limits, so a cycle ends too.
 */
export function checkJson(
	value: unknown,
	limits: { readonly maxBytes?: number; readonly maxDepth?: number },
	path: string,
	faults: FieldFault[],
): JsonValue | undefined {
	const walk = new Walk(limits.maxBytes ?? jsonLimits.maxBytes, limits.maxDepth ?? jsonLimits.maxDepth, path);
	try {
		return walk.copy(value, path, 0);
	} catch (error) {
		faults.push(error instanceof Refusal ? error.fault : { path, rule: "type", message: `${path} can't be read.` });
		return undefined;
	}
}

class Walk {
	private bytes = 0;
	private readonly maxBytes: number;
	private readonly maxDepth: number;
	private readonly root: string;

	constructor(maxBytes: number, maxDepth: number, root: string) {
		this.maxBytes = maxBytes;
		this.maxDepth = maxDepth;
		this.root = root;
	}

	copy(value: unknown, path: string, depth: number): JsonValue {
		switch (typeof value) {
			case "string":
				this.spendText(value, path);
				return value;
			case "number":
				if (!Number.isFinite(value)) throw new Refusal(path, "type", `${path} must be a finite number.`);
				this.spend(String(value + 0).length);
				return value + 0;
			case "boolean":
				this.spend(value ? 4 : 5);
				return value;
			case "object":
				if (value === null) {
					this.spend(4);
					return null;
				}
				if (depth >= this.maxDepth) throw new Refusal(this.root, "max_depth", `${this.root} may nest at most ${this.maxDepth} levels.`);
				this.spend(2);
				return Array.isArray(value) ? this.copyList(value, path, depth + 1) : this.copyObject(value, path, depth + 1);
			case "undefined":
			case "bigint":
			case "function":
			case "symbol":
				throw new Refusal(path, "type", `${path} is a ${typeof value}, which JSON can't hold.`);
		}
	}

	private copyList(list: readonly unknown[], path: string, depth: number): JsonValue {
		const { length } = list;
		// Each item takes a byte and, but for the last, a comma: a huge sparse array is refused before it is walked.
		this.spend(Math.max(0, length - 1));
		if (this.bytes + length > this.maxBytes) this.refuseSize();
		const copy: JsonValue[] = [];
		for (let index = 0; index < length; index++) copy.push(this.copy(list[index], join(path, index), depth));
		return copy;
	}

	private copyObject(object: object, path: string, depth: number): JsonValue {
		if (!isPlain(object)) throw new Refusal(path, "type", `${path} must be plain JSON: an object literal, a list or a scalar.`);
		const copy: Record<string, JsonValue> = {};
		let first = true;
		for (const key of Reflect.ownKeys(object)) {
			const property = Reflect.getOwnPropertyDescriptor(object, key);
			if (!property?.enumerable) continue;
			if (typeof key === "symbol") throw new Refusal(path, "type", `${path} may not have symbols as keys.`);
			if (key === "__proto__") throw new Refusal(path, "json_key", `${path} may not have the key __proto__.`);
			if (!("value" in property)) throw new Refusal(path, "type", `${path} may not have accessors.`);
			this.spendText(key, path);
			this.spend(first ? 1 : 2);
			first = false;
			copy[key] = this.copy(property.value, join(path, key), depth);
		}
		return copy;
	}

	private spendText(text: string, path: string): void {
		if (text.length > this.maxBytes) this.refuseSize();
		if (!isStorableText(text)) throw new Refusal(path, "text", `${path} holds a lone surrogate or U+0000.`);
		this.spend(utf8Length(JSON.stringify(text)));
	}

	private spend(bytes: number): void {
		this.bytes += bytes;
		if (this.bytes > this.maxBytes) this.refuseSize();
	}

	private refuseSize(): never {
		throw new Refusal(this.root, "max_bytes", `${this.root} may have at most ${this.maxBytes} bytes as JSON text.`);
	}
}

import type { FieldFault } from "../dbal-error.js";

/** No input of the model has more members in one object. */
const maxKeys = 1_000;

/**
 * The own, enumerable members of a plain object, each read once. Undefined, with the fault noted, for anything else: an
 * array, a class's instance, an object that throws when read, one with accessors or symbols, or with over 1,000 members.
 * Nothing of it is dropped silently, and it never throws.
 */
export function readRecord(value: unknown, path: string, faults: FieldFault[]): readonly (readonly [string, unknown])[] | undefined {
	const refuse = (rule: string, message: string): undefined => {
		faults.push({ path, rule, message });
		return undefined;
	};
	if (typeof value !== "object" || value === null) return refuse("type", `${path || "The input"} must be an object.`);
	try {
		if (Array.isArray(value) || !isPlain(value)) return refuse("type", `${path || "The input"} must be a plain object.`);
		const keys = Reflect.ownKeys(value);
		if (keys.length > maxKeys) return refuse("max_items", `${path || "The input"} may have at most ${maxKeys} members.`);
		const members: (readonly [string, unknown])[] = [];
		for (const key of keys) {
			const property = Reflect.getOwnPropertyDescriptor(value, key);
			if (!property?.enumerable) continue;
			if (typeof key === "symbol") return refuse("type", `${path || "The input"} may not have symbols as keys.`);
			if (!("value" in property)) return refuse("type", `${path || "The input"} may not have accessors.`);
			members.push([key, property.value]);
		}
		return members;
	} catch {
		return refuse("type", `${path || "The input"} can't be read.`);
	}
}

/** The items of an array, each read once and holes as undefined. Undefined, with the fault noted, for anything else. */
export function readList(value: unknown, path: string, maxItems: number, faults: FieldFault[]): readonly unknown[] | undefined {
	const refuse = (rule: string, message: string): undefined => {
		faults.push({ path, rule, message });
		return undefined;
	};
	try {
		if (!Array.isArray(value)) return refuse("type", `${path} must be a list.`);
		const { length } = value;
		if (length > maxItems) return refuse("max_items", `${path} may have at most ${maxItems} items.`);
		return Array.from({ length }, (_, index): unknown => value[index]);
	} catch {
		return refuse("type", `${path} can't be read.`);
	}
}

/** True for an array; false for what can't be asked, such as a revoked proxy. */
export function isList(value: unknown): value is readonly unknown[] {
	try {
		return Array.isArray(value);
	} catch {
		return false;
	}
}

/** An object literal or a `JSON.parse` result, of any realm: its prototype is null or has none itself. */
export function isPlain(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** `path.name`, or `name` where there is no path yet. A name that no spec would have is cut and cleaned, so that it can be shown. */
export function join(path: string, name: string | number): string {
	const shown = typeof name === "number" || /^\w{1,64}$/.test(name) ? name : presentable(name);
	return path === "" ? String(shown) : `${path}.${shown}`;
}

function presentable(name: string): string {
	const clean = name.slice(0, 64).replace(/[\p{C}\p{Z}]/gu, "\uFFFD");
	return name.length > 64 ? `${clean}\u2026` : clean;
}

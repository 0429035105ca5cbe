import type { Place } from "./diagnostic.js";

/** Whole numbers past 2^53 are bigint, so that none is rounded. */
export type ScalarValue = string | number | bigint | boolean | null;

export type DocumentValue = ScalarValue | readonly DocumentValue[] | { readonly [key: string]: DocumentValue };

export type DocumentPath = readonly PropertyKey[];

/** A parsed document: plain values, and the place of each of them. Immutable. */
export interface Document {
	/** As the caller named it. */
	readonly file: string;
	readonly value: DocumentValue;
	/** True if the document holds something at the path, `null` included. */
	has(path: DocumentPath): boolean;
	/** What is at the path, or undefined. */
	at(path: DocumentPath): DocumentValue | undefined;
	/** Where the key of the path is written; of a list's item, the item. Where there is none, the nearest part that exists. */
	keyPlace(path: DocumentPath): Place;
	/** Where the value of the path begins; of an empty one, its key. Where there is none, the nearest part that exists. */
	valuePlace(path: DocumentPath): Place;
	/** The same document without what is at the path; items that follow in a list move up, and keep their own places. */
	without(path: DocumentPath): Document;
	/** True if {@link without} took out what stood at the path: it is missing here, and not from the text. */
	lost(path: DocumentPath): boolean;
	/** True if {@link without} took out something at the path or below it. */
	lostWithin(path: DocumentPath): boolean;
	/**
	 * The same document with every scalar replaced by what `map` returns for it, in the order in which they are written. Keys stay.
	 * For what must happen before the shape is checked, such as filling in variables.
	 */
	mapScalars(map: (value: ScalarValue, where: { readonly path: DocumentPath; readonly place: Place }) => ScalarValue): Document;
}

/** Places of a value and of what is in it. */
export interface Located {
	readonly key: Place;
	readonly value: Place;
	readonly children?: ReadonlyMap<string, Located>;
}

/** @internal Made by parseDocument. */
export function createDocument(file: string, value: DocumentValue, root: Located, lost: readonly string[] = []): Document {
	const nearest = (path: DocumentPath): Located => {
		let located = root;
		for (const step of path) {
			const next = located.children?.get(String(step));
			if (next === undefined) break;
			located = next;
		}
		return located;
	};
	return {
		file,
		value,
		has: (path) => step(value, path) !== undefined,
		at: (path) => step(value, path),
		keyPlace: (path) => nearest(path).key,
		valuePlace: (path) => (step(value, path) === undefined ? nearest(path).key : nearest(path).value),
		without: (path) => {
			const left = path.length === 0 ? undefined : without(value, root, path);
			const gone = [...lost, path.map(String).join("\0")];
			if (left === undefined) return createDocument(file, null, { key: root.key, value: root.value }, gone);
			return createDocument(file, left.value, left.located, gone);
		},
		lostWithin: (path) => {
			const key = path.map(String).join("\0");
			return lost.some((gone) => gone === key || gone.startsWith(`${key}\0`));
		},
		lost: (path) => lost.includes(path.map(String).join("\0")),
		mapScalars: (map) =>
			createDocument(
				file,
				mapped(value, [], (scalar, path) => map(scalar, { path, place: nearest(path).value })),
				root,
			),
	};
}

function step(value: DocumentValue, path: DocumentPath): DocumentValue | undefined {
	let current: DocumentValue | undefined = value;
	for (const key of path) {
		if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return undefined;
		current = (current as { readonly [key: PropertyKey]: DocumentValue })[key];
	}
	return current;
}

function without(value: DocumentValue, located: Located, path: DocumentPath): { value: DocumentValue; located: Located } {
	const [name, ...rest] = path;
	if (typeof value !== "object" || value === null || name === undefined) return { value, located };
	const entries = Object.entries(value).flatMap(([key, item]): [string, DocumentValue, Located][] => {
		const at = located.children?.get(key) ?? { key: located.value, value: located.value };
		if (key !== String(name)) return [[key, item, at]];
		if (rest.length === 0) return [];
		const left = without(item, at, rest);
		return [[key, left.value, left.located]];
	});
	const list = isList(value);
	const children = new Map(entries.map(([key, , at], index) => [list ? String(index) : key, at]));
	return {
		value: list ? entries.map(([, item]) => item) : Object.fromEntries(entries.map(([key, item]) => [key, item])),
		located: { key: located.key, value: located.value, children },
	};
}

function mapped(value: DocumentValue, path: DocumentPath, map: (scalar: ScalarValue, path: DocumentPath) => ScalarValue): DocumentValue {
	if (isList(value)) return value.map((item, index) => mapped(item, [...path, index], map));
	if (typeof value === "object" && value !== null) {
		return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped(item, [...path, key], map)]));
	}
	return map(value, path);
}

function isList(value: DocumentValue): value is readonly DocumentValue[] {
	return Array.isArray(value);
}

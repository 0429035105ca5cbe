import type { Place } from "@metabuilder/dbal-documents";

/**
 * Where a character of a YAML scalar's value is written: quotes, escapes, indentation and folded lines are stepped over.
 * `place` is where the scalar begins. What can't be followed, such as an alias, is placed at its beginning.
 */
export function placeWithin(source: string, place: Place, value: string, offset: number): Place {
	let start = 0;
	for (let number = 1; number < place.line; number++) start = source.indexOf("\n", start) + 1;
	start += place.column - 1;
	const opening = source[start];
	const quote = opening === "'" || opening === '"' ? opening : undefined;
	let at = start;
	if (quote !== undefined) at++;
	if (opening === "|" || opening === ">") at = source.indexOf("\n", start) + 1;
	for (let index = 0; index < offset; index++) {
		const step = stepOver(source, at, value.charAt(index), quote);
		if (step === undefined) return place;
		at = step;
	}
	// The character itself may stand after indentation.
	const wanted = value[offset];
	if (quote === '"') at = afterContinuation(source, at);
	if (wanted !== undefined && !isBlank(wanted)) while (isBlank(source[at])) at++;
	return placeOf(source, at);
}

/** The offset after the one source text that stands for `wanted`; undefined where there is none. */
function stepOver(source: string, from: number, wanted: string, quote: string | undefined): number | undefined {
	let at = quote === '"' ? afterContinuation(source, from) : from;
	if (source[at] !== wanted) {
		if (isBlank(wanted)) {
			if (isBlank(source[at])) return at + 1;
		} else {
			while (isBlank(source[at])) at++;
		}
	}
	if (quote === '"' && source[at] === "\\") return at + escapeLength(source.charAt(at + 1));
	if (source[at] !== wanted) return undefined;
	return at + (quote === "'" && wanted === "'" ? 2 : 1);
}

/** A backslash that ends a line stands for nothing, and takes the next line's indentation with it. */
function afterContinuation(source: string, from: number): number {
	const continuation = /\\[ \t]*\r?\n\s*/y;
	continuation.lastIndex = from;
	return from + (continuation.exec(source)?.[0].length ?? 0);
}

function escapeLength(kind: string): number {
	return { x: 4, u: 6, U: 10 }[kind] ?? 2;
}

function isBlank(character: string | undefined): boolean {
	return character === " " || character === "\n" || character === "\r" || character === "\t";
}

function placeOf(source: string, offset: number): Place {
	const before = source.lastIndexOf("\n", offset - 1);
	let line = 1;
	for (let at = source.indexOf("\n"); at !== -1 && at < offset; at = source.indexOf("\n", at + 1)) line++;
	return { line, column: offset - before };
}

import * as fc from "fast-check";

/** Text within bounds that matches a pattern; different for each `n`, as far as the pattern has room. */
export function matchingText(pattern: string, n: number, minLength = 0, maxLength = 1_000): string {
	const expression = new RegExp(`^(?:${pattern})$`, "u");
	const fits = (text: string): boolean => expression.test(text) && lengthOf(text) >= minLength && lengthOf(text) <= maxLength;
	for (const sample of samples(pattern, n)) {
		const marked = insertMark(sample, n, (text) => expression.test(text) && lengthOf(text) <= maxLength) ?? sample;
		const long = lengthOf(marked) < minLength ? stretch(marked, minLength, expression) : marked;
		if (long !== undefined && fits(long)) return long;
	}
	throw new Error(`no text was found that matches ${pattern} and has ${minLength} to ${maxLength} characters`);
}

/** Text of just `length` characters that matches, or undefined where none was found. */
export function matchingTextOfLength(pattern: string, length: number): string | undefined {
	const expression = new RegExp(`^(?:${pattern})$`, "u");
	for (const sample of samples(pattern, 1)) {
		const short = lengthOf(sample) > length ? shrink(sample, length, expression) : sample;
		const text = stretch(short, length, expression);
		if (text !== undefined) return text;
	}
	return undefined;
}

/** Text that doesn't match, or undefined where everything seems to. */
export function unmatchingText(pattern: string, minLength = 0, maxLength = 1_000): string | undefined {
	const expression = new RegExp(`^(?:${pattern})$`, "u");
	const length = Math.min(Math.max(minLength, 3), maxLength);
	const candidates = ["!", " ", "é", "A", "a", "0", "\n", "😀"].map((character) => character.repeat(length));
	const [sample] = samples(pattern, 1);
	// A match with a line break after it is no match: `$` must not stand before it.
	if (sample !== undefined && lengthOf(sample) < maxLength) candidates.unshift(`${sample}\n`);
	return candidates.find((text) => !expression.test(text));
}

function samples(pattern: string, n: number): readonly string[] {
	const anchored = pattern.startsWith("^") && pattern.endsWith("$") ? pattern : `^(?:${pattern})$`;
	return fc.sample(fc.stringMatching(new RegExp(anchored, "u")), { seed: n, numRuns: 20 });
}

/** The text with `n` written somewhere into it. */
function insertMark(text: string, n: number, fits: (text: string) => boolean): string | undefined {
	const characters = [...text];
	for (const mark of [`${n.toString(36)}`, `${n}`]) {
		for (let place = characters.length; place >= 0; place--) {
			const marked = [...characters.slice(0, place), mark, ...characters.slice(place)].join("");
			if (fits(marked)) return marked;
		}
	}
	return undefined;
}

/** The text grown to `length` by repeating one of its characters. */
function stretch(text: string, length: number, expression: RegExp): string | undefined {
	const characters = [...text];
	const missing = length - characters.length;
	if (missing < 0) return undefined;
	if (missing === 0) return expression.test(text) ? text : undefined;
	for (const [place, character] of characters.entries()) {
		const grown = [...characters.slice(0, place), character.repeat(missing), ...characters.slice(place)].join("");
		if (expression.test(grown)) return grown;
	}
	return undefined;
}

/** The text with characters taken out, as far as it keeps matching. */
function shrink(text: string, length: number, expression: RegExp): string {
	let characters = [...text];
	for (let place = characters.length - 1; place >= 0 && characters.length > length; place--) {
		const shorter = characters.filter((_, index) => index !== place);
		if (expression.test(shorter.join(""))) characters = shorter;
	}
	return characters.join("");
}

/** Length in code points. */
function lengthOf(text: string): number {
	return [...text].length;
}

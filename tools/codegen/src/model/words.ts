/** Spellings of the spec's camelCase and PascalCase names. Words split as buf's lint splits them (STANDARD). */

/** `pageViewId` → `page_view_id`, `HTTPServer` → `http_server`; a digit stays with the word before it. Idempotent. */
export function snakeCase(name: string): string {
	let out = "";
	for (const [at, char] of Array.from(name).entries()) {
		const previous = name[at - 1] ?? "";
		const next = name[at + 1] ?? "";
		if (!/[A-Za-z0-9]/.test(char)) {
			if (!out.endsWith("_")) out += "_";
			continue;
		}
		const startsWord =
			at > 0 && isUpper(char) && !out.endsWith("_") && (isLower(previous) || (next !== "" && !isUpper(next) && next !== "_"));
		out += startsWord ? `_${char}` : char;
	}
	return out.toLowerCase();
}

/** `getBySlug` → `GetBySlug`, `page_view` → `PageView`. */
export function pascalCase(name: string): string {
	return name
		.split(/[^A-Za-z0-9]+/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join("");
}

/** `PageView` → `pageView`. */
export function camelCase(name: string): string {
	return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The plural of a camelCase English noun, by its ending alone; `plural` in the spec overrides it. */
export function pluralOf(noun: string): string {
	if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
	return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

function isUpper(char: string): boolean {
	return char >= "A" && char <= "Z";
}

function isLower(char: string): boolean {
	return char >= "a" && char <= "z";
}

/**
 * Proto spellings of the spec's camelCase and PascalCase names. They split words as buf's lint does (STANDARD), so that a name
 * spelled here never fails it.
 */

/** `pageViewId` → `page_view_id`, `HTTPServer` → `http_server`; a digit stays with the word before it. Idempotent. */
export function snakeCase(name: string): string {
	let out = "";
	for (const [at, char] of [...name].entries()) {
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

/** `page_view` → `PageView`, `getBySlug` → `GetBySlug`. */
export function pascalCase(name: string): string {
	return name
		.split(/[^A-Za-z0-9]+/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join("");
}

/** `Role`, `no-role` → `NO_ROLE`. */
export function upperSnakeCase(name: string): string {
	return snakeCase(name).toUpperCase();
}

/** The JSON name that a proto compiler gives a field by itself: `page_id` → `pageId`. */
export function defaultJsonName(protoName: string): string {
	return protoName.replace(/_+([^_]?)/g, (_match, letter: string) => letter.toUpperCase());
}

function isUpper(char: string): boolean {
	return char >= "A" && char <= "Z";
}

function isLower(char: string): boolean {
	return char >= "a" && char <= "z";
}

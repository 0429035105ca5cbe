import { snakeCase } from "../../model/words.js";

/** `Role` → `ROLE`, `no-role` → `NO_ROLE`. */
export function upperSnakeCase(name: string): string {
	return snakeCase(name).toUpperCase();
}

/** The JSON name that a proto compiler gives a field by itself: `page_id` → `pageId`. */
export function defaultJsonName(protoName: string): string {
	return protoName.replace(/_+([^_]?)/g, (_match, letter: string) => letter.toUpperCase());
}

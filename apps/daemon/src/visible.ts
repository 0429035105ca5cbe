/**
 * What JSON leaves as it is and a terminal, or an editor, does not: DEL and the C1 controls, which begin escape sequences as ESC does, line
 * separators, and marks that are not seen or turn the direction of writing.
 */
const invisible = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
/** These too, and the controls that JSON escapes by itself. */
const control = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** The text of JSON, or of a log's line, with what can't be seen escaped as JSON does it. */
export function visible(json: string): string {
	return json.replace(invisible, escaped);
}

/** Any text as a part of one line on a terminal. */
export function onOneLine(text: string): string {
	return text.replace(control, escaped);
}

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

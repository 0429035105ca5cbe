/**
 * Lays out what ts-proto writes before it formats it: a tab for each bracket that is open, no blank line within a declaration. Its own
 * formatter takes most of the time that codecs take, and nobody edits them. No line's code is changed.
 */
export function indentCode(text: string): string {
	const out: string[] = [];
	let depth = 0;
	let comment = false;
	for (const raw of text.split("\n")) {
		const line = raw.trim();
		if (line === "") {
			if (depth === 0 && out.at(-1) !== "") out.push("");
			continue;
		}
		const inside = comment;
		const { opened, leading, open } = brackets(line, comment);
		out.push(`${"\t".repeat(Math.max(0, depth - leading))}${inside ? " " : ""}${line}`);
		depth = Math.max(0, depth + opened);
		comment = open;
	}
	return `${out.join("\n").trim()}\n`;
}

/** How many brackets a line opens more than it closes, how many it closes at its start, and whether a comment goes on after it. */
function brackets(line: string, inComment: boolean): { readonly opened: number; readonly leading: number; readonly open: boolean } {
	const leading = inComment ? 0 : (/^[)\]}]+/.exec(line)?.[0].length ?? 0);
	let opened = 0;
	let comment = inComment;
	for (let at = 0; at < line.length; at++) {
		const char = line.charAt(at);
		if (comment) {
			const end = line.indexOf("*/", at);
			if (end < 0) return { opened, leading, open: true };
			comment = false;
			at = end + 1;
		} else if (char === "/" && line.charAt(at + 1) === "/") {
			break;
		} else if (char === "/" && line.charAt(at + 1) === "*") {
			comment = true;
			at++;
		} else if (char === '"' || char === "'" || char === "`") {
			at = closingQuote(line, at);
		} else if (char === "{" || char === "(" || char === "[") {
			opened++;
		} else if (char === "}" || char === ")" || char === "]") {
			opened--;
		}
	}
	return { opened, leading, open: comment };
}

function closingQuote(line: string, start: number): number {
	const quote = line.charAt(start);
	for (let at = start + 1; at < line.length; at++) {
		if (line.charAt(at) === "\\") at++;
		else if (line.charAt(at) === quote) return at;
	}
	return line.length;
}

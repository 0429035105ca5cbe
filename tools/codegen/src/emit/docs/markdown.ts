import { generatedHeader } from "../header.js";

/** A page of Markdown: the `@generated` line as a comment, a title and blocks. */
export function page(source: string, title: string, blocks: readonly string[]): string {
	return `${[`<!-- ${generatedHeader(source)} -->`, `# ${title}`, ...blocks.filter((block) => block !== "")].join("\n\n")}\n`;
}

/** A table whose cells are text; columns in which every cell is empty are left out. Empty without rows. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
	if (rows.length === 0) return "";
	const kept = columns.map((_, at) => at).filter((at) => at === 0 || rows.some((row) => row[at] !== ""));
	const line = (cells: readonly (string | undefined)[]) => `| ${kept.map((at) => cell(cells[at] ?? "")).join(" | ")} |`;
	return [line(columns), `|${kept.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

/** Code in a line of text; backticks in it are kept. */
export function code(text: string): string {
	if (!text.includes("`")) return `\`${text}\``;
	return `\`\` ${text} \`\``;
}

/**
 * Text as one paragraph. A description is Markdown of one line: emphasis, links and code work, while HTML stays text, and nothing of it begins
 * a heading, a list, a quote or a fence.
 */
export function prose(text: string | undefined): string {
	const line = (text ?? "").trim().replace(/\s+/g, " ");
	const parts = line.split(/((?<!`)`+(?!`).*?(?<!`)`+(?!`))/);
	const escaped = parts.map((part, at) => (at % 2 === 1 ? part : part.replaceAll("<", "&lt;"))).join("");
	return escaped.replace(/^(#|>|[-+*=](?= |$|[-=*])|~{3}|`{3}|\|)/, "\\$1").replace(/^(\d+)([.)])/, "$1\\$2");
}

/** What something is and, where it is deprecated, what to use instead. */
export function meaning({ description, deprecated }: { readonly description?: string; readonly deprecated?: string }): string {
	return [prose(description), deprecation(deprecated)].filter((part) => part !== "").join(" ");
}

/** Empty where nothing is said. */
export function deprecation(text: string | undefined): string {
	return text === undefined ? "" : `**Deprecated.** ${prose(text)}`;
}

function cell(text: string): string {
	return text.replaceAll("|", "\\|").replace(/\s+/g, " ");
}

import { IndentationText, Project, QuoteKind, type StatementStructures, type WriterFunction } from "ts-morph";
import type { EmittedFile } from "../../model/model.js";
import { generatedHeader } from "../header.js";

/** A statement of a generated TypeScript file: a structure, or text where a structure says no more. */
export type Statement = StatementStructures | WriterFunction | string;

/** A generated TypeScript file: the `@generated` line, then its statements, written in one batch. */
export function sourceFile(path: string, source: string, statements: readonly Statement[]): EmittedFile {
	const project = new Project({
		useInMemoryFileSystem: true,
		skipLoadingLibFiles: true,
		manipulationSettings: { indentationText: IndentationText.Tab, quoteKind: QuoteKind.Double },
	});
	const file = project.createSourceFile(path, { statements: [...statements] });
	// Statements of text bring their own blank lines, structures get them from ts-morph. No literal holds a line break.
	const text = file.getFullText().replace(/\n{3,}/g, "\n\n");
	return { path, text: `// ${generatedHeader(source)}\n\n${text.trimStart()}` };
}

/** A name as a property: quoted where it isn't an identifier, computed where it would set the prototype. */
export function propertyKey(name: string): string {
	if (name === "__proto__") return '["__proto__"]';
	return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** What the spec says of something, as a doc comment above it; empty where it says nothing. */
export function docComment(
	said: { readonly description?: string | undefined; readonly deprecated?: string | undefined },
	indent = "",
): string {
	const [doc] = docs(said.description, deprecation(said.deprecated));
	return doc === undefined ? "" : `${indent}/** ${doc.replaceAll("\n", `\n${indent} * `)} */\n`;
}

/** The tag that makes editors strike a name through. */
export function deprecation(text: string | undefined): string | undefined {
	return text === undefined ? undefined : `@deprecated ${text}`;
}

/** A doc comment's text, or nothing. It can't end the comment early. */
export function docs(...lines: readonly (string | undefined)[]): string[] {
	const text = lines
		.filter((line) => line !== undefined && line.trim() !== "")
		.join("\n")
		.replaceAll("*/", "*\\/");
	return text === "" ? [] : [text];
}

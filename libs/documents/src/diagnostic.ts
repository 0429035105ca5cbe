/** A spot in a text, both counted from 1; columns count UTF-16 units, as editors do. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** One fault of a document: where it is, what it breaks and what mends it. */
export interface Diagnostic extends Place {
	/** lower_snake_case, stable: tools and tests match on it. */
	readonly code: string;
	readonly severity: "error" | "warning";
	/** As the caller named the document. */
	readonly file: string;
	readonly message: string;
	/** What to do, as an order: `write …`, `remove …`. */
	readonly fix: string;
}

/** True if one of them is an error; warnings alone let a document pass. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
	return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** By file, place and code; the same fault said twice is said once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
	const seen = new Set<string>();
	return [...diagnostics]
		.sort(
			(a, b) =>
				compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code) || compare(a.message, b.message),
		)
		.filter((diagnostic) => {
			const key = JSON.stringify([diagnostic.file, diagnostic.line, diagnostic.column, diagnostic.code, diagnostic.message]);
			return !seen.has(key) && seen.add(key);
		});
}

/** Two lines each, sorted: `file:line:column code message` and `  fix: …`. A warning says so before its code. No trailing newline. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
	return sortDiagnostics(diagnostics)
		.map(({ file, line, column, severity, code, message, fix }) => {
			const kind = severity === "warning" ? `warning ${code}` : code;
			return `${file}:${line}:${column} ${kind} ${message}\n  fix: ${fix}`;
		})
		.join("\n");
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

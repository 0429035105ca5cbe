import { onOneLine } from "../visible.js";

/** Lines of a table for a terminal. What a cell holds commands nothing: it is shown on one line, escapes and all. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
	const cells = [head, ...rows].map((row) => row.map(onOneLine));
	const widths = head.map((_name, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
	return cells.map((row) =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join("  ")
			.trimEnd(),
	);
}

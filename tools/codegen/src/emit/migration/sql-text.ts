/** A piece of a script: a quoted string or name, a comment, a word, or any other single character. All pieces joined are the script. */
interface Piece {
	readonly kind: "quoted" | "comment" | "word" | "other";
	readonly text: string;
}

const pieceForm = /(?<quoted>'(?:[^']|'')*'|"(?:[^"]|"")*")|(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|(?<word>\w+)|[\s\S]/g;

function pieces(sql: string): readonly Piece[] {
	return [...sql.matchAll(pieceForm)].map((match) => {
		const { quoted, comment, word } = match.groups ?? {};
		const kind = quoted !== undefined ? "quoted" : comment !== undefined ? "comment" : word !== undefined ? "word" : "other";
		return { kind, text: match[0] };
	});
}

/** Gives each column of type TEXT the collation that compares by code point, whatever the database's own. */
export function collateText(sql: string): string {
	return pieces(sql)
		.map((piece) => (piece.kind === "word" && piece.text === "TEXT" ? 'TEXT COLLATE "C"' : piece.text))
		.join("");
}

/** Adds to each CREATE TABLE what `constraints` has for its table, before the closing parenthesis. A rebuild's `new_` table counts as the table. */
export function constrainTables(sql: string, constraints: (table: string) => readonly string[]): string {
	const out: string[] = [];
	let created: string | undefined;
	let depth = 0;
	let words: string[] = [];
	for (const piece of pieces(sql)) {
		if (piece.kind === "word") words.push(piece.text);
		if (piece.text === ";") words = [];
		if (piece.kind === "quoted" && created === undefined && words.at(-2) === "CREATE" && words.at(-1) === "TABLE") {
			created = piece.text.slice(1, -1).replace(/^new_/, "");
			depth = 0;
		}
		if (created !== undefined && piece.text === "(") depth++;
		if (created !== undefined && piece.text === ")" && --depth === 0) {
			while (out.at(-1)?.trim() === "") out.pop();
			out.push(...constraints(created).map((constraint) => `,\n    ${constraint}`), "\n");
			created = undefined;
		}
		out.push(piece.text);
	}
	return out.join("");
}

const copy = /^INSERT INTO "new_(.+)" \(((?:"[^"]+"(?:, )?)+)\) SELECT .* FROM "\1";$/gm;

/**
 * In the copying of a rebuilt table's rows, puts in place of a column what `value` has for it. The engine's own list is rewritten as a
 * whole: it fills a column's NULLs by its default, which `value` has to do as well.
 */
export function fillTables(sql: string, value: (table: string, column: string) => string | undefined): string {
	return sql.replace(copy, (_, table: string, names: string) => {
		const columns = names.split(", ").map((name) => name.slice(1, -1));
		const values = columns.map((column) => value(table, column) ?? `"${column}"`);
		return `INSERT INTO "new_${table}" (${names}) SELECT ${values.join(", ")} FROM "${table}";`;
	});
}

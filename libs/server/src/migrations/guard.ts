import type { SqlSession } from "../adapters/adapter.js";

/** Rows that a migration has to look for before it runs, as its file says (tools/codegen/src/emit/migration). */
export interface Guard {
	/** `loses`: what these rows hold goes, and somebody has to say that it may. `blocks`: over these rows the migration can't run at all. */
	readonly kind: "loses" | "blocks";
	/** What is wrong with them, to follow on "12 rows ". */
	readonly words: string;
	/** A statement that selects their primary keys. */
	readonly rows: string;
}

/** Rows that a guard found. */
export interface InTheWay {
	readonly guard: Guard;
	readonly count: number;
	/** Primary keys of the first few. */
	readonly keys: readonly string[];
}

/** How many rows are named. */
const maxNamed = 5;

const form = /^-- @guard (loses|blocks) (.*)\n-- @rows (.*)$/gm;

/** The guards of a migration's file, in order. A file that was written by hand may have them too. */
export function readGuards(sql: string): readonly Guard[] {
	return [...sql.matchAll(form)].map(([, kind, words = "", rows = ""]) => ({ kind: kind === "loses" ? "loses" : "blocks", words, rows }));
}

/** Which of the guards find rows in the database as it is now. */
export async function findInTheWay(session: SqlSession, guards: readonly Guard[]): Promise<readonly InTheWay[]> {
	const found: InTheWay[] = [];
	for (const guard of guards) {
		const [counted] = await session.query(`SELECT count(*) AS "count" FROM (${guard.rows}) AS "rows"`, []);
		const count = Number(counted?.count ?? 0);
		if (count === 0) continue;
		const rows = await session.query(`${guard.rows} LIMIT ${maxNamed}`, []);
		found.push({ guard, count, keys: rows.map((row) => String(Object.values(row)[0])) });
	}
	return found;
}

/** `12 rows hold a value in User.note, which goes (a1, b2, … and 10 more)`. */
export function describeInTheWay({ guard, count, keys }: InTheWay): string {
	const more = count > keys.length ? `, and ${count - keys.length} more` : "";
	return `${count} ${count === 1 ? "row" : "rows"} ${guard.words} (${keys.join(", ")}${more})`;
}

/**
 * The guards as statements of the migration's own script, for PostgreSQL, where others may write between a look and what follows it. SQLite's
 * file is held by us alone meanwhile.
 */
export function guardScript(guards: readonly Guard[], dialect: SqlSession["dialect"]): string {
	if (dialect === "sqlite" || guards.length === 0) return "";
	const tables = new Set(guards.flatMap(({ rows }) => /\bFROM ("[^"]+")/.exec(rows)?.[1] ?? []));
	const checks = guards.map(({ words, rows }) => {
		const message = `there are rows that ${words}`.replaceAll("'", "''").replaceAll("%", "%%");
		return `DO $guard$ BEGIN IF EXISTS (${rows}) THEN RAISE EXCEPTION '${message}'; END IF; END $guard$;`;
	});
	return [...[...tables].map((table) => `LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE;`), ...checks].join("\n");
}

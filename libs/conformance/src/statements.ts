import type { SqlSession, StatementEvent, StatementListener } from "@metabuilder/dbal-server";

/** What a target says to its database. */
export interface Statements {
	/** The statements that some work made, in the order in which they ended; `BEGIN`, `COMMIT` and their like are left out. */
	during(work: () => Promise<unknown>): Promise<readonly string[]>;
	/**
	 * How the database carries a statement out, a line for each step. Few rows make any plan a good one to PostgreSQL: for `lookup` it may only look
	 * rows up in an index, for `order` it may also walk one, and reads a whole table where there is no other way.
	 */
	explain(text: string, use: "lookup" | "order"): Promise<readonly string[]>;
}

const control = /^(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA|SET)\b/;

/** A listener for an adapter, and what it heard. */
export class StatementLog {
	private heard: string[] = [];

	readonly listener: StatementListener = ({ text }: StatementEvent) => {
		if (!control.test(text)) this.heard.push(text);
	};

	/** Cases run one at a time, so that what is heard meanwhile is of this work. */
	async during(work: () => Promise<unknown>): Promise<readonly string[]> {
		this.heard = [];
		await work();
		return this.heard;
	}
}

/** Explains statements through an adapter's session. */
export function explainer(sql: SqlSession): Statements["explain"] {
	switch (sql.dialect) {
		case "sqlite":
			return async (text) => {
				const rows = await sql.query(`EXPLAIN QUERY PLAN ${text}`, nulls(text, /\?/g));
				return rows.map((row) => String(row.detail));
			};
		case "postgresql": {
			let made: Promise<void> | undefined;
			return async (text, use) => {
				made ??= sql.script(explainFunction);
				await made;
				const parameters = new Set(text.match(/\$\d+/g)).size;
				const ordered = use === "order" ? "on" : "off";
				const rows = await sql.query("SELECT line FROM dbal_explain($1, $2::int, $3) AS line", [text, parameters, ordered]);
				return rows.map((row) => String(row.line));
			};
		}
		default:
			return sql.dialect satisfies never;
	}
}

function nulls(text: string, placeholder: RegExp): readonly null[] {
	return (text.match(placeholder) ?? []).map(() => null);
}

/** A generic plan knows no values, so that it is the plan of every call. */
const explainFunction = `
CREATE OR REPLACE FUNCTION dbal_explain(statement text, parameters int, ordered text) RETURNS SETOF text
LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
SET enable_indexscan = on SET enable_indexonlyscan = on AS $body$
BEGIN
	PERFORM set_config('enable_indexscan', ordered, true), set_config('enable_indexonlyscan', ordered, true);
	EXECUTE 'PREPARE dbal_explained AS ' || statement;
	RETURN QUERY EXECUTE 'EXPLAIN EXECUTE dbal_explained'
		|| CASE WHEN parameters = 0 THEN '' ELSE '(' || rtrim(repeat('NULL,', parameters), ',') || ')' END;
	EXECUTE 'DEALLOCATE dbal_explained';
END
$body$;
`;

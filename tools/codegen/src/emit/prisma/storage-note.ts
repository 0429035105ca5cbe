import type { Entity } from "../../model/model.js";
import { checkOf, decimalDigitsOf } from "./column-type.js";

/**
 * What Prisma's language can't say of a table, kept in its schema as comments so that the next migration knows what stands:
 * `// @check "role" IN ('user', 'admin')` and `// @decimal amount 10 2`.
 */
export function storageNotes(entity: Entity): readonly string[] {
	return entity.fields.flatMap((field) => {
		const check = checkOf(field);
		if (check !== undefined) return [`@check ${field.column} ${check}`];
		if (field.type !== "decimal") return [];
		const { precision, scale } = decimalDigitsOf(field);
		return [`@decimal ${field.column} ${precision} ${scale}`];
	});
}

export interface TableNotes {
	/** Column → condition. */
	readonly checks: ReadonlyMap<string, string>;
	/** Column → digits. */
	readonly decimals: ReadonlyMap<string, { readonly precision: number; readonly scale: number }>;
}

/** The notes of a printed schema by table. Relies on the spelling of print-schema.ts, not on Prisma's language at large. */
export function readStorageNotes(schema: string): ReadonlyMap<string, TableNotes> {
	const tables = new Map<string, TableNotes>();
	for (const model of schema.split(/^model /m).slice(1)) {
		const table = /^\t@@map\("(.*)"\)$/m.exec(model)?.[1];
		if (table === undefined) throw new Error("a schema.prisma with a model that has no @@map isn't of our making");
		const checks = [...model.matchAll(/^\t\/\/ @check (\S+) (.*)$/gm)].map((match) => [match[1] ?? "", match[2] ?? ""] as const);
		const decimals = [...model.matchAll(/^\t\/\/ @decimal (\S+) (\d+) (\d+)$/gm)].map(
			(match) => [match[1] ?? "", { precision: Number(match[2]), scale: Number(match[3]) }] as const,
		);
		tables.set(table, { checks: new Map(checks), decimals: new Map(decimals) });
	}
	return tables;
}

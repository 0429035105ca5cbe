import { columnType } from "../prisma/column-type.js";
import type { Provider } from "../prisma/schema-tree.js";
import type { StoredColumn } from "../storage/stored-table.js";

/** What the engine is not to see of the schema that it compares from. */
export interface Doctored {
	/** Table → columns whose type changes by statements of ours: they have the new type already, and no default. */
	readonly retyped: ReadonlyMap<string, ReadonlyMap<string, StoredColumn>>;
	/** Tables that SQLite is to make anew, though Prisma's language sees no difference. */
	readonly rebuilt: ReadonlySet<string>;
}

/**
 * A printed schema as the engine should find it, so that it leaves out what migration-sql.ts does, and makes the tables anew that have to
 * be. Relies on the spelling of print-schema.ts, not on Prisma's language at large.
 */
export function doctorSchema(schema: string, provider: Provider, { retyped, rebuilt }: Doctored): string {
	return schema
		.split(/^(?=model )/m)
		.map((model) => {
			const table = /^\t@@map\("(.*)"\)$/m.exec(model)?.[1];
			if (table === undefined) return model;
			const columns = retyped.get(table);
			const typed = columns === undefined ? model : retype(model, columns, provider);
			// The engine rebuilds where a column's default changes: so the primary key has had one that never was.
			return rebuilt.has(table) ? typed.replace(/ @id( @default\(uuid\(7\)\))?/, ' @id @default("")') : typed;
		})
		.join("");
}

function retype(model: string, columns: ReadonlyMap<string, StoredColumn>, provider: Provider): string {
	return model
		.split("\n")
		.map((line) => {
			const [, name, type, attributes = ""] = /^\t([A-Za-z]\w*) +(\w+\??)(?: +(.*))?$/.exec(line) ?? [];
			if (name === undefined || type === undefined) return line;
			const column = columns.get(/@map\("(.*?)"\)/.exec(attributes)?.[1] ?? name);
			if (column === undefined) return line;
			const { type: now, native } = columnType(column, provider);
			const kept = attributes
				.replace(/ ?@default\((?:dbgenerated\("(?:[^"\\]|\\.)*"\)|"(?:[^"\\]|\\.)*"|[^()]*(?:\([^()]*\))?)\)/, "")
				.replace(/ ?@updatedAt/, "");
			const rest = kept.replace(/ ?@db\.\w+(?:\([^)]*\))?/, "").trim();
			return `\t${name} ${now}${type.endsWith("?") ? "?" : ""} ${[rest, native].filter(Boolean).join(" ")}`.trimEnd();
		})
		.join("\n");
}

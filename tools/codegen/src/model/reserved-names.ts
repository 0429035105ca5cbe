const objectMembers = [
	"constructor",
	"hasOwnProperty",
	"isPrototypeOf",
	"propertyIsEnumerable",
	"prototype",
	"toLocaleString",
	"toString",
	"valueOf",
];

const reasons = (names: readonly string[], reason: string) => names.map((name) => [name, reason] as const);

/** Names that no field, parameter or relation can have, each with the reason. All others of the right form work, `class` and `where` too. */
export const refusedFieldNames: ReadonlyMap<string, string> = new Map([
	...reasons(objectMembers, "every JavaScript object already has a member of that name"),
	...reasons(["__proto__"], "in JavaScript it sets an object's prototype"),
	...reasons(["then"], "JavaScript would take a row for a promise"),
	...reasons(["toJSON"], "JSON.stringify would call it"),
	...reasons(["AND", "OR", "NOT"], "it combines conditions in a `where`"),
	...reasons(["relationCounts"], "a row's message holds the counts of related rows under it"),
	...reasons(["null", "true", "false"], "YAML reads it as a value, not as a name"),
]);

/** Names that no field of an entity can have: those of parameters and relations make no column. */
export const refusedColumnNames: ReadonlyMap<string, string> = new Map([
	...refusedFieldNames,
	...reasons(["ctid", "cmin", "cmax", "xmin", "xmax", "tableoid"], "each table of PostgreSQL has a column of that name"),
]);

/** Names that no custom operation can have. */
export const refusedOperationNames: ReadonlyMap<string, string> = new Map([
	...reasons(objectMembers, "every JavaScript object already has a member of that name"),
	...reasons(["then", "catch", "finally"], "JavaScript would take the entity's client for a promise"),
	...reasons(
		["get", "list", "count", "create", "createMany", "update", "updateMany", "delete", "deleteMany"],
		"every entity already has this standard operation",
	),
	...reasons(["aggregate", "upsert", "restore", "watch", "read", "stream"], "the name is kept for a standard operation"),
]);

/** Names that no entity can have. */
export const refusedEntityNames: ReadonlyMap<string, string> = new Map([
	...reasons(["Prisma", "PrismaClient"], "Prisma's client declares it"),
	...reasons(
		["String", "Boolean", "Int", "BigInt", "Float", "Decimal", "DateTime", "Json", "Bytes", "Unsupported"],
		"it is a type of Prisma's schema language",
	),
	...reasons(["Date"], "the generated codecs would call its message by another name"),
	...reasons(["Object", "Function", "Promise", "Symbol"], "generated TypeScript would hide the language's own"),
]);

/** Names that no accessor (an entity's property of the client) can have. */
export const refusedAccessors: ReadonlyMap<string, string> = new Map([
	...reasons(objectMembers, "every JavaScript object already has a member of that name"),
	...reasons(["then", "catch", "finally"], "JavaScript would take the client for a promise"),
	...reasons(
		[
			"close",
			"connect",
			"connection",
			"call",
			"can",
			"batch",
			"transaction",
			"auth",
			"options",
			"session",
			"signIn",
			"signOut",
			"system",
			"on",
			"off",
		],
		"the client has, or keeps for itself, a member of that name",
	),
]);

/** Tables of the database's own and of the engine's. */
export function refusedTable(table: string): string | undefined {
	if (table.startsWith("sqlite_")) return "SQLite keeps names that begin with `sqlite_`";
	if (table.startsWith("pg_")) return "PostgreSQL keeps names that begin with `pg_`";
	return table.startsWith("_prisma") || table.startsWith("dbal_") ? "the engine keeps its own records in tables of such a name" : undefined;
}

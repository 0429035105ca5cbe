import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient as PostgresqlClient } from "../../gen/postgresql/client/client.js";
import { PrismaClient as SqliteClient } from "../../gen/sqlite/client/client.js";
import type { Database } from "../database.js";
import { idOf, newWorkflow, triggers } from "../dataset.js";
import type { Contestant, OperationName, Run } from "../operation.js";

/** Prisma Client itself, in this process, with the driver adapters that it recommends. It guards nothing and notes nothing. */
export async function openPrisma(database: Database): Promise<Contestant> {
	const client = connect(database);
	await client.$connect();
	return { path: "prisma", runs: prismaRuns(client, database, "p"), pids: [], close: () => client.$disconnect() };
}

/** The two generated clients have the same models. */
export type Client = SqliteClient;

export function connect(database: Database): Client {
	if (database.kind === "postgresql")
		return new PostgresqlClient({
			adapter: new PrismaPg({ connectionString: database.url, max: database.poolSize }, { statementNameGenerator }),
		}) as unknown as Client; // Of one schema but for the column types.
	const client = new SqliteClient({ adapter: new PrismaLibSql({ url: database.url, intMode: "bigint" }) });
	return client;
}

/** As Prisma's documentation has it: prepared statements are kept by their text. */
function statementNameGenerator({ sql }: { readonly sql: string }): string {
	let name = names.get(sql);
	if (name === undefined) {
		name = `p${names.size}`;
		names.set(sql, name);
	}
	return name;
}
const names = new Map<string, string>();

/** The operations as a user of Prisma writes them. */
export function prismaRuns(client: Client, { sizes }: Database, unique: string): Readonly<Record<OperationName, Run>> {
	const author = (n: number) => idOf("user", n % sizes.authors);
	const newest = { orderBy: [{ createdAt: "desc" as const }, { id: "asc" as const }], take: 20 };
	return {
		get: (n) => client.user.findUnique({ where: { id: idOf("user", n % sizes.users) } }),
		"list-10": (n) =>
			client.workflow.findMany({ where: { createdBy: author(n), isActive: true }, orderBy: [{ name: "asc" }, { id: "asc" }], take: 10 }),
		"user-with-20-children": (n) => client.user.findUnique({ where: { id: author(n) }, include: { workflows: newest } }),
		"user-with-20-children-and-count": (n) =>
			client.user.findUnique({ where: { id: author(n) }, include: { workflows: newest, _count: { select: { workflows: true } } } }),
		"20-children-with-parent": (n) =>
			client.workflow.findMany({
				where: { trigger: triggers[n % 4] ?? "manual", createdBy: { gte: author(n) } },
				orderBy: { id: "asc" },
				take: 20,
				include: { creator: true },
			}),
		"insert-1": (n) => client.workflow.create({ data: newWorkflow(`${unique}i${n}`, n, sizes) }),
		"create-many-100": (n) =>
			client.workflow.createManyAndReturn({
				data: Array.from({ length: 100 }, (_, index) => newWorkflow(`${unique}m${n}-${index}`, n + index, sizes)),
			}),
		"update-1": (n) =>
			client.workflow.update({ where: { id: idOf("workflow", n % sizes.workflows) }, data: { description: `Changed ${n}.` } }),
		"batch-5": (n) =>
			client.$transaction(
				Array.from({ length: 5 }, (_, index) => client.workflow.create({ data: newWorkflow(`${unique}b${n}-${index}`, n, sizes) })),
			),
		"list-1000": () => client.workflow.findMany({ orderBy: { id: "asc" }, take: 1_000 }),
		"list-10000": () => client.workflow.findMany({ orderBy: { id: "asc" }, take: 10_000 }),
	};
}

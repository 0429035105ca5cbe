import { isDBALError, type Row } from "@metabuilder/dbal/contract";
import type { Case, CaseContext, Suite } from "../case.js";
import { expectTrue } from "../expect.js";

/** Does what a capability stands for. It works if this resolves to true; a refusal says that it doesn't. */
type Probe = (context: CaseContext) => Promise<boolean>;

/** What every operation that a caller has says of each capability. */
const probes: Readonly<Record<string, Probe>> = {
	transactions: async ({ db, rows }) => {
		const draft = await rows.draft("User");
		await db.createMany("User", [draft, draft]).catch(() => undefined);
		return (await db.count("User", { username: String(draft.username) })) === 0;
	},
	relations: async ({ db, rows }) => {
		const flow = await rows.create("Workflow");
		return (await db.count("User", { workflows: { some: { id: String(flow.id) } } })) === 1;
	},
	joins: async ({ db, rows }) => {
		const flow = await rows.create("Workflow");
		return (await db.count("Workflow", { creator: { is: { id: String(flow.createdBy) } } })) === 1;
	},
	ttl: async ({ db, rows }) => {
		const session = await rows.create("Session");
		const key = { id: String(session.id) };
		await db.update("Session", key, { expiresAt: new Date(Date.now() - 1_000) });
		return (await db.count("Session", key)) === 0;
	},
	case_insensitive: async ({ db, rows }) => {
		const user = await rows.create("User", "needed", { username: "Insensitive" });
		const found: readonly Row[] = (await db.list("User", { where: { username: { equals: "INSENSITIVE", mode: "insensitive" } } })).data;
		return found.length === 1 && found[0]?.id === user.id;
	},
	json_queries: async ({ db, rows }) => {
		await rows.create("PageView", "needed", { layout: { probe: { deep: 7 } } });
		return (await db.count("PageView", { layout: { path: ["probe", "deep"], equals: 7 } })) === 1;
	},
	full_text_search: async ({ db, rows }) => {
		await rows.create("LuaScript", "needed", { code: "the quick brown fox" });
		return (await db.count("LuaScript", { code: { search: "fox quick" } })) === 1;
	},
	aggregations: async ({ db, rows }) => {
		await rows.create("PageView");
		return (await db.custom("PageView", "aggregate", { count: true })) !== undefined;
	},
};

/** What a caller can't see: how an adapter keeps its connections and its schema. Its own tests show these. */
const unseen = new Set(["nested_transactions", "migrations", "schema_introspection", "connection_pooling", "read_replicas"]);

/** A capability that is claimed works, and one that works is claimed. */
export const capabilities: Suite = {
	name: "capabilities",
	spec: "shipped",
	cases: () => [
		...Object.entries(probes).map(
			([name, probe]): Case => ({
				id: name,
				run: async (context) => {
					const works = await probe(context).catch((error: unknown) => {
						// Not known to the engine, or not to the client: it doesn't work. Anything else is a failure of its own.
						if (isDBALError(error) ? error.code === "DATABASE_ERROR" || error.code === "INTERNAL_ERROR" : !String(error).includes("has no"))
							throw error;
						return false;
					});
					const claimed = context.capabilities.has(name);
					expectTrue(works || !claimed, `${name} is claimed, and doesn't work`);
					expectTrue(claimed || !works, `${name} works, and is not claimed`);
				},
			}),
		),
		{
			id: "no other is claimed",
			run: async (context) => {
				const unknown = [...context.capabilities].filter((name) => !Object.hasOwn(probes, name) && !unseen.has(name));
				expectTrue(unknown.length === 0, `nothing shows ${unknown.join(", ")}`);
			},
		},
	],
};

import type { EmittedFile, Model } from "../../model/model.js";
import type { EmitContext, Emitter } from "../emitter.js";
import { generatedHeader } from "../header.js";
import { buildSchema } from "../prisma/build-schema.js";
import { printSchema } from "../prisma/print-schema.js";
import { type Provider, providers } from "../prisma/schema-tree.js";
import { migrationSql } from "./migration-sql.js";

/**
 * The next migration of each database, where the model's storage differs from `snapshot.prisma`, the schema that the migrations so
 * far lead to. Migrations that were made are history: they are never changed, and their folder is not owned.
 */
export const migrationEmitter: Emitter = {
	name: "migration",
	owns: [],
	emit: async (model, context) => (await Promise.all(providers.map((provider) => emitProvider(model, provider, context)))).flat(),
};

async function emitProvider(model: Model, provider: Provider, context: EmitContext): Promise<readonly EmittedFile[]> {
	const folder = `libs/server/prisma/${provider}/migrations`;
	const snapshot = context.previous(`${folder}/snapshot.prisma`);
	const schema = printSchema(buildSchema(model, provider));
	const sql = await migrationSql(provider, snapshot, schema, context.diffSchema);
	const kept: readonly EmittedFile[] = [
		{ path: `${folder}/snapshot.prisma`, text: schema },
		{ path: `${folder}/migration_lock.toml`, text: `# ${generatedHeader("spec/entities")}\nprovider = "${provider}"\n` },
	];
	if (sql === "") return kept;
	const name = migrationName(context.list(folder), snapshot, schema);
	return [...kept, { path: `${folder}/${name}/migration.sql`, text: `-- ${generatedHeader("spec/entities")}\n${sql}` }];
}

/** The next number, and what happened to whole tables: `0001_init`, `0002_add_invoice`, `0003_change`. */
function migrationName(files: readonly string[], snapshot: string | undefined, schema: string): string {
	const numbers = files.map((path) => Number(/\/(\d+)_[^/]*\/migration\.sql$/.exec(path)?.[1] ?? 0));
	const number = String(Math.max(0, ...numbers) + 1).padStart(4, "0");
	if (snapshot === undefined) return `${number}_init`;
	const before = modelNames(snapshot);
	const after = modelNames(schema);
	const added = [...after].filter((name) => !before.has(name));
	const removed = [...before].filter((name) => !after.has(name));
	const words = [...(added.length > 0 ? ["add", ...added] : []), ...(removed.length > 0 ? ["remove", ...removed] : [])];
	const label = words.map((word) => word.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase()).join("_");
	return `${number}_${label === "" ? "change" : label.slice(0, 60).replace(/_+$/, "")}`;
}

function modelNames(schema: string): ReadonlySet<string> {
	return new Set([...schema.matchAll(/^model (\w+) \{$/gm)].map((match) => match[1] ?? ""));
}

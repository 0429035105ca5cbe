import type { EmittedFile, Model } from "../../model/model.js";
import type { EmitContext, Emitter } from "../emitter.js";
import { generatedHeader } from "../header.js";
import { buildSchema } from "../prisma/build-schema.js";
import { printSchema } from "../prisma/print-schema.js";
import { type Provider, providers } from "../prisma/schema-tree.js";
import { planStorage, type StoragePlan } from "../storage/plan-storage.js";
import { printStored, readStored, type StoredTable, schemaOf, storedTables } from "../storage/stored-table.js";
import { migrationLabel, nextNumber } from "./migration-name.js";
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

/** Where a database's migrations stand. */
export function migrationFolder(provider: Provider): string {
	return `libs/server/prisma/${provider}/migrations`;
}

/** What the migrations of a database have led to so far. */
interface Snapshot {
	readonly schema: string;
	readonly tables: readonly StoredTable[];
}

/** What a model means for a database whose migrations are those of the workspace. */
export function pendingStorage(model: Model, provider: Provider, context: Pick<EmitContext, "previous">): StoragePlan {
	return planStorage(readSnapshot(provider, context)?.tables ?? [], storedTables(model, provider), provider);
}

function readSnapshot(provider: Provider, context: Pick<EmitContext, "previous">): Snapshot | undefined {
	const path = `${migrationFolder(provider)}/snapshot.prisma`;
	const text = context.previous(path);
	if (text === undefined) return undefined;
	const tables = readStored(text);
	if (tables === undefined) throw new Error(`${path} can't be read; check-migrations.ts should have told`);
	return { schema: schemaOf(text), tables };
}

async function emitProvider(model: Model, provider: Provider, context: EmitContext): Promise<readonly EmittedFile[]> {
	const folder = migrationFolder(provider);
	const before = readSnapshot(provider, context);
	const schema = printSchema(buildSchema(model, provider));
	const tables = storedTables(model, provider);
	const plan = planStorage(before?.tables ?? [], tables, provider);
	const sql = await migrationSql(provider, before, { schema, tables }, plan, context.diffSchema);
	const kept: readonly EmittedFile[] = [
		{ path: `${folder}/snapshot.prisma`, text: `${schema}${printStored(tables)}` },
		{ path: `${folder}/migration_lock.toml`, text: `# ${generatedHeader("spec/entities")}\nprovider = "${provider}"\n` },
	];
	if (sql === "") return kept;
	const label = migrationLabel(before?.tables, tables, new Set(plan.changes.map(({ entity }) => entity)));
	const text = [`-- ${generatedHeader("spec/entities")}`, ...guardLines(plan), sql].join("\n");
	return [...kept, { path: `${folder}/${nextNumber(context.list(folder))}_${label}/migration.sql`, text }];
}

/** Read by libs/server/src/migrations/guard.ts before the migration runs. */
function guardLines({ changes }: StoragePlan): readonly string[] {
	return changes.flatMap(({ guards }) => guards.flatMap(({ kind, words, rows }) => [`-- @guard ${kind} ${words}`, `-- @rows ${rows}`]));
}

import { DBALError, isDBALError, type ModelDescriptor } from "@metabuilder/dbal/contract";
import {
	type Adapter,
	findDrift,
	migrate,
	migrationStatus,
	openAdapter,
	type StatementListener,
	shippedMigrations,
} from "@metabuilder/dbal-server";
import type { Logger } from "pino";
import type { DaemonConfig } from "./config.js";

/** Waits between attempts to reach a database, in ms. */
const delaysMs = [250, 500, 1_000, 2_000, 4_000, 8_000];

/** Opens the configured database without touching its schema. DATABASE_ERROR when it can't be reached after some attempts. */
export async function connectDatabase(
	config: DaemonConfig["database"],
	model: ModelDescriptor,
	log: Logger,
	onStatement?: StatementListener,
): Promise<Adapter> {
	const adapter = await openAdapter(config.adapter, {
		model,
		...(config.url === undefined ? {} : { url: config.url }),
		...(config.poolSize === undefined ? {} : { poolSize: config.poolSize }),
		...(onStatement ? { onStatement } : {}),
	});
	for (const delayMs of [...delaysMs, undefined]) {
		try {
			await adapter.ping();
			return adapter;
		} catch (error) {
			if (!isDBALError(error) || error.code !== "DATABASE_ERROR" || delayMs === undefined) {
				await adapter.close();
				throw error;
			}
			log.warn({ err: error.cause ?? error }, `the database can't be reached; trying again in ${delayMs} ms`);
			await new Promise((resolve) => setTimeout(resolve, delayMs));
		}
	}
	return adapter;
}

/**
 * Opens the configured database with the model's schema: pending migrations are applied and logged, or refused where the configuration
 * says so. An edited migration is refused, and tables that somebody changed beside the migrations are. Errors: DATABASE_ERROR.
 */
export async function openDatabase(
	config: DaemonConfig["database"],
	model: ModelDescriptor,
	log: Logger,
	onStatement?: StatementListener,
): Promise<Adapter> {
	const adapter = await connectDatabase(config, model, log, onStatement);
	try {
		if (adapter.sql) {
			const folder = shippedMigrations(adapter.sql.dialect);
			if (config.migrate === false) await requireApplied(adapter, folder);
			const applied = await migrate(adapter, folder);
			for (const { name } of applied) log.info(`applied the migration ${name}`);
			const drift = await findDrift(adapter, model);
			if (drift.length > 0) throw new DBALError("DATABASE_ERROR", driftMessage(drift));
		}
		return adapter;
	} catch (error) {
		await adapter.close();
		throw error;
	}
}

async function requireApplied(adapter: Adapter, folder: string): Promise<void> {
	const { pending } = await migrationStatus(adapter, folder);
	if (pending.length === 0) return;
	const names = pending.map(({ name }) => name).join(", ");
	const advice = "Run `dbal_daemon migrate deploy`, or write `migrate: true` below `database`.";
	throw new DBALError(
		"DATABASE_ERROR",
		`The database waits for ${names}, and the configuration says not to migrate at the start. ${advice}`,
	);
}

/** Tells of tables that the migrations didn't make so. */
export function driftMessage(drift: readonly string[]): string {
	const lines = drift.map((fault) => `  ${fault}`).join("\n");
	return `All migrations are applied, and yet the database isn't what they make of it; somebody changed it beside them:\n${lines}\nUndo that, or restore a backup.`;
}

/** Works on the configured database, brought to the model's schema, and closes it. */
export async function withDatabase<T>(
	config: DaemonConfig["database"],
	model: ModelDescriptor,
	log: Logger,
	work: (adapter: Adapter) => Promise<T>,
): Promise<T> {
	const adapter = await openDatabase(config, model, log);
	try {
		return await work(adapter);
	} finally {
		await adapter.close();
	}
}

import { isDBALError, type ModelDescriptor } from "@metabuilder/dbal/contract";
import { type Adapter, migrate, openAdapter, shippedMigrations } from "@metabuilder/dbal-server";
import type { Logger } from "pino";
import type { DaemonConfig } from "./config.js";

/** Waits between attempts to reach a database, in ms. */
const delaysMs = [250, 500, 1_000, 2_000, 4_000, 8_000];

/** Opens the configured database without touching its schema. DATABASE_ERROR when it can't be reached after some attempts. */
export async function connectDatabase(config: DaemonConfig["database"], model: ModelDescriptor, log: Logger): Promise<Adapter> {
	const adapter = await openAdapter(config.adapter, {
		model,
		...(config.url === undefined ? {} : { url: config.url }),
		...(config.poolSize === undefined ? {} : { poolSize: config.poolSize }),
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

/** Opens the configured database and brings it to the model's schema. What was applied is logged; an edited migration is refused. */
export async function openDatabase(config: DaemonConfig["database"], model: ModelDescriptor, log: Logger): Promise<Adapter> {
	const adapter = await connectDatabase(config, model, log);
	try {
		if (adapter.sql) {
			const applied = await migrate(adapter, shippedMigrations(adapter.sql.dialect));
			for (const { name } of applied) log.info(`applied the migration ${name}`);
		}
		return adapter;
	} catch (error) {
		await adapter.close();
		throw error;
	}
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

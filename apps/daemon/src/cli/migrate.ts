import { model } from "@metabuilder/dbal/contract";
import { type Adapter, migrate as deploy, findDrift, migrationStatus, shippedMigrations } from "@metabuilder/dbal-server";
import type { DaemonConfig } from "../config.js";
import { connectDatabase } from "../database.js";
import { createLog } from "../log.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";

export type MigrateAction = "status" | "deploy" | "dry-run";

/**
 * Brings the database to the present schema, prints what that would run, or says where it stands. `status` fails where
 * something waits, the history differs from the files, or the tables do from the migrations, so that scripts can ask.
 */
export async function migrate(
	config: DaemonConfig,
	action: MigrateAction,
	options: { readonly acceptDataLoss: boolean },
	terminal: Terminal,
): Promise<ExitCode> {
	const adapter = await connectDatabase(config.database, model, createLog(config.logging, process.stderr));
	try {
		if (!adapter.sql) {
			terminal.out(`The ${adapter.name} adapter has no schema to migrate.`);
			return exitCodes.ok;
		}
		const folder = shippedMigrations(adapter.sql.dialect);
		switch (action) {
			case "status":
				return await printStatus(adapter, folder, terminal);
			case "dry-run": {
				const pending = await deploy(adapter, folder, { dryRun: true });
				for (const { name, sql } of pending) terminal.out(`-- ${name}\n${sql}`);
				if (pending.length === 0) terminal.out("-- nothing to apply");
				return exitCodes.ok;
			}
			case "deploy": {
				const applied = await deploy(adapter, folder, options);
				for (const { name } of applied) terminal.out(`applied  ${name}`);
				if (applied.length === 0) terminal.out("The database has the present schema.");
				return exitCodes.ok;
			}
			default:
				return action satisfies never;
		}
	} finally {
		await adapter.close();
	}
}

async function printStatus(adapter: Adapter, folder: string, terminal: Terminal): Promise<ExitCode> {
	const { applied, pending, problems } = await migrationStatus(adapter, folder);
	const troubled = new Set(problems.map(({ name }) => name));
	for (const name of applied) if (!troubled.has(name)) terminal.out(`applied  ${name}`);
	for (const { kind, name } of problems) terminal.out(`${kind.padEnd(8)} ${name}`);
	for (const { name } of pending) terminal.out(`waits    ${name}`);
	// Before the last migration the tables can't be the model's.
	const drift = pending.length === 0 && problems.length === 0 ? await findDrift(adapter, model) : [];
	for (const fault of drift) terminal.out(`drifted  ${fault}`);
	return pending.length === 0 && problems.length === 0 && drift.length === 0 ? exitCodes.ok : exitCodes.failure;
}

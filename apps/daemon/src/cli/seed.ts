import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { model } from "@metabuilder/dbal/contract";
import { formatDiagnostics } from "@metabuilder/dbal-documents";
import { createUuids } from "@metabuilder/dbal-server";
import type { DaemonConfig } from "../config.js";
import { ConfigurationError } from "../configuration-error.js";
import { withDatabase } from "../database.js";
import { createLog } from "../log.js";
import { systemReason } from "../rules.js";
import { loadSeed } from "../seed/load-seed.js";
import { readSeed } from "../seed/read-seed.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";

/** Loads every YAML file below a folder into the database, whose migrations are applied first. Says how many rows of each entity. */
export async function seed(config: DaemonConfig, folder: string, terminal: Terminal): Promise<ExitCode> {
	const files = readFiles(resolve(terminal.directory, folder), terminal.directory);
	const read = readSeed(model, files, { now: new Date(), newId: createUuids(() => new Date(), randomBytes) });
	if (read.diagnostics.length > 0) throw new ConfigurationError(formatDiagnostics(read.diagnostics));
	// A password that stands in a file is everybody's.
	if (config.security.sandbox === "strict" && read.seed.some(({ entity, rows }) => entity.name === "Credential" && rows.length > 0))
		throw new ConfigurationError(
			"The strict sandbox takes no passwords from files: leave the rows of Credential out, and make accounts with `dbal_daemon user create`.",
		);
	const log = createLog(config.logging, process.stderr);
	const counts = await withDatabase(config.database, model, log, (adapter) => loadSeed(adapter, read.seed));
	for (const { entity, inserted, skipped } of counts) terminal.out(`${entity}: ${inserted} added, ${skipped} there already`);
	if (counts.length === 0) terminal.out(`There is nothing to load in ${folder}.`);
	return exitCodes.ok;
}

function readFiles(folder: string, from: string): readonly { readonly path: string; readonly text: string }[] {
	try {
		return readdirSync(folder, { recursive: true, encoding: "utf8" })
			.filter((name) => /\.ya?ml$/.test(name))
			.sort()
			.map((name) => join(folder, name))
			.map((path) => ({ path: relative(from, path), text: readFileSync(path, "utf8") }));
	} catch (error) {
		throw new ConfigurationError(`${folder} can't be read: ${systemReason(error)}.`);
	}
}

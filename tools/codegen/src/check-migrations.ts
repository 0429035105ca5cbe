import type { Report } from "./diagnostics.js";
import type { EmitContext } from "./emit/emitter.js";
import { migrationFolder } from "./emit/migration/index.js";
import { migrationNumbers } from "./emit/migration/migration-name.js";
import { providers } from "./emit/prisma/schema-tree.js";
import { readStored } from "./emit/storage/stored-table.js";

/** Faults of the migrations in the workspace that a merge may leave, and that would make the next one wrong. */
export function checkMigrations(context: Pick<EmitContext, "previous" | "list">, report: Report): void {
	for (const provider of providers) {
		const folder = migrationFolder(provider);
		for (const names of migrationNumbers(context.list(folder)).values()) {
			const [, second] = names;
			if (second !== undefined) report.atFile(`${folder}/${second}/migration.sql`, "migration_number", { names });
		}
		const path = `${folder}/snapshot.prisma`;
		const text = context.previous(path);
		if (text !== undefined && readStored(text) === undefined) report.atFile(path, "migration_snapshot", { folder });
	}
}

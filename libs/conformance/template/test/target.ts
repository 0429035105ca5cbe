import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { TestDatabase } from "@metabuilder/dbal-conformance";

export { openAdapter } from "../src/adapter.js";

/** The name in reports. */
export const name = "libsql-client";

/** A new, empty database: the suite asks for one for each spec, and drops it in the end. */
export async function createDatabase(): Promise<TestDatabase> {
	const folder = await mkdtemp(join(tmpdir(), "my-dbal-adapter-"));
	return {
		url: pathToFileURL(join(folder, "test.db")).href,
		drop: () => rm(folder, { recursive: true, force: true }),
	};
}

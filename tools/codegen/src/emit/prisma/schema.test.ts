import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildSchema, constraintName } from "./build-schema.js";
import { everyType, model, part } from "./every-type.fixture.js";
import { printSchema } from "./print-schema.js";
import { providers } from "./schema-tree.js";

describe("schema.prisma", () => {
	it.each(providers)("is the same text each time, and Prisma finds it valid: %s", (provider) => {
		const text = printSchema(buildSchema(model([part, everyType]), provider));
		expect(text).toMatchSnapshot();
		const folder = mkdtempSync(join(tmpdir(), "dbal-schema-"));
		try {
			writeFileSync(join(folder, "schema.prisma"), text);
			const cli = new URL("../../../../../node_modules/prisma/build/index.js", import.meta.url).pathname;
			const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: "/bin/false", CHECKPOINT_DISABLE: "1" };
			const said = execFileSync(process.execPath, [cli, "validate", "--schema", join(folder, "schema.prisma")], {
				cwd: folder,
				env,
				encoding: "utf8",
			});
			expect(said).toContain("is valid");
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it("keeps constraint names within PostgreSQL's limit, and apart", () => {
		const long = "a".repeat(60);
		const names = [
			constraintName(long, "first", "check"),
			constraintName(long, "second", "check"),
			constraintName("users", "role", "check"),
		];
		expect(names[2]).toBe("users_role_check");
		expect(new Set(names).size).toBe(3);
		for (const name of names) expect(name.length).toBeLessThanOrEqual(63);
	});
});

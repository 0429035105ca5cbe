import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const server = fileURLToPath(new URL("..", import.meta.url));
const cli = fileURLToPath(new URL("../../../node_modules/prisma/build/index.js", import.meta.url));

// A copy, since `generate` writes beside the schema.
const folder = mkdtempSync(join(tmpdir(), "dbal-prisma-"));
cpSync(join(server, "prisma"), join(folder, "prisma"), { recursive: true });
cpSync(join(server, "prisma.config.ts"), join(folder, "prisma.config.ts"));
symlinkSync(fileURLToPath(new URL("../../../node_modules", import.meta.url)), join(folder, "node_modules"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
	["sqlite", "file:./app.db"],
	["postgresql", "postgresql://nobody@127.0.0.1:9/none"],
])("Prisma's own tools on the shipped schema for %s", (provider, url) => {
	const env = { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: "1", NO_COLOR: "1" };

	it("find it valid and make a client of it, without a network", () => {
		const run = (command: string) => execFileSync(process.execPath, [cli, command], { cwd: folder, env, encoding: "utf8" });
		expect(run("validate")).toContain(`prisma/${provider}/schema.prisma is valid`);
		run("generate");
		expect(existsSync(join(folder, "prisma", provider, "client", "client.ts"))).toBe(true);
	});

	it("refuse to migrate", () => {
		expect(spawnSync(process.execPath, [cli, "migrate", "deploy"], { cwd: folder, env }).status).not.toBe(0);
	});
});

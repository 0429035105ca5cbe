#!/usr/bin/env node
// Starts the daemon. In a checkout, where sources may be newer than what was built of them, it builds first.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const daemon = join(dirname(fileURLToPath(import.meta.url)), "..");
const workspace = join(daemon, "..", "..");
const stamp = join(daemon, "dist", ".built");

if (existsSync(join(daemon, "src")) && existsSync(join(workspace, "tsconfig.base.json")) && isStale()) build();

const { main } = await import("../dist/main.js");
await main(process.argv.slice(2));

function isStale() {
	if (!existsSync(stamp) || !existsSync(join(daemon, "dist", "main.js"))) return true;
	const built = statSync(stamp).mtimeMs;
	const packages = ["documents", "policy", "client", "server"].map((name) => join(workspace, "libs", name));
	return [daemon, ...packages].some((folder) => ["src", "gen"].some((part) => newest(join(folder, part)) > built));
}

function newest(folder) {
	if (!existsSync(folder)) return 0;
	let latest = 0;
	for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
		if (!entry.isFile() || entry.name.endsWith(".test.ts")) continue;
		latest = Math.max(latest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
	}
	return latest;
}

function build() {
	process.stderr.write("dbal_daemon: the sources are newer than the build; building\n");
	const began = new Date();
	const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
	const { status } = spawnSync(process.execPath, [tsc, "-b", daemon], { stdio: ["ignore", 2, 2] });
	if (status !== 0) {
		process.stderr.write("dbal_daemon: the build failed\n");
		process.exit(1);
	}
	writeFileSync(stamp, `${began.toISOString()}\n`);
}

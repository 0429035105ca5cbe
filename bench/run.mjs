// `npm run bench`: installs what the benchmark alone needs, builds, and runs it. Flags go through: `npm run bench -- --quick`.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bench = fileURLToPath(new URL(".", import.meta.url));
const root = join(bench, "..");
const modules = join(root, "node_modules");
const args = process.argv.slice(2);

if (args.includes("--help") && existsSync(join(bench, "dist/src/main.js"))) {
	// What is built says it.
} else {
	if (!existsSync(join(bench, "node_modules", "fastify")))
		run("npm", ["install", "--prefix", bench, "--no-fund", "--no-audit", "--no-package-lock"]);
	node([join(modules, "typescript/bin/tsc"), "-b", root]);
	for (const provider of ["sqlite", "postgresql"]) prismaClient(provider);
	node([join(modules, "typescript/bin/tsc"), "-p", bench]);
}
process.exit(
	spawnSync(process.execPath, ["--enable-source-maps", join(bench, "dist/src/main.js"), ...args], { stdio: "inherit" }).status ?? 1,
);

/** Prisma's own client for the tables that DBAL keeps, made offline. Made anew when the schema is. */
function prismaClient(provider) {
	const source = join(root, "libs/server/prisma", provider, "schema.prisma");
	const target = join(bench, "gen", provider);
	const schema = join(target, "schema.prisma");
	const text = readFileSync(source, "utf8").replace(/output\s*=\s*"[^"]*"/, 'output = "./client"\n\timportFileExtension = "ts"');
	if (existsSync(join(target, "client")) && existsSync(schema) && readFileSync(schema, "utf8") === text && statSync(schema).isFile())
		return;
	rmSync(target, { recursive: true, force: true });
	run("mkdir", ["-p", target]);
	writeFileSync(schema, text);
	const config = join(target, "prisma.config.ts");
	writeFileSync(
		config,
		`process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= ${JSON.stringify(join(root, "libs/server/prisma/schema-engine-stub.sh"))};\nexport default { schema: "schema.prisma" };\n`,
	);
	node([join(modules, "prisma/build/index.js"), "generate", "--config", config], target);
}

function node(command, cwd = root) {
	run(process.execPath, command, cwd);
}

function run(command, given, cwd = root) {
	const { status, stdout, stderr } = spawnSync(command, given, { cwd, encoding: "utf8" });
	if (status === 0) return;
	process.stderr.write(`${stdout ?? ""}${stderr ?? ""}\n${command} ${given.join(" ").replaceAll(root, "")} failed.\n`);
	process.exit(1);
}

// `npm start`: generates, migrates and seeds a local SQLite file, starts the daemon and the demo's dev server, and says
// where to look. What is in the file stays for the next start. Ctrl-C ends everything.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const daemonPort = 50051;
const pagePort = 5173;
const config = "apps/demo-spark/dbal.yaml";
const data = join(root, ".dbal");
const database = join(data, "dev.db");
/** Written once seeding is done: rows that were deleted since then don't come back. */
const seeded = join(data, "seeded");

const nx = command("nx");
const vite = command("vite");
const daemon = join(root, "apps/daemon/bin/dbal_daemon.js");

const colors = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** @type {Set<import("node:child_process").ChildProcess>} */
const children = new Set();
let isStopping = false;

process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));

try {
	await step("Looking for free ports", async () => {
		await needPort(daemonPort, ["127.0.0.1"], "the daemon");
		await needPort(pagePort, ["127.0.0.1", "::1"], "the demo's page");
	});
	await step("Building the generators", () => run([nx, "run-many", "-t", "build", "-p", "codegen"]));
	await step("Generating from spec/", () => run([nx, "generate", "dbal"]));
	await step("Building the client and the daemon", () => run([nx, "run-many", "-t", "build", "-p", "client", "daemon"]));
	mkdirSync(data, { recursive: true });
	// Without its database the mark means nothing.
	if (!existsSync(database)) rmSync(seeded, { force: true });
	await step("Migrating .dbal/dev.db", () => run([daemon, "migrate", "deploy", `--config=${config}`]));
	if (existsSync(seeded)) line("✓", "Keeping the data of the last start");
	else
		await step("Seeding the demo's data", async () => {
			await run([daemon, "seed", "spec/seed", `--config=${config}`]);
			writeFileSync(seeded, `${new Date().toISOString()}\n`);
		});
	await step("Starting the daemon", () => serve("daemon", [daemon, "serve", `--config=${config}`], root, /is ready on/));
	await step("Starting the demo's dev server", () =>
		serve("page", [vite, "--clearScreen", "false"], join(root, "apps/demo-spark"), /ready in/),
	);
	process.stdout.write(`
  The demo    http://localhost:${pagePort}
  The daemon  127.0.0.1:${daemonPort}  (gRPC and WebSocket)
  The data    .dbal/dev.db         (delete the folder to begin anew)
  The audit   .dbal/audit.log

  Accounts    demo_user, demo_moderator, demo_admin, demo_god, demo_supergod
  Password    dbal-demo

  Ctrl-C ends both.
`);
} catch (error) {
	if (!isStopping) process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
	await stop(1);
}

/** The file behind a command of an installed package. */
function command(name) {
	const folder = join(root, "node_modules", name);
	return join(folder, JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).bin[name]);
}

/** Says what is done and how long it took. Throws what the work throws. */
async function step(title, work) {
	if (isStopping) throw new Error("stopped");
	const began = performance.now();
	if (process.stdout.isTTY) process.stdout.write(`  … ${title}`);
	try {
		await work();
	} catch (error) {
		if (!isStopping) line("✗", title);
		throw error;
	}
	line("✓", `${title} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
}

function line(mark, text) {
	process.stdout.write(`${process.stdout.isTTY ? "\r\u001b[2K" : ""}  ${mark} ${text}\n`);
}

/** Runs Node to its end, without a word unless it fails: then with all of its words. */
function run(args) {
	return new Promise((resolve, reject) => {
		let output = "";
		const child = start(args, root);
		const hear = (chunk) => {
			output += chunk;
		};
		child.stdout.on("data", hear);
		child.stderr.on("data", hear);
		child.on("error", reject);
		child.on("close", (code) => {
			if (code === 0) resolve();
			else reject(new Error(`${output.trim()}\n\nnode ${args.join(" ").replaceAll(root, "")} failed.`));
		});
	});
}

/** Starts what stays. Resolves when it says that it is ready; if it ends by itself, everything does. */
function serve(name, args, cwd, ready) {
	return new Promise((resolve, reject) => {
		let output = "";
		let isReady = false;
		const child = start(args, cwd);
		const hear = (chunk) => {
			if (isReady) {
				process.stdout.write(String(chunk).replace(/^(?=.)/gm, `[${name}] `));
				return;
			}
			output += chunk;
			if (!ready.test(stripColors(output))) return;
			isReady = true;
			resolve();
		};
		child.stdout.on("data", hear);
		child.stderr.on("data", hear);
		child.on("error", reject);
		child.on("close", (code) => {
			if (isStopping) return;
			if (!isReady) return reject(new Error(`${output.trim()}\n\nThe ${name} did not start.`));
			process.stderr.write(`\nThe ${name} ended with code ${code}.\n`);
			void stop(1);
		});
	});
}

function start(args, cwd) {
	const child = spawn(process.execPath, args, { cwd, env: environment(), stdio: ["ignore", "pipe", "pipe"] });
	children.add(child);
	child.on("close", () => children.delete(child));
	return child;
}

/** Variables that point the daemon at another database or address are not meant for the demo. */
function environment() {
	const others = Object.entries(process.env).filter(([name]) => name !== "DATABASE_URL" && !name.startsWith("DBAL_"));
	return { ...Object.fromEntries(others), NX_ISOLATE_PLUGINS: "false", NX_DAEMON: "false" };
}

/** Throws where something listens on the port already. */
async function needPort(port, hosts, owner) {
	for (const host of hosts) {
		const fault = await new Promise((resolve) => {
			const server = createServer();
			server.once("error", resolve);
			server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
		});
		// A machine without IPv6 has no such address to be taken.
		if (fault?.code === "EADDRINUSE")
			throw new Error(`Port ${port}, which ${owner} needs, is taken. Is the demo running already? End what listens there and start again.`);
	}
}

/** Ends the children and then this process. */
async function stop(code) {
	if (isStopping) return;
	isStopping = true;
	const running = [...children];
	const ended = running.map((child) => new Promise((resolve) => child.once("close", resolve)));
	for (const child of running) child.kill("SIGTERM");
	const grace = setTimeout(() => {
		for (const child of children) child.kill("SIGKILL");
	}, 12_000);
	await Promise.all(ended);
	clearTimeout(grace);
	if (code === 0) process.stdout.write("\n  Stopped. The data is kept.\n");
	process.exit(code);
}

function stripColors(text) {
	return text.replace(colors, "");
}

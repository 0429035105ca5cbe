import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import type { Target } from "./forward.js";

export interface DaemonProcessOptions {
	/** The folder that paths are relative to, and that the daemon is started in. */
	readonly root: string;
	/** Its configuration; a SQLite file in `folder` where there is none. */
	readonly config: string | undefined;
	/** Rows to begin with, loaded once. */
	readonly seed: string | undefined;
	/** Where the database, the audit and the marks of the development server are kept. */
	readonly folder: string;
	/** A line for the developer. */
	readonly say: (line: string) => void;
	readonly complain: (line: string) => void;
}

/** The daemon beside a development server, in a process of its own. */
export interface DaemonProcess {
	/** Where it listens; undefined while it is not ready. */
	readonly target: Target | undefined;
	/** Brings the database up to date, loads the seed once and serves. Rejects with what the daemon said. */
	start(): Promise<void>;
	/** Ends it and starts what was built meanwhile. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

const daemonPackage = "@metabuilder/dbal-daemon";
const graceMs = 12_000;
const ready = /is ready on (?:\[([^\]]+)\]|([^\s:]+)):(\d+)/;

export function createDaemonProcess(options: DaemonProcessOptions): DaemonProcess {
	const { root, folder, say, complain } = options;
	const seeded = join(folder, "seeded");
	let child: ChildProcess | undefined;
	let target: Target | undefined;
	let isStopped = false;
	// One after the other: a restart that is asked for during another waits for it.
	let queue: Promise<void> = Promise.resolve();

	const start = async (): Promise<void> => {
		const bin = findDaemon(root);
		const config = options.config ?? writeConfig(folder, root);
		const flag = `--config=${config}`;
		await run(bin, ["migrate", "deploy", flag], root);
		if (options.seed !== undefined && !existsSync(seeded)) {
			for (const line of (await run(bin, ["seed", options.seed, flag], root)).trim().split("\n")) say(line);
			writeFileSync(seeded, `${new Date().toISOString()}\n`);
		}
		if (isStopped) return;
		await serve(bin, flag);
	};

	const serve = (bin: string, flag: string): Promise<void> =>
		new Promise((resolve, reject) => {
			let said = "";
			const serving = spawn(process.execPath, [bin, "serve", flag], { cwd: root, env: environment(), stdio: ["ignore", "pipe", "pipe"] });
			child = serving;
			const hear = (chunk: Buffer): void => {
				const text = chunk.toString("utf8");
				if (target) {
					lines(text, say);
					return;
				}
				said += text;
				const found = ready.exec(said);
				if (!found) return;
				target = { host: reachable(found[1] ?? found[2] ?? ""), port: Number(found[3]) };
				lines(said, say);
				resolve();
			};
			serving.stdout.on("data", hear);
			serving.stderr.on("data", hear);
			serving.on("error", reject);
			serving.on("close", (code) => {
				if (child !== serving) return;
				child = undefined;
				if (!target) reject(new Error(`The DBAL daemon did not start:\n${said.trim()}`));
				else if (!isStopped)
					complain(`The DBAL daemon ended with code ${code}. Save a file of the spec, or restart this server, to start it again.`);
				target = undefined;
			});
		});

	const end = async (): Promise<void> => {
		const serving = child;
		child = undefined;
		target = undefined;
		if (!serving || serving.exitCode !== null) return;
		const ended = new Promise((resolve) => serving.once("close", resolve));
		serving.kill("SIGTERM");
		const timer = setTimeout(() => serving.kill("SIGKILL"), graceMs);
		await ended;
		clearTimeout(timer);
	};

	const inTurn = (work: () => Promise<void>): Promise<void> => {
		const turn = queue.then(work);
		queue = turn.catch(() => {});
		return turn;
	};

	return {
		get target() {
			return target;
		},
		start: () => inTurn(start),
		restart: () =>
			inTurn(async () => {
				if (isStopped) return;
				await end();
				await start();
			}),
		stop: () => {
			isStopped = true;
			return inTurn(end);
		},
	};
}

/** The command of the daemon that is installed for the project. */
export function findDaemon(root: string): string {
	try {
		const manifestPath = createRequire(join(root, "package.json")).resolve(`${daemonPackage}/package.json`);
		const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as { readonly bin: Readonly<Record<string, string>> };
		return join(dirname(manifestPath), manifest.bin.dbal_daemon ?? "");
	} catch (cause) {
		throw new Error(`The package ${daemonPackage} can't be found from ${root}: install it, or name a daemon that runs (\`endpoint\`).`, {
			cause,
		});
	}
}

/** A daemon for development: a SQLite file, this machine alone, any free port. */
function writeConfig(folder: string, root: string): string {
	mkdirSync(folder, { recursive: true });
	const at = (name: string) => JSON.stringify(`./${relative(root, join(folder, name))}`);
	const database = join(folder, "dev.db");
	// Without its database the mark means nothing.
	if (!existsSync(database)) rmSync(join(folder, "seeded"), { force: true });
	const path = join(folder, "daemon.yaml");
	writeFileSync(
		path,
		`# Written by the dev server at each start. Name a file of your own with \`dbal({ config })\` to change it.
server:
  bind: "127.0.0.1:0"
database:
  adapter: "sqlite"
  url: ${JSON.stringify(`file:./${relative(root, database)}`)}
security:
  sandbox: "permissive"
  audit_log: ${at("audit.log")}
logging:
  level: "warn"
  format: "pretty"
`,
	);
	return path;
}

/** Runs a command of the daemon to its end. Rejects with its words where it fails. */
function run(bin: string, args: readonly string[], cwd: string): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = "";
		const command = spawn(process.execPath, [bin, ...args], { cwd, env: environment(), stdio: ["ignore", "pipe", "pipe"] });
		const hear = (chunk: Buffer) => {
			said += chunk.toString("utf8");
		};
		command.stdout.on("data", hear);
		command.stderr.on("data", hear);
		command.on("error", reject);
		command.on("close", (code) => {
			if (code === 0) resolve(said);
			else reject(new Error(`\`dbal_daemon ${args.join(" ")}\` failed:\n${said.trim()}`));
		});
	});
}

/** NODE_OPTIONS are of the dev server: an inspector's port would be taken twice. */
function environment(): NodeJS.ProcessEnv {
	const { NODE_OPTIONS: _ours, ...rest } = process.env;
	return rest;
}

/** An address that stands for all of them is reached over loopback. */
function reachable(host: string): string {
	return host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
}

function lines(text: string, say: (line: string) => void): void {
	for (const line of text.split("\n")) if (line.trim() !== "") say(line.trimEnd());
}

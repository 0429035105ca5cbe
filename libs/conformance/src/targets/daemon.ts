import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DBALClient, type DBALClientOptions } from "@metabuilder/dbal";
import { model } from "@metabuilder/dbal/contract";
import { defaultPolicy, openAdapter } from "@metabuilder/dbal-server";
import type { Identity } from "../caller.js";
import { clientCaller } from "../client-caller.js";
import { type Spec, shipped } from "../specs/spec.js";
import { developerRole, openRules } from "./open-rules.js";
import type { Target } from "./target.js";

/** A daemon in a process of its own, on a SQLite file, and the client of applications in production mode. */
export const daemonTargets: readonly Target[] = [
	{
		name: "daemon-grpc",
		description: "a daemon on SQLite, through the client over gRPC",
		isEmbedded: false,
		start: () => startDaemonTarget((address) => address),
	},
	{
		name: "daemon-websocket",
		description: "a daemon on SQLite, through the client over a WebSocket",
		isEmbedded: false,
		start: async () => {
			// Node has one from 22 on; the client takes the platform's.
			if (!("WebSocket" in globalThis)) Object.assign(globalThis, { WebSocket: (await import("ws")).WebSocket });
			return startDaemonTarget((address) => `ws://${address}`);
		},
	},
];

async function startDaemonTarget(endpointOf: (address: string) => string) {
	const folder = await mkdtemp(join(tmpdir(), "dbal-conformance-"));
	const daemon = await startDaemon(folder);
	const endpoint = endpointOf(daemon.address);
	const world = {
		model,
		capabilities: await sqliteCapabilities(join(folder, "capabilities.db")),
		connect: async (identity: Identity) => {
			const auth = authOf(identity);
			return clientCaller(model, new DBALClient({ mode: "production", endpoint, timeoutMs: 60_000, ...(auth ? { auth } : {}) }));
		},
	};
	return {
		// A daemon serves the model that it was generated for.
		world: async (spec: Spec) => (spec === shipped ? world : undefined),
		stop: async () => {
			await daemon.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

function authOf(identity: Identity): DBALClientOptions["auth"] {
	switch (identity.kind) {
		case "anonymous":
			return undefined;
		case "developer":
			return { impersonate: { id: "developer", role: developerRole(model) } };
		case "session":
			return { session: { id: identity.id, token: identity.token, expiresAt: new Date(Date.now() + 3_600_000) } };
		case "impersonate": {
			const { kind: _, ...impersonate } = identity;
			return { impersonate };
		}
		default:
			return identity satisfies never;
	}
}

/** What a daemon on SQLite claims: it doesn't tell, so its adapter is asked. */
async function sqliteCapabilities(file: string): Promise<ReadonlySet<string>> {
	const adapter = await openAdapter("sqlite", { model, url: `file:${file}` });
	const { capabilities } = adapter;
	await adapter.close();
	return capabilities;
}

interface DaemonProcess {
	/** `host:port`. */
	readonly address: string;
	/** Asks it to end, and rejects where it doesn't end well. */
	stop(): Promise<void>;
}

/** How long a daemon may take to be ready, in ms: in a checkout it builds itself first where it must. */
const readyMs = 180_000;
/** How long it may take to end, in ms. */
const endMs = 30_000;

async function startDaemon(folder: string): Promise<DaemonProcess> {
	const rules = join(folder, "acl.yaml");
	const config = join(folder, "config.yaml");
	await writeFile(rules, openRules(model, defaultPolicy.text));
	await writeFile(config, configuration(rules));
	const bin = fileURLToPath(new URL("../bin/dbal_daemon.js", import.meta.resolve("@metabuilder/dbal-daemon")));
	const child = spawn(process.execPath, [bin, `--config=${config}`], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
	const said: string[] = [];
	const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
	// A run that ends in another way leaves no daemon behind.
	process.once("exit", () => child.kill("SIGKILL"));
	let overdue: NodeJS.Timeout | undefined;
	const ready = new Promise<string>((resolve, reject) => {
		const tell = (what: string) => reject(new Error(`the daemon ${what}:\n${said.join("").slice(-4_000)}`));
		child.stdout.on("data", (chunk) => {
			said.push(String(chunk));
			const address = /is ready on (\S+)/.exec(said.join(""))?.[1];
			if (address !== undefined) resolve(address);
		});
		child.stderr.on("data", (chunk) => said.push(String(chunk)));
		child.once("error", reject);
		child.once("exit", (code) => tell(`ended with ${code}`));
		overdue = setTimeout(() => tell(`was not ready within ${readyMs} ms`), readyMs);
	});
	try {
		const address = await ready;
		return { address, stop: () => stop(child, exited, said) };
	} catch (error) {
		child.kill("SIGKILL");
		throw error;
	} finally {
		clearTimeout(overdue);
	}
}

async function stop(child: ChildProcess, exited: Promise<number | null>, said: readonly string[]): Promise<void> {
	child.kill("SIGTERM");
	const timer = setTimeout(() => child.kill("SIGKILL"), endMs);
	const code = await exited;
	clearTimeout(timer);
	if (code !== 0) throw new Error(`the daemon ended with ${code}:\n${said.join("").slice(-4_000)}`);
}

function configuration(rules: string): string {
	return [
		"server:",
		'  bind: "127.0.0.1:0"',
		"database:",
		'  adapter: "sqlite"',
		'  url: "file:./conformance.db"',
		"security:",
		'  sandbox: "permissive"',
		'  audit_log: "./audit.log"',
		"  auth: [session, anonymous, impersonate]",
		"  acl:",
		`    rules_file: ${JSON.stringify(rules)}`,
		"logging:",
		'  level: "warn"',
		'  format: "json"',
		"",
	].join("\n");
}

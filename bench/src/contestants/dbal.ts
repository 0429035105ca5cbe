import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DBALClient } from "@metabuilder/dbal/node";
import type { Database } from "../database.js";
import { idOf, newWorkflow } from "../dataset.js";
import type { Contestant, OperationName, Run } from "../operation.js";

/** From dist/src/contestants. */
const bench = fileURLToPath(new URL("../../../", import.meta.url));
const launcher = join(dirname(createRequire(import.meta.url).resolve("@metabuilder/dbal-daemon/package.json")), "bin", "dbal_daemon.js");

export type Adapter = "sqlite" | "postgres" | "prisma";

/** The client in development mode: the engine in this process. */
export async function openEmbedded(database: Database, adapter: Adapter): Promise<Contestant> {
	const client = new DBALClient({ mode: "development", adapter, database: { url: database.url } });
	await client.users.count({ where: { username: "user_0" } });
	return { path: `embedded-${adapter}`, runs: dbalRuns(client, database, `e${adapter}`), pids: [], close: () => client.close() };
}

export interface DaemonUnderTest {
	readonly address: string;
	readonly pid: number;
	readonly session: { readonly id: string; readonly token: string; readonly expiresAt: Date };
	stop(): Promise<void>;
}

const password = "bench-password-of-some-length";

/** A daemon on the native adapter in a process of its own, with rules and audit on, and a session for a god. */
export async function startDaemon(database: Database): Promise<DaemonUnderTest> {
	const folder = join(database.folder, "daemon");
	mkdirSync(folder, { recursive: true });
	const config = join(folder, "dbal.yaml");
	writeFileSync(
		config,
		`server: { bind: "127.0.0.1:0" }
database: { adapter: ${database.kind === "sqlite" ? "sqlite" : "postgres"}, url: ${JSON.stringify(database.url)}, pool_size: ${database.poolSize} }
security: { sandbox: permissive, audit_log: audit.log, acl: { rules_file: ${JSON.stringify(join(bench, "acl.yaml"))} } }
logging: { level: error, format: json }
`,
	);
	const made = spawnSync(
		process.execPath,
		[
			launcher,
			"user",
			"create",
			"--username=bench_god",
			"--email=bench@example.org",
			"--role=god",
			"--password-stdin",
			`--config=${config}`,
		],
		{ cwd: folder, input: `${password}\n`, encoding: "utf8" },
	);
	if (made.status !== 0) throw new Error(`the benchmark's account can't be made: ${made.stdout}${made.stderr}`);
	const child = spawn(process.execPath, [launcher, "serve", `--config=${config}`], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
	const address = await readyAddress(child);
	const client = new DBALClient({ mode: "production", endpoint: address });
	await client.auth.signIn("bench_god", password);
	const { session } = client.auth;
	await client.close();
	if (!session || child.pid === undefined) throw new Error("there is no session");
	const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
	return {
		address,
		pid: child.pid,
		session,
		stop: () => {
			child.kill("SIGTERM");
			return gone;
		},
	};
}

/** The client of applications against a daemon. */
export async function openClient(database: Database, daemon: DaemonUnderTest, path: "grpc-stream" | "websocket"): Promise<Contestant> {
	const endpoint = path === "websocket" ? `ws://${daemon.address}` : daemon.address;
	const client = new DBALClient({ mode: "production", endpoint, auth: { session: daemon.session } });
	await client.users.count({ where: { username: "user_0" } });
	return { path, runs: dbalRuns(client, database, path), pids: [daemon.pid], close: () => client.close() };
}

/** The operations as a user of DBAL writes them. */
export function dbalRuns(client: DBALClient, { sizes }: Database, unique: string): Partial<Readonly<Record<OperationName, Run>>> {
	const author = (n: number) => idOf("user", n % sizes.authors);
	return {
		get: (n) => client.users.get(idOf("user", n % sizes.users)),
		"list-10": async (n) =>
			(await client.workflows.list({ where: { createdBy: author(n), isActive: true }, orderBy: { name: "asc" }, limit: 10 })).data,
		"insert-1": (n) => client.workflows.create(newWorkflow(`${unique}i${n}`, n, sizes)),
		"create-many-100": (n) =>
			client.workflows.createMany(Array.from({ length: 100 }, (_, index) => newWorkflow(`${unique}m${n}-${index}`, n + index, sizes))),
		"update-1": (n) => client.workflows.update(idOf("workflow", n % sizes.workflows), { description: `Changed ${n}.` }),
	};
}

function readyAddress(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = "";
		const hear = (chunk: Buffer) => {
			said += chunk.toString("utf8");
			const address = /is ready on (\S+)/.exec(said)?.[1];
			if (address !== undefined) resolve(address);
		};
		child.stdout?.on("data", hear);
		child.stderr?.on("data", hear);
		child.once("close", (code) => reject(new Error(`the daemon ended with ${code}: ${said}`)));
	});
}

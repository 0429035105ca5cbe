import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../../../apps/daemon/bin/dbal_daemon.js", import.meta.url));

export interface SpawnedDaemon {
	readonly port: number;
	/** Resolves when it is gone. */
	stop(signal?: NodeJS.Signals): Promise<void>;
}

/** A daemon of its own process on loopback, in memory, which takes impersonation. `port` 0 is any free one. */
export async function spawnDaemon(folder: string, port = 0): Promise<SpawnedDaemon> {
	const config = join(folder, "dbal.yaml");
	writeFileSync(
		config,
		`server: { bind: "127.0.0.1:${port}", origins: ["http://app.test"] }
database: { adapter: memory }
security: { sandbox: permissive, audit_log: audit.log, auth: [session, anonymous, impersonate] }
logging: { level: silent }
`,
	);
	const child = spawn(process.execPath, [launcher, "serve", `--config=${config}`], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
	const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
	return {
		port: await readyPort(child),
		stop: (signal = "SIGTERM") => {
			child.kill(signal);
			return gone;
		},
	};
}

function readyPort(child: ChildProcess): Promise<number> {
	return new Promise((resolve, reject) => {
		let output = "";
		const hear = (chunk: Buffer) => {
			output += chunk.toString();
			const port = /is ready on .*:(\d+)/.exec(output)?.[1];
			if (port !== undefined) resolve(Number(port));
		};
		child.stdout?.on("data", hear);
		child.stderr?.on("data", hear);
		child.once("close", (code) => reject(new Error(`the daemon ended with ${code}: ${output}`)));
	});
}

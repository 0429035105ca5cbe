import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ChannelOpenRequest } from "@metabuilder/dbal/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { authenticate } from "./harness.js";

const sockets = 10_000;
const built = `import { main } from ${JSON.stringify(new URL("../dist/main.js", import.meta.url).href)}; await main(process.argv.slice(1));`;
let child: ChildProcess | undefined;
afterAll(() => child?.kill("SIGKILL"));

/** Resident memory of a process in bytes. */
const residentOf = (pid: number): number =>
	1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN);

/** Files that this process, and the daemon below it, may open. */
const openFiles =
	process.platform === "linux" ? Number(/^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1]) : 0;

beforeAll(() => {
	// Builds what is older than its sources.
	spawnSync(process.execPath, [fileURLToPath(new URL("../bin/dbal_daemon.js", import.meta.url)), "--version"]);
}, 300_000);

// Only Linux tells another process's memory in /proc; and each socket is an open file on either side.
it.skipIf(!(openFiles > sockets + 500))("10,000 idle sockets take less than 120 MB", { timeout: 600_000 }, async () => {
	const folder = mkdtempSync(join(tmpdir(), "dbal-idle-"));
	writeFileSync(
		join(folder, "dbal.yaml"),
		'server: { bind: "127.0.0.1:0" }\ndatabase: { adapter: sqlite, url: "file:./app.db" }\nsecurity: { sandbox: permissive, audit_log: audit.log }\nlogging: { level: warn }\n',
	);
	const started = spawn(process.execPath, ["--input-type=module", "--eval", built, "--", "--config=dbal.yaml"], {
		cwd: folder,
		env: { PATH: process.env.PATH ?? "" },
	});
	child = started;
	const port = await new Promise<number>((resolve) =>
		started.stdout.on("data", (data) => {
			const found = /ready on 127\.0\.0\.1:(\d+)/.exec(String(data))?.[1];
			if (found) resolve(Number(found));
		}),
	);
	const { pid = 0 } = started;
	const message = ChannelOpenRequest.encode({ frames: [authenticate()] }).finish();
	const open = () =>
		new Promise<WebSocket>((resolve, reject) => {
			const socket = new WebSocket(`ws://127.0.0.1:${port}/`, "dbal.v1", { perMessageDeflate: false });
			socket.on("open", () => socket.send(message));
			socket.once("message", () => resolve(socket));
			socket.on("error", reject);
		});
	const first = await open();
	await wait(2_000);
	const before = residentOf(pid);
	const opened = [first];
	while (opened.length < sockets) opened.push(...(await Promise.all(Array.from({ length: 200 }, open))));
	await wait(5_000);
	const more = residentOf(pid) - before;
	expect(opened.every((socket) => socket.readyState === WebSocket.OPEN)).toBe(true);
	expect(more).toBeLessThan(120_000_000);
	for (const socket of opened) socket.terminate();
});

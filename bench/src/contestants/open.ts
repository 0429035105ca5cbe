import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Database } from "../database.js";
import type { Contestant } from "../operation.js";
import { openClient, openEmbedded, startDaemon } from "./dbal.js";
import { openUnary } from "./grpc-unary.js";
import { openFastify, openTrpc, type PeerProcess } from "./peers.js";
import { openPrisma } from "./prisma.js";

export interface Contest {
	/** Prisma first. */
	readonly contestants: readonly Contestant[];
	close(): Promise<void>;
}

/** Everybody, on one database. `wanted` names paths; undefined: all of them. */
export async function openContest(
	database: Database,
	wanted: readonly string[] | undefined,
	say: (line: string) => void,
): Promise<Contest> {
	const isWanted = (path: string) => path === "prisma" || wanted === undefined || wanted.includes(path);
	const contestants: Contestant[] = [];
	const add = async (path: string, open: () => Promise<Contestant> | Contestant) => {
		if (!isWanted(path)) return;
		say(`opening ${path}`);
		contestants.push(await open());
	};
	await add("prisma", () => openPrisma(database));
	const native = database.kind === "sqlite" ? "sqlite" : "postgres";
	await add(`embedded-${native}`, () => openEmbedded(database, native));
	await add("embedded-prisma", () => openEmbedded(database, "prisma"));
	const needsDaemon = ["grpc-unary", "grpc-stream", "websocket"].some(isWanted);
	const daemon = needsDaemon ? await startDaemon(database) : undefined;
	if (daemon) {
		await add("grpc-unary", () => openUnary(database, daemon));
		await add("grpc-stream", () => openClient(database, daemon, "grpc-stream"));
		await add("websocket", () => openClient(database, daemon, "websocket"));
	}
	await add("peer-trpc", async () => openTrpc(database, await startPeer("trpc", database)));
	await add("peer-fastify", async () => openFastify(database, await startPeer("fastify", database)));
	return {
		contestants,
		close: async () => {
			for (const contestant of contestants) await contestant.close();
			await daemon?.stop();
		},
	};
}

async function startPeer(kind: "trpc" | "fastify", database: Database): Promise<PeerProcess> {
	const script = fileURLToPath(new URL("../peer-process.js", import.meta.url));
	const child = spawn(process.execPath, [script, kind, JSON.stringify(database)], { stdio: ["ignore", "pipe", "inherit"] });
	const port = await new Promise<number>((resolve, reject) => {
		let said = "";
		child.stdout.on("data", (chunk: Buffer) => {
			said += chunk.toString("utf8");
			const found = /ready (\d+)/.exec(said)?.[1];
			if (found !== undefined) resolve(Number(found));
		});
		child.once("close", (code) => reject(new Error(`the peer ${kind} ended with ${code}`)));
	});
	if (child.pid === undefined) throw new Error(`the peer ${kind} has no process`);
	const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
	return {
		port,
		pid: child.pid,
		stop: () => {
			child.kill("SIGTERM");
			return gone;
		},
	};
}

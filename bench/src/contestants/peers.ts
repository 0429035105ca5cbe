import type { AddressInfo } from "node:net";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { type AnyTRPCRouter, initTRPC } from "@trpc/server";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import Fastify from "fastify";
import type { Database } from "../database.js";
import type { Contestant, OperationName, Run } from "../operation.js";
import { operationNames } from "../operation.js";

/*
 * What one would write instead: Prisma behind a route. Each runs in a process of its own (peer-process.ts), like the daemon, and
 * is asked from this one. They guard nothing and note nothing either.
 */

export interface PeerProcess {
	readonly port: number;
	readonly pid: number;
	stop(): Promise<void>;
}

type Operations = Readonly<Record<OperationName, Run>>;

/** Serves the operations by tRPC. Gives the port. */
export async function serveTrpc(runs: Operations): Promise<number> {
	const t = initTRPC.create();
	const router = t.router(
		Object.fromEntries(
			operationNames.map((name) => [name, t.procedure.input((value) => Number(value)).query(({ input }) => runs[name](input))]),
		),
	);
	const server = createHTTPServer({ router });
	const listening = server.listen(0, "127.0.0.1");
	await new Promise<void>((resolve) => (listening.listening ? resolve() : listening.once("listening", resolve)));
	return (listening.address() as AddressInfo).port;
}

/** Serves the operations as routes of Fastify. */
export async function serveFastify(runs: Operations): Promise<number> {
	const server = Fastify();
	for (const name of operationNames)
		server.post(`/${name}`, async (request) => runs[name](Number((request.body as { readonly n: number }).n)));
	await server.listen({ port: 0, host: "127.0.0.1" });
	return (server.server.address() as AddressInfo).port;
}

export function openTrpc(_database: Database, peer: PeerProcess): Contestant {
	const client = createTRPCClient<AnyTRPCRouter>({
		links: [httpBatchLink({ url: `http://127.0.0.1:${peer.port}` })],
	}) as unknown as Readonly<Record<string, { readonly query: (n: number) => Promise<unknown> }>>; // The router is made from a list of names.
	return {
		path: "peer-trpc",
		runs: Object.fromEntries(
			operationNames.map((name) => [name, (n: number) => client[name]?.query(n) ?? Promise.reject(new Error(name))]),
		),
		pids: [peer.pid],
		close: () => peer.stop(),
	};
}

export function openFastify(_database: Database, peer: PeerProcess): Contestant {
	const ask = async (name: string, n: number): Promise<unknown> => {
		const response = await fetch(`http://127.0.0.1:${peer.port}/${name}`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({ n }),
		});
		if (!response.ok) throw new Error(await response.text());
		return response.json();
	};
	return {
		path: "peer-fastify",
		runs: Object.fromEntries(operationNames.map((name) => [name, (n: number) => ask(name, n)])),
		pids: [peer.pid],
		close: () => peer.stop(),
	};
}

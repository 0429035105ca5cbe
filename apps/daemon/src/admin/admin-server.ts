import { readFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { BindAddress } from "../bind-address.js";

export interface AdminSources {
	readonly metrics: { text(): Promise<string>; readonly contentType: string };
	readonly ready: () => boolean;
	/** What the daemon is and how it is confined. */
	readonly posture: () => object;
}

/** A second port, for whoever runs the daemon: loopback alone, read alone. */
export interface AdminServer {
	readonly address: AddressInfo;
	close(): Promise<void>;
}

interface Page {
	readonly type: string;
	readonly status?: number;
	readonly body: string | Promise<string>;
}

const index = `dbal_daemon

/metrics       for Prometheus
/healthz       200 while the process answers
/readyz        200 while calls are taken
/posture       how the daemon is confined, as JSON
/openapi.json  the calls over HTTP
`;

/** Listens. Fails with the system's error where it can't. */
export async function openAdminServer(bind: BindAddress, sources: AdminSources): Promise<AdminServer> {
	const pages: Readonly<Record<string, () => Page>> = {
		"/": () => ({ type: "text/plain; charset=utf-8", body: index }),
		"/metrics": () => ({ type: sources.metrics.contentType, body: sources.metrics.text() }),
		"/healthz": () => ({ type: "text/plain; charset=utf-8", body: "alive\n" }),
		"/readyz": () =>
			sources.ready()
				? { type: "text/plain; charset=utf-8", body: "ready\n" }
				: { type: "text/plain; charset=utf-8", status: 503, body: "not ready\n" },
		"/posture": () => ({ type: "application/json", body: `${JSON.stringify(sources.posture())}\n` }),
		"/openapi.json": () => ({
			type: "application/json",
			body: readFileSync(createRequire(import.meta.url).resolve("@metabuilder/dbal/openapi.json"), "utf8"),
		}),
	};
	let hosts: ReadonlySet<string> = new Set();
	const server = http.createServer({ headersTimeout: 5_000, requestTimeout: 5_000, maxHeaderSize: 16 * 1024 }, (request, response) => {
		void answer(request, response);
	});
	server.maxConnections = 100;

	const answer = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
		const { url = "", method } = request;
		// A page of the web that got this name to mean this machine is not who may ask.
		if (!hosts.has((request.headers.host ?? "").toLowerCase()) || request.headers.origin !== undefined) return end(response, 421, "");
		if (method !== "GET" && method !== "HEAD") return end(response, 405, "");
		const page = Object.hasOwn(pages, url) ? pages[url]?.() : undefined;
		if (!page) return end(response, 404, "");
		try {
			end(response, page.status ?? 200, await page.body, page.type);
		} catch {
			end(response, 500, "");
		}
	};

	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(bind.port, bind.host, () => {
			server.off("error", reject);
			resolve();
		});
	});
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The admin port has no address.");
	hosts = new Set(["localhost", "127.0.0.1", "[::1]"].map((name) => `${name}:${address.port}`));
	return {
		address,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function end(response: http.ServerResponse, status: number, body: string, type = "text/plain; charset=utf-8"): void {
	response.writeHead(status, { "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff" });
	response.end(body);
}

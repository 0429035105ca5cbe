import http from "node:http";
import https from "node:https";
import type { DaemonConfig } from "../config.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";

/** How long an answer may take, in ms. */
const timeoutMs = 3_000;

/** Asks the configured port of this machine if calls are taken. The certificate is not looked at: it is made out to another name than loopback's. */
export async function probe({ server }: DaemonConfig, terminal: Terminal): Promise<ExitCode> {
	const { host, port } = server.bind;
	const options = { host: reachable(host), port, path: "/readyz", timeout: timeoutMs, agent: false } as const;
	const outcome = await new Promise<string>((resolve) => {
		const answered = (response: http.IncomingMessage) => {
			response.resume();
			resolve(response.statusCode === 200 ? "ready" : `not ready (${response.statusCode})`);
		};
		const request = server.tls ? https.get({ ...options, rejectUnauthorized: false }, answered) : http.get(options, answered);
		request.on("timeout", () => request.destroy(new Error("no answer in time")));
		request.on("error", (error) => resolve(`not ready (${"code" in error ? String(error.code) : error.message})`));
	});
	terminal.out(outcome);
	return outcome === "ready" ? exitCodes.ok : exitCodes.failure;
}

/** The address by which a process of this machine reaches a bound one. */
function reachable(host: string): string {
	if (host === "0.0.0.0") return "127.0.0.1";
	return host === "::" ? "::1" : host;
}

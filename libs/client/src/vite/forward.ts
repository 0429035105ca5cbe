import http from "node:http";
import type { Duplex } from "node:stream";

/** Where a daemon listens. */
export interface Target {
	readonly host: string;
	readonly port: number;
}

/**
 * Whether a request comes from a page of this server itself. Browsers send `Origin` with every WebSocket and every POST; what
 * comes without one is no page. Without this a page of another site could use the developer's own session.
 */
export function isOwnOrigin({ headers }: http.IncomingMessage): boolean {
	const { origin, host } = headers;
	if (origin === undefined) return true;
	try {
		return new URL(origin).host === host;
	} catch {
		return false;
	}
}

/** Hands a request to the daemon under another path. The daemon sees its own address as the host, and no page. */
export function forwardRequest(request: http.IncomingMessage, response: http.ServerResponse, target: Target, path: string): void {
	const { method = "GET" } = request;
	const onward = http.request({ ...target, method, path, headers: daemonHeaders(request, target) }, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	onward.on("error", () => {
		if (!response.headersSent) response.writeHead(502, { "content-type": "text/plain; charset=utf-8" });
		response.end("The DBAL daemon does not answer.\n");
	});
	response.on("close", () => onward.destroy());
	request.pipe(onward);
}

/** Joins a WebSocket to the daemon's. */
export function forwardUpgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer, target: Target): void {
	socket.on("error", () => socket.destroy());
	const onward = http.request({ ...target, method: "GET", path: "/", headers: daemonHeaders(request, target) });
	onward.on("upgrade", (answer, daemon: Duplex, daemonHead: Buffer) => {
		daemon.on("error", () => socket.destroy());
		daemon.on("close", () => socket.destroy());
		socket.on("close", () => daemon.destroy());
		socket.write(headOf(answer));
		if (daemonHead.length > 0) socket.write(daemonHead);
		if (head.length > 0) daemon.write(head);
		daemon.pipe(socket).pipe(daemon);
	});
	onward.on("response", (answer) => {
		answer.resume();
		refuseUpgrade(socket, answer.statusCode ?? 502);
	});
	onward.on("error", () => refuseUpgrade(socket, 502));
	onward.end();
}

export function refuseUpgrade(socket: Duplex, status: number): void {
	socket.end(`HTTP/1.1 ${status} ${http.STATUS_CODES[status] ?? ""}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function daemonHeaders(request: http.IncomingMessage, target: Target): http.OutgoingHttpHeaders {
	const { origin: _page, cookie: _cookie, ...headers } = request.headers;
	return { ...headers, host: `${target.host.includes(":") ? `[${target.host}]` : target.host}:${target.port}` };
}

function headOf(answer: http.IncomingMessage): string {
	const lines = [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`];
	for (let index = 0; index < answer.rawHeaders.length; index += 2)
		lines.push(`${answer.rawHeaders[index]}: ${answer.rawHeaders[index + 1]}`);
	return `${lines.join("\r\n")}\r\n\r\n`;
}

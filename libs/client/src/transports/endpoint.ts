import { DBALError } from "../contract/dbal-error.js";

/** The page that a browser's client runs in. */
export interface Page {
	/** `http:` or `https:`. */
	readonly protocol: string;
	/** With its port. */
	readonly host: string;
}

const scheme = /^([a-z][a-z0-9+.-]*):\/\//i;
const defaultPort = "50051";

/**
 * The WebSocket's URL: `host:port`, ws, wss, http and https URLs, and paths of the page's own origin. VALIDATION_ERROR for
 * anything else, for credentials or a query in it, and for an endpoint without TLS in an https page, loopback excepted.
 */
export function webSocketUrl(endpoint: string, page: Page | undefined): string {
	const isSecurePage = page?.protocol === "https:";
	const url = parse(fullUrl(endpoint, page, isSecurePage), endpoint);
	switch (url.protocol) {
		case "http:":
		case "ws:":
			url.protocol = "ws:";
			break;
		case "https:":
		case "wss:":
			url.protocol = "wss:";
			break;
		default:
			throw refusal(endpoint, "its scheme must be ws, wss, http or https");
	}
	if (isSecurePage && url.protocol === "ws:" && !isLoopback(url.hostname)) throw refusal(endpoint, "an https page demands wss");
	return url.href;
}

/** The same daemon's URL for single requests, without a slash at its end. */
export function httpUrl(webSocket: string): string {
	return webSocket.replace(/^ws/, "http").replace(/\/$/, "");
}

/** Where gRPC connects to, and whether by TLS: https has it, http and plain `host:port` don't. Undefined for a WebSocket's URL. */
export function grpcTarget(endpoint: string): { readonly target: string; readonly tls: boolean } | undefined {
	const url = parse(scheme.test(endpoint) ? endpoint : `http://${withPort(endpoint)}`, endpoint);
	switch (url.protocol) {
		case "http:":
		case "https:": {
			const tls = url.protocol === "https:";
			if (url.pathname !== "/") throw refusal(endpoint, "gRPC has no path; write host and port");
			return { target: `${url.hostname}:${url.port || (tls ? "443" : "80")}`, tls };
		}
		case "ws:":
		case "wss:":
			return undefined;
		default:
			throw refusal(endpoint, "its scheme must be http, https, ws or wss");
	}
}

function fullUrl(endpoint: string, page: Page | undefined, isSecurePage: boolean): string {
	const plain = isSecurePage ? "wss" : "ws";
	if (scheme.test(endpoint)) return endpoint;
	if (!endpoint.startsWith("/")) return `${plain}://${withPort(endpoint)}`;
	if (!page) throw refusal(endpoint, "a path alone is of the page's own origin, and there is no page here");
	return `${plain}://${page.host}${endpoint}`;
}

function withPort(endpoint: string): string {
	const [host = "", ...path] = endpoint.split("/");
	return [/:\d+$/.test(host) ? host : `${host}:${defaultPort}`, ...path].join("/");
}

function parse(text: string, endpoint: string): URL {
	let url: URL;
	try {
		url = new URL(text);
	} catch {
		throw refusal(endpoint, "write host:port or a URL");
	}
	if (url.username !== "" || url.password !== "") throw refusal(endpoint, "credentials don't belong in an address");
	if (url.search !== "" || url.hash !== "") throw refusal(endpoint, "it can't have a query or a fragment");
	return url;
}

function isLoopback(hostname: string): boolean {
	return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || hostname.startsWith("127.");
}

function refusal(endpoint: string, why: string): DBALError {
	// Whatever might be a credential is not repeated.
	const shown = endpoint.replace(/\/\/[^/@]*@/, "//…@").replace(/[?#].*$/s, "?…");
	const message = `The endpoint ${shown} can't be used: ${why}.`;
	return new DBALError("VALIDATION_ERROR", message, { fields: [{ path: "endpoint", rule: "format", message }] });
}

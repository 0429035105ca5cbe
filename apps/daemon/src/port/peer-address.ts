import type { IncomingMessage } from "node:http";

/** A socket's address as audit and limits know it: an IPv4 address that came mapped into IPv6 is written as IPv4. */
export function peerAddress(remoteAddress: string | undefined): string {
	return (remoteAddress ?? "").replace(/^::ffff:(?=\d+(?:\.\d+){3}$)/, "");
}

/** The address of what gRPC calls a peer, `address:port`. */
export function grpcPeerAddress(peer: string): string {
	return peerAddress(peer.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1"));
}

/** What proxies on the way said of where a request came from. A header that came several times is one list. */
export function forwardedFor(request: IncomingMessage): string | undefined {
	const value = request.headers["x-forwarded-for"];
	return typeof value === "string" ? value : value?.join(",");
}

import { type BlockList, isIP } from "node:net";

/** Where a call came from, of the socket's address and what `x-forwarded-for` says. */
export type ClientAddress = (socket: string, forwarded: string | undefined) => string;

/**
 * Each proxy appends the address that it was spoken to from. From the right, the first that is none of our proxies is the client: what stands
 * further left is the client's own word. A socket that is no proxy of ours is the client itself, whatever its headers say.
 */
export function createClientAddress(proxies: BlockList): ClientAddress {
	const isProxy = (address: string) => {
		const version = isIP(address);
		return version !== 0 && proxies.check(address, version === 4 ? "ipv4" : "ipv6");
	};
	return (socket, forwarded) => {
		let client = socket;
		const hops = (forwarded ?? "").slice(0, 4_096).split(",");
		while (isProxy(client)) {
			const next = plainAddress(hops.pop() ?? "");
			// A hop that can't be read can't be counted for: the nearest that could is held to account.
			if (next === undefined) break;
			client = next;
		}
		return client;
	};
}

/** Without a port, and with an IPv4 address that came mapped into IPv6 as IPv4. */
function plainAddress(hop: string): string | undefined {
	const text = hop.trim();
	const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
	const address = bare.replace(/^::ffff:(?=\d+(?:\.\d+){3}$)/i, "");
	return isIP(address) === 0 ? undefined : address;
}

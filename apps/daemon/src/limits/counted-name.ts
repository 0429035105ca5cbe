import { isIPv6 } from "node:net";

/**
 * What an address is counted under: an IPv6 address by its network of 64 bits, since whoever has one address of it has all of them.
 */
export function countedAddress(address: string): string {
	if (!isIPv6(address)) return address;
	const [head = "", tail = ""] = address.split("%", 1)[0]?.split("::") ?? [];
	const first = head === "" ? [] : head.split(":");
	const last = tail === "" ? [] : tail.split(":");
	const zeros = address.includes("::") ? Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0") : [];
	const groups = [...first, ...zeros, ...last].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
	return `${groups.join(":")}::/64`;
}

/** What an account's name is counted under: however it is written, it is one account that is guessed at. */
export function countedAccount(name: unknown): string {
	return typeof name === "string" ? name.slice(0, 255).normalize("NFKC").trim().toLowerCase() : "";
}

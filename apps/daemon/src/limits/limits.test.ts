import { isDBALError } from "@metabuilder/dbal/contract";
import { describe, expect, it } from "vitest";
import { networks } from "../security-config.js";
import { createAllowances, type SharedCounts } from "./allowances.js";
import { createClientAddress } from "./client-address.js";
import { countedAccount, countedAddress } from "./counted-name.js";
import { weightOf } from "./weight.js";

function codeOf(work: () => unknown): string {
	try {
		work();
		return "OK";
	} catch (error) {
		return isDBALError(error) ? `${error.code} ${error.retryAfterMs}` : String(error);
	}
}

describe("allowances", () => {
	const limits = {
		principal: { cost: 10, windowMs: 1_000 },
		address: { cost: 20, windowMs: 2_000 },
		global: { cost: 30, windowMs: 3_000 },
	};
	function allowances(shared?: SharedCounts) {
		let nowMs = 0;
		const made = createAllowances({ limits, now: () => nowMs, ...(shared ? { shared } : {}) });
		return {
			made,
			pass: (ms: number) => {
				nowMs += ms;
			},
			spend: (principalId: string, address: string, cost = 5) => codeOf(() => made.spend({ principalId, address }, cost)),
		};
	}

	it("are each principal's, over addresses, until the window ends", () => {
		const { spend, pass } = allowances();
		expect([spend("ada", "1.1.1.1"), spend("ada", "2.2.2.2"), spend("ada", "3.3.3.3")]).toEqual(["OK", "OK", "RATE_LIMIT_EXCEEDED 1000"]);
		pass(1_000);
		expect(spend("ada", "3.3.3.3")).toBe("OK");
	});

	it("are each address's, over principals", () => {
		const { spend } = allowances();
		for (const name of ["a", "b", "c", "d"]) expect(spend(name, "1.1.1.1")).toBe("OK");
		expect(spend("e", "1.1.1.1")).toBe("RATE_LIMIT_EXCEEDED 2000");
		expect(spend("e", "2.2.2.2")).toBe("OK");
	});

	it("are everybody's together", () => {
		const { spend } = allowances();
		for (let index = 0; index < 6; index++) expect(spend(`p${index}`, `1.1.1.${index}`)).toBe("OK");
		expect(spend("other", "9.9.9.9")).toBe("RATE_LIMIT_EXCEEDED 3000");
	});

	it("spend nothing where one of them is used up", () => {
		const { spend } = allowances();
		spend("ada", "1.1.1.1", 10);
		for (let index = 0; index < 100; index++) spend("ada", "2.2.2.2", 10);
		expect([spend("grace", "2.2.2.2", 10), spend("alan", "2.2.2.2", 10)]).toEqual(["OK", "OK"]);
	});

	it("let a call through that costs more than all of it, alone", () => {
		const { spend, pass } = allowances();
		expect(spend("ada", "1.1.1.1", 15)).toBe("OK");
		expect(spend("ada", "1.1.1.1", 1)).toMatch(/RATE_LIMIT/);
		pass(3_000);
		expect(spend("ada", "1.1.1.1", 1)).toBe("OK");
		expect(spend("ada", "1.1.1.1", 15)).toMatch(/RATE_LIMIT/);
	});

	it("tell those who are not signed in apart by their address", () => {
		const { spend } = allowances();
		for (const address of ["1.1.1.1", "2.2.2.2", "3.3.3.3", "4.4.4.4"]) expect(spend("anonymous", address)).toBe("OK");
	});

	it("count what other daemons spent", async () => {
		const { spend, made } = allowances({ add: async (_kind, _name, cost) => ({ spent: cost + 8, leftMs: 700 }) });
		expect(spend("ada", "1.1.1.1", 1)).toBe("OK");
		await expect.poll(() => spend("ada", "2.2.2.2", 2)).toBe("RATE_LIMIT_EXCEEDED 700");
		made.close();
	});
});

describe("an address", () => {
	it.each([
		["192.0.2.1", "192.0.2.1"],
		["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
		["2001:db8:1:2::9", "2001:db8:1:2::/64"],
		["2001:0DB8:0001:0002:ffff::", "2001:db8:1:2::/64"],
		["::1", "0:0:0:0::/64"],
		["fe80::1%eth0", "fe80:0:0:0::/64"],
		["", ""],
	])("%s is counted under %s", (address, name) => expect(countedAddress(address)).toBe(name));

	const clientAddress = createClientAddress(networks(["10.0.0.0/8", "fd00::/8", "127.0.0.1"]));
	it.each([
		["of a socket that is no proxy, whatever it says", "192.0.2.7", "10.1.1.1, 127.0.0.1", "192.0.2.7"],
		["of a proxy that says nothing", "10.0.0.1", undefined, "10.0.0.1"],
		["behind a proxy", "10.0.0.1", "198.51.100.9", "198.51.100.9"],
		["behind two proxies", "10.0.0.1", "198.51.100.9, 10.0.0.2", "198.51.100.9"],
		["of a client who makes hops up", "10.0.0.1", "1.1.1.1, 2.2.2.2, 198.51.100.9", "198.51.100.9"],
		["of a client who pretends to be a proxy", "10.0.0.1", "1.1.1.1, 10.9.9.9, 198.51.100.9, 10.0.0.2", "198.51.100.9"],
		["with ports", "127.0.0.1", "[2001:db8::1]:443, 10.0.0.2:8080", "2001:db8::1"],
		["mapped into IPv6", "10.0.0.1", "::ffff:198.51.100.9", "198.51.100.9"],
		["after what can't be read", "10.0.0.1", "198.51.100.9, unknown", "10.0.0.1"],
		["after a hop that is empty", "10.0.0.1", "198.51.100.9,", "10.0.0.1"],
		["of a proxy of ours over IPv6", "fd00::5", "198.51.100.9", "198.51.100.9"],
	])("is that %s", (_name, socket, forwarded, expected) => expect(clientAddress(socket, forwarded)).toBe(expected));
});

describe("an account", () => {
	it("is one in however its name is written", () => {
		expect(new Set(["ada", "ADA", " Ada ", "\uff21da"].map(countedAccount))).toEqual(new Set(["ada"]));
	});
});

describe("a call's weight", () => {
	const operation = (kind: "get" | "list" | "create" | "createMany" | "custom", effect: "read" | "write") =>
		({ name: kind, entity: "User", kind, effect, method: "m" }) as const;
	it("grows with what it asks for", () => {
		expect(weightOf(operation("get", "read"), {})).toBe(1);
		expect(weightOf(operation("list", "read"), { limit: 10 })).toBe(2);
		expect(weightOf(operation("list", "read"), { limit: 100 })).toBe(6);
		expect(weightOf(operation("list", "read"), { limit: Number.NaN })).toBe(2);
		expect(weightOf(operation("create", "write"), { data: {} })).toBe(3);
		expect(weightOf(operation("createMany", "write"), { data: Array(1_000).fill({}) })).toBe(43);
		expect(weightOf({ ...operation("custom", "write"), rateLimit: { limit: 1, windowSeconds: 1, per: ["address"] } }, {})).toBe(25);
	});
});

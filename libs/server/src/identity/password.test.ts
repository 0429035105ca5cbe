import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashPassword, isOutdated, verifyPassword } from "./password.js";

describe("hashPassword", () => {
	it("says how it was made, and is another each time", async () => {
		const hash = await hashPassword("correct horse", randomBytes);
		expect(hash).toMatch(/^scrypt\$32768\$8\$3\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/);
		expect(await hashPassword("correct horse", randomBytes)).not.toBe(hash);
	});
});

describe("verifyPassword", () => {
	it("knows its own", async () => {
		const hash = await hashPassword("correct horse", randomBytes);
		expect(await verifyPassword("correct horse", hash)).toBe(true);
		expect(await verifyPassword("correct horsf", hash)).toBe(false);
	});

	it("knows a hash that was made elsewhere", async () => {
		const { scryptSync } = await import("node:crypto");
		const made = scryptSync("password", "0123456789abcdef", 32, { N: 1024, r: 4, p: 2 });
		const hash = `scrypt$1024$4$2$${Buffer.from("0123456789abcdef").toString("base64")}$${made.toString("base64")}`;
		expect(await verifyPassword("password", hash)).toBe(true);
	});

	it("takes characters that are composed in two ways for the same", async () => {
		expect(await verifyPassword("cafe\u0301", await hashPassword("caf\u00e9", randomBytes))).toBe(true);
	});

	it("is false without a hash, and for the dummy's own", async () => {
		expect(await verifyPassword("", undefined)).toBe(false);
		expect(await verifyPassword("x", undefined)).toBe(false);
	});

	it.each([
		"",
		"plain",
		"scrypt$16384$8$1$AAAA",
		"scrypt$3$8$1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
		"scrypt$9999999$8$1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
		"scrypt$16384$8$1$AAAA$AAAA",
		"bcrypt$1$1$1$AAAA$AAAA",
	])("is false for a hash that can't be read: %s", async (hash) => {
		expect(await verifyPassword("password", hash)).toBe(false);
	});
});

describe("isOutdated", () => {
	const made = (cost: string) => `scrypt$${cost}$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=`;
	it.each([
		["16384$8$1", true],
		["16384$8$16", true],
		["32768$8$1", true],
		["32768$8$3", false],
		["65536$8$2", false],
	])("of %s is %s", (cost, expected) => expect(isOutdated(made(cost))).toBe(expected));

	it("leaves alone what nobody can sign in with", () => expect(isOutdated("plain")).toBe(false));
});

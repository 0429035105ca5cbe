import type { ValueType } from "@metabuilder/dbal-policy";
import { describe, expect, it } from "vitest";
import type { Principal } from "../principal.js";
import { maxClaimItems, readClaim, readListClaim } from "./claim.js";

const withClaim = (x: unknown): Principal => ({ id: "u1", role: "user", level: 1, tenantId: null, claims: { x } });
const read = (type: ValueType, claim: unknown) => readClaim(withClaim(claim), "x", type);

describe("a claim", () => {
	const uuid = "0198c2a0-0000-7000-8000-00000000000a";
	it.each([
		["integer", 10, 10],
		["integer", -0, 0],
		["bigint", 10, 10n],
		["bigint", 10n, 10n],
		["float", 0.5, 0.5],
		["decimal", 10, "10"],
		["decimal", "010.50", "10.5"],
		["boolean", false, false],
		["string", "", ""],
		["email", "not an address", "not an address"],
		["uuid", uuid.toUpperCase(), uuid],
		["date", "2026-02-28", "2026-02-28"],
		["datetime", "2026-01-01T00:00:00+01:00", new Date("2025-12-31T23:00:00Z")],
		["datetime", new Date(0), new Date(0)],
	] as const)("%s: %s", (type, claim, value) => {
		expect(read({ type }, claim)).toEqual(value);
	});

	const wrong: readonly (readonly [ValueType["type"], readonly unknown[]])[] = [
		["integer", ["10", Number.NaN, Number.POSITIVE_INFINITY, 1.5, 2 ** 31, true, [10], {}, 10n, { valueOf: () => 10 }]],
		["bigint", ["10", 2 ** 53, 1.5, 2n ** 63n, Number.NaN, [1n]]],
		["float", ["0.5", Number.NaN, Number.NEGATIVE_INFINITY, [0.5], 1n]],
		["decimal", ["1e3", "ten", "", 1.5, Number.NaN, ["1"], 2 ** 53]],
		["boolean", ["true", 1, 0, [true], new Boolean(true)]],
		["string", [1, true, ["a"], { toString: () => "a" }, "a\u0000", "\ud800", Symbol("a")]],
		["uuid", ["u1", "", 1, [uuid]]],
		["date", ["2026-02-29", "2026-1-1", 20260101, new Date(0)]],
		["datetime", ["2026-01-01", "yesterday", 0, "2026-02-30T00:00:00Z", new Date(Number.NaN), [new Date(0)]]],
		["json", [{}, "a", 1]],
		["bytes", [new Uint8Array([1]), "AQ=="]],
	];
	it.each(wrong)("is no %s where it is anything else", (type, claims) => {
		for (const claim of [...claims, null, undefined, () => 1]) expect(read({ type }, claim), String(claim)).toBeUndefined();
	});

	it("is a member of an enum, and fits a decimal field", () => {
		expect(read({ type: "enum", values: ["a", "b"] }, "b")).toBe("b");
		expect(read({ type: "enum", values: ["a", "b"] }, "c")).toBeUndefined();
		expect(read({ type: "decimal", precision: 4, scale: 2 }, "12.34")).toBe("12.34");
		expect(read({ type: "decimal", precision: 4, scale: 2 }, "12.345")).toBeUndefined();
		expect(read({ type: "decimal", precision: 4, scale: 2 }, "123")).toBeUndefined();
	});

	it("is never inherited", () => {
		for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
			expect(readClaim(withClaim(1), name, { type: "string" })).toBeUndefined();
		}
	});

	it("of the principal's own is not taken from its claims", () => {
		const principal: Principal = { id: "u1", role: "user", level: 1, tenantId: null, claims: { id: "u2", level: 9, tenantId: "t" } };
		expect(readClaim(principal, "id", { type: "string" })).toBe("u1");
		expect(readClaim(principal, "level", { type: "integer" })).toBe(1);
		expect(readClaim(principal, "tenantId", { type: "string" })).toBeUndefined();
	});

	it("`id` is missing for whoever isn't signed in", () => {
		expect(readClaim({ ...withClaim(1), id: "anonymous" }, "id", { type: "string" })).toBeUndefined();
	});
});

describe("a list claim", () => {
	const list = (claim: unknown) => readListClaim(withClaim(claim), "x", { type: "integer" });
	it("is a list of values, each of the type", () => {
		expect(list([1, 2])).toEqual([1, 2]);
		expect(list([])).toEqual([]);
		for (const claim of [1, "1", null, undefined, { 0: 1, length: 1 }, [1, "2"], [1, null], [[1]], Array.from({ length: 1 })])
			expect(list(claim)).toBeUndefined();
		expect(list(Array.from({ length: maxClaimItems }, () => 1))).toHaveLength(maxClaimItems);
		expect(list(Array.from({ length: maxClaimItems + 1 }, () => 1))).toBeUndefined();
	});
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { createUuids } from "../src/uuid.js";

const random = (size: number) => crypto.getRandomValues(new Uint8Array(size));

it("begins with the time, and says that it is version 7", () => {
	const id = createUuids(() => new Date("2026-11-22T00:00:00.123Z"), random)();
	expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.parse("2026-11-22T00:00:00.123Z"));
});

it("ascends, whatever the clock does", () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 50 }), (steps) => {
			let time = 1_000_000;
			const next = createUuids(() => new Date(time), random);
			const made = steps.flatMap((step) => {
				time += step;
				return Array.from({ length: 3 }, next);
			});
			expect(made).toEqual([...made].sort());
			expect(new Set(made).size).toBe(made.length);
		}),
	);
	const many = createUuids(() => new Date(0), random);
	const made = Array.from({ length: 10_000 }, many);
	expect(made).toEqual([...made].sort());
	expect(new Set(made).size).toBe(10_000);
});

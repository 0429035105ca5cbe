import { isDeepStrictEqual } from "node:util";
import { DBALError } from "@metabuilder/dbal/contract";
import { describe, expect, test } from "vitest";
import type { Caller } from "./caller.js";
import { runTarget } from "./run.js";
import { suites } from "./suites/index.js";
import { memoryTarget } from "./targets/memory.js";
import type { Target } from "./targets/target.js";

/** The reference target with some answers replaced. */
function lying(lie: (honest: Caller) => Partial<Caller>): Target {
	return {
		...memoryTarget,
		name: "lying",
		start: async () => {
			const running = await memoryTarget.start();
			return {
				stop: () => running.stop(),
				world: async (spec) => {
					const world = await running.world(spec);
					return (
						world && {
							...world,
							connect: async (as) => {
								const honest = await world.connect(as);
								return { ...honest, ...lie(honest) };
							},
						}
					);
				},
			};
		},
	};
}

const run = (target: Target, suite: string) =>
	runTarget(target, {
		suites: suites.filter(({ name }) => name.startsWith(suite)),
		selects: () => true,
		seed: 20_240_229,
		sequences: 60,
	});

const lies: Readonly<Record<string, (honest: Caller) => Partial<Caller>>> = {
	"an order is forgotten": (honest) => ({ list: (entity, { orderBy: _, ...rest } = {}) => honest.list(entity, rest) }),
	"a filter is forgotten": (honest) => ({ list: (entity, { where: _, ...rest } = {}) => honest.list(entity, rest) }),
	"NULL is taken for a value": (honest) => ({
		list: (entity, input = {}) => honest.list(entity, input.where ? { ...input, where: widen(input.where) } : input),
	}),
	"pages overlap": (honest) => {
		let last: string | undefined;
		return {
			list: async (entity, input = {}) => {
				const { pageToken, ...rest } = input;
				const page = await honest.list(entity, pageToken !== undefined && pageToken === last ? rest : input);
				last = page.nextPageToken;
				return page;
			},
		};
	},
	"a total is off by one": (honest) => ({
		list: async (entity, input) => {
			const page = await honest.list(entity, input);
			return page.total === undefined ? page : { ...page, total: page.total + 1 };
		},
	}),
	"decimals go through a double": (honest) => ({
		create: (entity, data, select) =>
			honest.create(entity, Object.hasOwn(data, "amount") ? { ...data, amount: String(Number(data.amount)).slice(0, 6) } : data, select),
	}),
	"an update loses NULL": (honest) => ({
		update: async (entity, key, data, select) => {
			const values = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
			if (Object.keys(values).length === 0) return honest.get(entity, key);
			return honest.update(entity, key, values, select);
		},
	}),
	"conflicts name no fields": (honest) => ({
		create: async (entity, data, select) => {
			try {
				return await honest.create(entity, data, select);
			} catch (error) {
				throw error instanceof DBALError
					? new DBALError(error.code, error.message, error.reason === undefined ? {} : { reason: error.reason })
					: error;
			}
		},
	}),
	"half of a refused createMany stays": (honest) => ({
		createMany: async (entity, data, select) => {
			try {
				return await honest.createMany(entity, data, select);
			} catch (error) {
				await honest.create(entity, data[0] ?? {}).catch(() => undefined);
				throw error;
			}
		},
	}),
	"a deletion is only said": (honest) => ({
		delete: async (entity, key) => {
			await honest.get(entity, key);
			if (isDeepStrictEqual(key, {})) await honest.delete(entity, key);
		},
	}),
};

/** `not` as a program without NULL has it. */
function widen(where: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const entries = Object.entries(where).map(([name, value]): readonly [string, unknown] => {
		if (Array.isArray(value))
			return [name, value.map((item) => (typeof item === "object" && item !== null ? widen(item as Record<string, unknown>) : item))];
		if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Uint8Array) return [name, value];
		if (Object.hasOwn(value, "not")) return ["OR", [{ [name]: value }, { [name]: null }]];
		return [name, widen(value as Record<string, unknown>)];
	});
	return Object.fromEntries(entries);
}

describe("a target that lies is found out by random sequences", () => {
	test("the reference is found honest", async () => {
		const { failed, passed, cases } = await run(memoryTarget, "sequences");
		expect({ failed, passed, cases: cases.filter((one) => one.status === "failed") }).toEqual({ failed: 0, passed: 2, cases: [] });
	});

	for (const [name, lie] of Object.entries(lies))
		test(name, async () => {
			// Emptying the database between sequences is the runner's own, and may not be lied to.
			const { failed, cases } = await run(lying(lie), "sequences:specimen");
			expect(failed, JSON.stringify(cases).slice(0, 500)).toBeGreaterThan(0);
		});
});

import { DBALError, type ModelDescriptor } from "@metabuilder/dbal/contract";
import { describe, expect, test } from "vitest";
import { model } from "../gen/specimen/model.js";
import type { Caller } from "./caller.js";
import type { Case, Suite } from "./case.js";
import { runTarget } from "./run.js";
import { memoryTarget } from "./targets/memory.js";
import type { Target } from "./targets/target.js";

const suite = (name: string, spec: Suite["spec"], ...cases: readonly Case[]): Suite => ({ name, spec, cases: () => cases });
const passes: Case = { id: "passes", run: async () => undefined };
const options = { selects: () => true, seed: 1, sequences: 1 };

/** Serves the specimen alone, and empty. */
function empty(overrides: Partial<Target> = {}, caller: Partial<Caller> = {}): Target {
	const served: Partial<Caller> = { list: async () => ({ data: [] }), close: async () => undefined, ...caller };
	return {
		name: "empty",
		description: "",
		isEmbedded: true,
		start: async () => ({
			world: async (spec) => {
				if (spec.name === "shipped") return undefined;
				return { model: model as ModelDescriptor, capabilities: new Set(["ttl"]), connect: async () => served as Caller }; // As much as the runner asks for.
			},
			stop: async () => undefined,
		}),
		...overrides,
	};
}

describe("the runner", () => {
	test("counts what passes, fails and is not supported", async () => {
		const cases: readonly Case[] = [
			passes,
			{ id: "fails", run: () => Promise.reject(new DBALError("CONFLICT", "No.", { reason: "unique" })) },
			{ id: "has", needs: ["ttl"], run: async () => undefined },
			{ id: "lacks", needs: ["joins"], run: async () => undefined },
		];
		const result = await runTarget(empty(), { ...options, suites: [suite("a", "specimen", ...cases), suite("b", "shipped", passes)] });
		expect(result).toMatchObject({ name: "empty", passed: 2, failed: 1, unsupported: 2 });
		expect(result.cases.map(({ suite: of, id, status }) => `${of}/${id} ${status}`)).toEqual([
			"a/passes passed",
			"a/fails failed",
			"a/has passed",
			"a/lacks unsupported",
			"b/all unsupported",
		]);
		expect(result.cases[1]?.message).toContain('CONFLICT/unique "No."');
		expect(result.cases[3]?.message).toBe("lacks joins");
	});

	test("runs what is chosen alone, and doesn't clear for nothing", async () => {
		let cleared = 0;
		const list: Caller["list"] = async () => {
			cleared++;
			return { data: [] };
		};
		const counting = empty({}, { list });
		const suites = [suite("a", "specimen", passes), suite("b", "specimen", passes)];
		const result = await runTarget(counting, { ...options, suites, selects: (name) => name === "b" });
		expect(result.cases.map(({ suite: of }) => of)).toEqual(["b"]);
		expect(cleared).toBe(model.entities.length);
	});

	test("a case that hangs fails", async () => {
		const hangs: Case = { id: "hangs", timeoutMs: 20, run: () => new Promise(() => undefined) };
		const { cases } = await runTarget(empty(), { ...options, suites: [suite("a", "specimen", hangs, passes)] });
		expect(cases.map(({ status }) => status)).toEqual(["failed", "passed"]);
		expect(cases[0]?.message).toBe("no answer within 20 ms");
	});

	test("a target that doesn't start or stop is a failed case", async () => {
		const broken = empty({ start: () => Promise.reject(new Error("no server")) });
		expect(await runTarget(broken, { ...options, suites: [suite("a", "specimen", passes)] })).toMatchObject({ passed: 0, failed: 1 });
		const stuck = empty({ start: async () => ({ world: async () => undefined, stop: () => Promise.reject(new Error("stuck")) }) });
		expect(await runTarget(stuck, { ...options, suites: [] })).toMatchObject({ passed: 0, failed: 1 });
	});

	test("a database that can't be cleared fails its suite, not the next ones' cases", async () => {
		const refusing = empty({}, { list: () => Promise.reject(new DBALError("DATABASE_ERROR", "Gone.")) });
		const { cases } = await runTarget(refusing, { ...options, suites: [suite("a", "specimen", passes), suite("b", "specimen", passes)] });
		expect(cases.map(({ suite: of, id }) => `${of}/${id}`)).toEqual(["a/clear", "b/clear"]);
	});

	test("the memory target passes a real case", async () => {
		const real: Case = {
			id: "real",
			run: async ({ rows, db }) => {
				const owner = await rows.create("Owner");
				expect(await db.get("Owner", { id: String(owner.id) })).toEqual(owner);
			},
		};
		expect(await runTarget(memoryTarget, { ...options, suites: [suite("a", "specimen", real)] })).toMatchObject({ passed: 1, failed: 0 });
	});
});

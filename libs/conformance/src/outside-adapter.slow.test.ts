import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "dbal-outside-"));

interface Ended {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

async function run(script: string, ...args: readonly string[]): Promise<Ended> {
	return promisify(execFile)(process.execPath, [join(root, script), ...args], { cwd: folder, maxBuffer: 64 * 1024 * 1024 }).then(
		({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
		// Rejects with what the process said and its code.
		(error: Ended) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
	);
}

const certify = (target: string, ...suites: readonly string[]) =>
	run("libs/conformance/bin/dbal-conformance.js", "--target", target, "--suite", suites.join(","), "--seed", "1", "--sequences", "20");

beforeAll(async () => {
	cpSync(join(root, "libs/conformance/template"), folder, { recursive: true });
	symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
	const built = await run("node_modules/typescript/bin/tsc", "-p", ".");
	expect(built, built.stdout).toMatchObject({ code: 0 });
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("an adapter in a folder of its own", () => {
	test("passes the suite", async () => {
		const ended = await certify("./dist/test/target.js", "type:Owner", "type:Holding", "capabilities", "paging", "sequences:specimen");
		expect(ended, ended.stdout + ended.stderr).toMatchObject({ code: 0 });
		expect(ended.stdout).toMatch(/^libsql-client +\d+ +0 /m);
	}, 600_000);

	test.each([
		["counts one too many", "count: async (...given) => (await honest.count(...given)) + 1", "type:Owner"],
		["claims what it can't do", 'capabilities: new Set([...honest.capabilities, "case_insensitive"])', "capabilities"],
		["forgets to claim what it does", 'capabilities: new Set([...honest.capabilities].filter((name) => name !== "ttl"))', "capabilities"],
		["orders by nothing", "find: (find, options) => honest.find({ ...find, orderBy: [] }, options)", "type:Holding"],
	])(
		"is found out if it %s",
		async (name, lie, suite) => {
			const file = `lie-${name.replaceAll(/\W/g, "-")}.mjs`;
			writeFileSync(
				join(folder, file),
				`import * as target from "./dist/test/target.js";
export const { createDatabase } = target;
export async function openAdapter(options) {
	const honest = await target.openAdapter(options);
	return { ...honest, ${lie} };
}
`,
			);
			const ended = await certify(`./${file}`, suite);
			expect(ended.code, ended.stdout + ended.stderr).toBe(1);
			expect(ended.stdout).toContain("FAILED lie-");
		},
		300_000,
	);

	test("that isn't one is told, and nothing runs", async () => {
		writeFileSync(join(folder, "empty.mjs"), "export const name = 'x';\n");
		for (const [target, told] of [
			["./empty.mjs", "exports no function openAdapter"],
			["./nowhere.mjs", "is no adapter's module"],
			["sqllite", "there is no target sqllite"],
		] as const) {
			const ended = await certify(target, "type:Owner");
			expect(ended).toMatchObject({ code: 2, stdout: "" });
			expect(ended.stderr).toContain(told);
		}
	}, 120_000);
});

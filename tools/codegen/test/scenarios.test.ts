import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { formatDiagnostics } from "@metabuilder/dbal-documents";
import { describe, expect, test } from "vitest";
import { readSpec } from "../src/generate.js";

/**
 * Each folder is a spec: its documents over those of `_base`, without the ones that its `.without` names. What is expected stands
 * beside them: `diagnostics.txt`, and for a sound spec `model.json` and `lock.txt`. `RECORD_SCENARIOS=1` writes them anew.
 */
const root = join(import.meta.dirname, "scenarios");
const outputs = ["diagnostics.txt", "model.json", "lock.txt"];

function documents(folder: string): ReadonlyMap<string, string> {
	return new Map(
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !outputs.includes(entry.name))
			.map((entry) => join(entry.parentPath, entry.name))
			.map((path) => [`spec/${relative(folder, path).replaceAll("\\", "/")}`, readFileSync(path, "utf8")]),
	);
}

function sourcesOf(name: string): ReadonlyMap<string, string> {
	const folder = join(root, name);
	const without = existsSync(join(folder, ".without")) ? readFileSync(join(folder, ".without"), "utf8").split("\n") : [];
	const base = [...documents(join(root, "_base"))].filter(([path]) => !without.includes(path.slice("spec/".length)));
	return new Map([...base, ...documents(folder)]);
}

function outcome(name: string): ReadonlyMap<string, string> {
	const { model, lock, diagnostics } = readSpec("spec", sourcesOf(name));
	const text = formatDiagnostics(diagnostics);
	const json = (value: unknown) => JSON.stringify(value, (_key, part) => (typeof part === "bigint" ? `${part}n` : part), "\t");
	return new Map([
		...(text === "" ? [] : ([["diagnostics.txt", `${text}\n`]] as const)),
		...(model === undefined
			? []
			: ([["model.json", `${json({ ...model, errors: undefined, roles: undefined, policy: undefined })}\n`]] as const)),
		...(lock === undefined ? [] : ([["lock.txt", lock.text]] as const)),
	]);
}

const names = readdirSync(root).filter((name) => name !== "_base");

describe("scenarios", () => {
	test.each(names)("%s", (name) => {
		const found = outcome(name);
		if (process.env.RECORD_SCENARIOS === "1") {
			for (const output of outputs) rmSync(join(root, name, output), { force: true });
			for (const [output, text] of found) writeFileSync(join(root, name, output), text);
		}
		for (const output of outputs) {
			const path = join(root, name, output);
			expect(found.get(output)).toBe(existsSync(path) ? readFileSync(path, "utf8") : undefined);
		}
	});
	test("what is told does not depend on the order of the files", () => {
		for (const name of names) {
			const backwards = new Map([...sourcesOf(name)].reverse());
			expect(readSpec("spec", backwards)).toEqual(readSpec("spec", sourcesOf(name)));
		}
	});
	test("a second run with the lock of the first changes nothing", () => {
		for (const name of names) {
			const sources = sourcesOf(name);
			const { model, lock } = readSpec("spec", sources);
			if (lock === undefined) continue;
			expect(readSpec("spec", new Map([...sources, [lock.path, lock.text]]))).toEqual({
				model,
				lock,
				diagnostics: readSpec("spec", sources).diagnostics,
			});
		}
	});
});

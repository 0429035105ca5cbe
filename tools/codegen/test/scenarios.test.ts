import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatDiagnostics } from "@metabuilder/dbal-documents";
import { describe, expect, test } from "vitest";
import { readSpec } from "../src/generate.js";
import { expectations, scenarios as names, scenariosRoot, sourcesOf } from "./fixtures/scenario.js";

/**
 * What is expected of each scenario stands beside its documents: `diagnostics.txt`, and for a sound spec `model.json` and `lock.txt`.
 * `RECORD_SCENARIOS=1` writes them anew.
 */
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

describe("scenarios", () => {
	test.each(names)("%s", (name) => {
		const found = outcome(name);
		if (process.env.RECORD_SCENARIOS === "1") {
			for (const output of expectations) rmSync(join(scenariosRoot, name, output), { force: true });
			for (const [output, text] of found) writeFileSync(join(scenariosRoot, name, output), text);
		}
		for (const output of expectations) {
			const path = join(scenariosRoot, name, output);
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
			const first = readSpec("spec", sources);
			const { lock } = first;
			if (lock !== undefined) expect(readSpec("spec", new Map([...sources, [lock.path, lock.text]]))).toEqual(first);
		}
	});
});

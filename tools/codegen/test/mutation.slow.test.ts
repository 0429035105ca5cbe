import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { hasErrors, type ParsedDocument } from "@metabuilder/dbal-documents";
import { expect, test, vi } from "vitest";
import { readSpec } from "../src/generate.js";

// Reading YAML is pure and most of the work: each text is read once instead of once for every line of another document.
vi.mock(import("@metabuilder/dbal-documents"), async (original) => {
	const real = await original();
	const read = new Map<string, ParsedDocument>();
	const parseDocument = (file: string, text: string): ParsedDocument => {
		const key = `${file}\0${text}`;
		const parsed = read.get(key) ?? real.parseDocument(file, text);
		if (documents.get(file) === text) read.set(key, parsed);
		return parsed;
	};
	return { ...real, parseDocument };
});

/** Whatever happens to one line of the shipped spec: a sound model, or faults that have a place in a file that exists. */
const workspace = join(import.meta.dirname, "../../..");
const folder = join(workspace, "spec");

function shipped(keep: (path: string) => boolean): ReadonlyMap<string, string> {
	return new Map(
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
			.map((entry) => join(entry.parentPath, entry.name))
			.map((path) => [relative(workspace, path).replaceAll("\\", "/"), readFileSync(path, "utf8")] as const)
			.filter(([path]) => keep(path)),
	);
}

const documents = shipped((path) => !path.includes("/seed/") && !path.endsWith("/policy-tests.yaml"));

const mutations: Readonly<Record<string, (line: string) => readonly string[]>> = {
	delete: () => [],
	duplicate: (line) => [line, line],
	misspell: (line) => [line.replace(/([A-Za-z])([A-Za-z])(?=[A-Za-z]*[^A-Za-z]*$)/, "$1")],
	"swap letters of the key": (line) => [line.replace(/([A-Za-z])([A-Za-z])([A-Za-z]*:)/, "$2$1$3")],
	"indent with a tab": (line) => [`\t${line.trimStart()}`],
	"indent more": (line) => [` ${line}`],
	"indent less": (line) => [line.replace(/^ {1,2}/, "")],
	"another type": (line) => [line.replace(/: .*/, ": { a: [1] }")],
	"no value": (line) => [line.replace(/: .*/, ":")],
	"cut short": (line) => [line.slice(0, Math.floor(line.length / 2))],
};

function check(sources: ReadonlyMap<string, string>, what: string): void {
	const { model, lock, diagnostics } = readSpec("spec", sources);
	expect(hasErrors(diagnostics) ? [model, lock] : [], what).toEqual(hasErrors(diagnostics) ? [undefined, undefined] : []);
	if (!hasErrors(diagnostics)) expect(model, what).toBeDefined();
	for (const { file, line, column, message, fix } of diagnostics) {
		const lines = sources.get(file)?.split("\n");
		expect(lines, `${what}: ${file}`).toBeDefined();
		expect(line >= 1 && line <= (lines?.length ?? 0) && column >= 1, `${what}: ${file}:${line}:${column}`).toBe(true);
		expect(message !== "" && fix !== "", what).toBe(true);
	}
}

for (const [name, mutate] of Object.entries(mutations)) {
	// The first three on every line (the lock's are all alike); the rest are as telling on a part of them.
	const thorough = ["delete", "duplicate", "misspell"].includes(name);
	test(`${name}: any line of any document`, () => {
		for (const [path, text] of documents) {
			const lines = text.split("\n");
			for (const [index, line] of lines.entries()) {
				if (line.trim() === "" || line.startsWith("#") || index % (thorough ? (path.endsWith(".lock.yaml") ? 3 : 1) : 4) !== 0) continue;
				const changed = lines.toSpliced(index, 1, ...mutate(line)).join("\n");
				if (changed === text) continue;
				check(new Map([...documents, [path, changed]]), `${name} ${path}:${index + 1}`);
			}
		}
	}, 300_000);
}

test("as shipped it is sound", () => {
	expect(
		readSpec(
			"spec",
			shipped(() => true),
		).diagnostics,
	).toEqual([]);
});

test("any line of a seed", () => {
	const all = shipped(() => true);
	const path = "spec/seed/workflow.yaml";
	const lines = all.get(path)?.split("\n") ?? [];
	for (const [name, mutate] of Object.entries(mutations)) {
		for (const [index, line] of lines.entries()) {
			if (line === "" || index % 7 !== 2) continue;
			check(new Map([...all, [path, lines.toSpliced(index, 1, ...mutate(line)).join("\n")]]), `${name} ${path}:${index + 1}`);
		}
	}
}, 120_000);

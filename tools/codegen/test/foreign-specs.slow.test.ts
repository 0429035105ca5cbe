import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { formatDiagnostics } from "@metabuilder/dbal-documents";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
// biome-ignore lint/style/noRestrictedImports: these specs are held against the suite, which never imports the generator.
import { generatedSuites } from "../../../libs/conformance/src/generated/suite.js";
// biome-ignore lint/style/noRestrictedImports: these specs are held against the suite, which never imports the generator.
import { runTarget } from "../../../libs/conformance/src/run.js";
// biome-ignore lint/style/noRestrictedImports: these specs are held against the suite, which never imports the generator.
import type { Spec } from "../../../libs/conformance/src/specs/spec.js";
// biome-ignore lint/style/noRestrictedImports: these specs are held against the suite, which never imports the generator.
import { memoryTarget } from "../../../libs/conformance/src/targets/memory.js";
// biome-ignore lint/style/noRestrictedImports: these specs are held against the suite, which never imports the generator.
import { startPostgres } from "../../../libs/conformance/src/targets/postgres-server.js";
// biome-ignore lint/style/noRestrictedImports: these specs are held against the suite, which never imports the generator.
import { sqlTargets } from "../../../libs/conformance/src/targets/sql.js";
import { caseTable } from "../src/emit/conformance/case-table.js";
import { modelFile } from "../src/emit/contract/model-file.js";
import { docsEmitter } from "../src/emit/docs/docs-emitter.js";
import { migrationEmitter } from "../src/emit/migration/index.js";
import { diffSchema } from "../src/emit/migration/schema-engine.js";
import { prismaEmitter } from "../src/emit/prisma/index.js";
import { protoEmitter } from "../src/emit/proto/proto-emitter.js";
import { readSpec } from "../src/generate.js";
import type { Model } from "../src/model/model.js";
import { awkwardSources } from "./fixtures/awkward-spec.js";
import { emptyWorkspace } from "./fixtures/context.js";
import { emitAll } from "./fixtures/emit-all.js";
import { typeCheck } from "./fixtures/type-check.js";

/**
 * Specs of databases that nobody here designed, and one of awkward names alone: everything is generated, the TypeScript compiles, buf's
 * lint takes the proto files, and the tables that the first migration makes hold what the conformance suite says of each entity.
 */
const folder = await mkdtemp(join(tmpdir(), "dbal-specs-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const given = process.env.DBAL_TEST_POSTGRES_URL;
let server: { readonly url: string; stop(): Promise<void> } | undefined;
beforeAll(async () => {
	server = given === undefined ? await startPostgres() : { url: given, stop: async () => undefined };
}, 120_000);
afterAll(() => server?.stop());

function sourcesBelow(name: string): ReadonlyMap<string, string> {
	const root = join(import.meta.dirname, "specs", name);
	return new Map(
		readdirSync(root, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.map((path) => [`spec/${relative(root, path).replaceAll("\\", "/")}`, readFileSync(path, "utf8")]),
	);
}

const specs: readonly (readonly [name: string, sources: ReadonlyMap<string, string>])[] = [
	...["chinook", "northwind", "sakila"].map((name) => [name, sourcesBelow(name)] as const),
	["awkward", awkwardSources()],
];

const context = { ...emptyWorkspace, diffSchema };

/** The suite's view of a model, with the tables that its first migrations make. Custom operations have no implementation here. */
async function specOf(name: string, model: Model): Promise<Spec> {
	const path = join(folder, `${name}.mjs`);
	const { text } = modelFile(model);
	writeFileSync(
		path,
		ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } }).outputText,
	);
	const loaded = ((await import(/* @vite-ignore */ pathToFileURL(path).href)) as { readonly model: Spec["model"] }).model;
	const standard = loaded.entities.map((entity) => ({ ...entity, operations: entity.operations.filter(({ kind }) => kind !== "custom") }));
	const migrations = await migrationEmitter.emit(model, context);
	const tables = (provider: string) =>
		migrations.find((file) => file.path.includes(`/${provider}/`) && file.path.endsWith("migration.sql"))?.text ?? "";
	return {
		name,
		model: { ...loaded, entities: standard },
		cases: caseTable(model) as Spec["cases"], // The emitter writes the same table as text, which the suite's compiler checks.
		policy: { path: "acl.yaml", text: "rules: []\n" },
		tables: { sqlite: tables("sqlite"), postgresql: tables("postgresql") },
	};
}

describe.each(specs)("%s", (name, sources) => {
	const { model, diagnostics } = readSpec("spec", sources);

	test("is sound", () => {
		expect(formatDiagnostics(diagnostics)).toBe("");
	});
	if (model === undefined) return;

	test("compiles, as TypeScript and as proto files", async () => {
		expect(typeCheck(await emitAll(model))).toEqual([]);
		for (const emitter of [protoEmitter, prismaEmitter, docsEmitter])
			expect((await emitter.emit(model, context)).length).toBeGreaterThan(0);
	}, 300_000);

	test("a second generation from its own lock changes nothing", () => {
		const { lock } = readSpec("spec", sources);
		const again = readSpec("spec", new Map([...sources, [lock?.path ?? "", lock?.text ?? ""]]));
		expect(again.model).toEqual(model);
		expect(again.lock).toEqual(lock);
	});

	test.each(["memory", "sqlite", "postgres"])(
		"does on %s what its documents say",
		async (adapter) => {
			const spec = await specOf(name, model);
			const target = [memoryTarget, ...sqlTargets(server?.url)].find((one) => one.name === adapter);
			if (target === undefined) throw new Error(`there is no target ${adapter}`);
			// Everything where it is cheap; on PostgreSQL, and of names alone, what goes through every table and column.
			const all = adapter !== "postgres" && name !== "awkward";
			const result = await runTarget(target, {
				suites: generatedSuites(spec),
				specs: [spec],
				selects: (_suite, id) => all || id === "" || /\/(round_trip|key|unique|on_delete|page)/.test(id),
				seed: 1,
				sequences: 0,
			});
			expect(result.cases.filter(({ status }) => status === "failed")).toEqual([]);
			expect(result.cases.filter(({ status }) => status === "passed").length).toBeGreaterThan(model.entities.length);
		},
		600_000,
	);
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseDocument } from "@metabuilder/dbal-documents";
import { Ajv, type ValidateFunction } from "ajv";
import { describe, expect, test } from "vitest";
import { sourcesOf, validScenarios } from "../../../test/fixtures/scenario.js";
import { readSpec } from "../../generate.js";
import { documentSchemas } from "./schema-emitter.js";

const workspace = resolve(import.meta.dirname, "../../../../..");
const folder = join(workspace, "spec/schema");

interface Schema {
	readonly description?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly [key: string]: unknown;
}
const read = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Schema;

const validators = new Map<string, ValidateFunction>();
function validator(name: string): ValidateFunction {
	const made = validators.get(name) ?? new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(read(name));
	validators.set(name, made);
	return made;
}

const folders: Readonly<Record<string, string>> = { entities: "entity", operations: "operations", seed: "seed" };

/** The schema of a document, by its place in a spec. */
function schemaOf(path: string): string {
	const [, first = "", ...rest] = path.split("/");
	if (path.endsWith(".lock.yaml")) return "lock";
	return rest.length > 0 ? (folders[first] ?? "") : first.replace(/\.yaml$/, "");
}

function faults(path: string, text: string): readonly string[] {
	const validate = validator(schemaOf(path));
	return validate(asJson(parseDocument(path, text).document?.value))
		? []
		: (validate.errors ?? []).map((error) => `${path}${error.instancePath} ${error.message}`);
}

/** Whole numbers that YAML keeps exact, as an editor's JSON has them. */
function asJson(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? Number(part) : part)));
}

const shipped = readdirSync(join(workspace, "spec"), { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
	.map((entry) => relative(workspace, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
const text = (path: string) => readFileSync(join(workspace, path), "utf8");

describe("sound documents", () => {
	test.each(shipped)("%s", (path) => {
		expect(faults(path, text(path))).toEqual([]);
	});
	test("those of every scenario that is sound", () => {
		for (const name of validScenarios) {
			const documents = [...sourcesOf(name)].filter(([path]) => path.endsWith(".yaml"));
			expect(documents.flatMap(([path, source]) => faults(path, source), name)).toEqual([]);
		}
	});
});

test("each shipped document names its schema, which is there", () => {
	for (const path of shipped.filter((one) => !one.endsWith(".lock.yaml"))) {
		const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text(path))?.[1] ?? "";
		expect(resolve(workspace, dirname(path), named), path).toBe(join(folder, `${schemaOf(path)}.json`));
		expect(existsSync(resolve(workspace, dirname(path), named)), path).toBe(true);
	}
});

test("what editors are set up with names schemas and documents that are there", () => {
	const settings = JSON.parse(text(".vscode/settings.json")) as { "yaml.schemas": Record<string, string | string[]> };
	expect(Object.keys(settings["yaml.schemas"]).sort()).toEqual(Object.keys(documentSchemas).map((name) => `./spec/schema/${name}.json`));
});

/** One change that the shape of a document doesn't allow, in the kind that it is made in. */
const broken: readonly (readonly [kind: string, path: string, from: string, to: string])[] = [
	["an unknown key", "spec/entities/user.yaml", "fields:", "feilds:"],
	["an unknown type", "spec/entities/user.yaml", "type: email", "type: emial"],
	["a flag that is text", "spec/entities/user.yaml", "unique: true", "unique: yes please"],
	["a word that isn't on the list", "spec/entities/session.yaml", "on_delete: cascade", "on_delete: casade"],
	["an effect that is none", "spec/operations/user.yaml", "effect: read", "effect: reads"],
	["a parameter's unknown key", "spec/operations/user.yaml", "min_length: 1", "min_lenght: 1"],
	["a status that HTTP doesn't have", "spec/errors.yaml", "http: 404", "http: 200"],
	["a status that gRPC doesn't have", "spec/errors.yaml", "grpc: NOT_FOUND", "grpc: NOTFOUND"],
	["a level beyond the bounds", "spec/roles.yaml", "level: 0", "level: -1"],
	["a key that is missing", "spec/dbal.yaml", "proto_package:", "protopackage:"],
	["a role that is no list", "spec/acl.yaml", "role: [user, moderator]", "role: user"],
	["an expectation that is none", "spec/policy-tests.yaml", "expect: deny", "expect: maybe"],
	["rows that are no list", "spec/seed/user.yaml", "rows:", "rows: 1 #"],
	["a number that is text", "spec/dbal.lock.yaml", "number: 1,", "number: one,"],
];
test.each(broken)("%s in %s is a fault for the schema as for the generator", (_what, path, from, to) => {
	const source = text(path);
	expect(source).toContain(from);
	let changed = source.replace(from, to);
	if (to.endsWith("#"))
		changed = changed
			.split("\n")
			.filter((line) => !/^\s+(- |[a-z])/.test(line))
			.join("\n");
	expect(faults(path, changed)).not.toEqual([]);
	if (path.endsWith("policy-tests.yaml")) return;
	const sources = new Map([...shipped.map((one) => [one, text(one)] as const), [path, changed]]);
	expect(readSpec("spec", sources).diagnostics.filter(({ file, severity }) => file === path && severity === "error")).not.toEqual([]);
});

test("each key says what it means, and spec/README.md or docs/access-rules.md has it", () => {
	const manual = `${text("spec/README.md")}\n${text("docs/access-rules.md")}`;
	const silent: string[] = [];
	const walk = (schema: Schema, path: string): void => {
		for (const [key, property] of Object.entries(schema.properties ?? {})) {
			if (property.description === undefined && property.$ref === undefined) silent.push(`${path}.${key} lacks a description`);
			if (!path.startsWith("lock") && !new RegExp(`\\b${key}\\b`).test(manual)) silent.push(`${path}.${key} is not in the manual`);
		}
		for (const [key, part] of Object.entries(schema)) {
			if (typeof part !== "object" || part === null) continue;
			for (const [name, inner] of Object.entries(key === "properties" || key === "definitions" ? part : { [key]: part })) {
				if (typeof inner === "object" && inner !== null) walk(inner as Schema, `${path}.${name}`);
			}
		}
	};
	for (const name of Object.keys(documentSchemas)) walk(read(name), name);
	expect([...new Set(silent.filter((line) => !/\.name lacks/.test(line)))]).toEqual([]);
});

test("an editor is offered the names that the spec gives", () => {
	expect(JSON.stringify(read("entity"))).toContain('"examples":["ComponentHierarchy",');
	expect(JSON.stringify(read("acl"))).toContain('"supergod"');
	expect(JSON.stringify(read("operations"))).toContain('"NOT_FOUND"');
});

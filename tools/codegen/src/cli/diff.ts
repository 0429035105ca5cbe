import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { formatDiagnostics } from "@metabuilder/dbal-documents";
import { type Base, type BaseFiles, compareWithBase, readBase } from "../diff/base.js";
import { gitFiles, UnknownBase } from "../diff/git-files.js";
import { printDiff, printMarkdown } from "../diff/print-diff.js";
import { wireVerdict } from "../diff/spec-diff.js";
import { findBreaking } from "../emit/codec/protoc.js";
import { readSharedProtos } from "../emit/codec/shared-protos.js";
import { needsAcceptance } from "../emit/storage/storage-change.js";
import { readSpec } from "../generate.js";

const help = `Says what the spec's change means: to clients on the wire, to databases, to who may do what, and to code that calls the client.

Usage: npx nx run codegen:diff --base=main

  --base=COMMIT             branch, tag or commit to compare with (main)
  --format=markdown|text|json
  --output=FILE             write there and not to the terminal; from the workspace's root
  --spec=DIR                the spec's folder (spec)
  --fail-on=breaking|loss   end with 1 where clients of the version before break, or stored values may be lost; may be given twice
  --help

Exit codes: 0 told, 1 what --fail-on names, 2 wrong usage, or a spec with faults`;

/** Runs the command; what it prints goes to `out` and `err`. The outcome is the exit code. */
export async function diffCommand(
	args: readonly string[],
	directory: string,
	out: (text: string) => void,
	err: (text: string) => void,
): Promise<number> {
	const options = {
		base: { type: "string", default: "main" },
		format: { type: "string", default: "markdown" },
		output: { type: "string" },
		spec: { type: "string", default: "spec" },
		"fail-on": { type: "string", multiple: true },
		help: { type: "boolean", default: false },
	} as const;
	try {
		const { values } = parseArgs({ args: [...args], options });
		if (values.help) {
			out(help);
			return 0;
		}
		const { base, format, spec } = values;
		const limits = values["fail-on"] ?? [];
		if (!["markdown", "text", "json"].includes(format) || limits.some((limit) => limit !== "breaking" && limit !== "loss")) {
			err(`There is no such format or limit.\n\n${help}`);
			return 2;
		}
		const workspace = workspaceOf(directory);
		const now = diskFiles(workspace);
		const { model, diagnostics } = readSpec(spec, sourcesOf(now, spec));
		if (model === undefined) {
			err(`The spec has faults; mend them first.\n\n${formatDiagnostics(diagnostics)}`);
			return 2;
		}
		const before = await readCommit(workspace, base, spec);
		if (before.model === undefined) {
			err(`The spec of ${base} can't be read by this version of the generator.`);
			return 2;
		}
		const diff = await compareWithBase(before, model, readSharedProtos(), findBreaking);
		const texts = {
			markdown: () => printMarkdown(diff, base),
			text: () => `${printDiff(diff)}\n`,
			json: () => `${JSON.stringify({ base, verdict: wireVerdict(diff), ...diff }, undefined, "\t")}\n`,
		};
		const text = texts[format as keyof typeof texts]();
		if (values.output === undefined) out(text.trimEnd());
		else writeFileSync(resolve(workspace, values.output), text);
		const isBroken = limits.includes("breaking") && wireVerdict(diff) === "breaking";
		return isBroken || (limits.includes("loss") && diff.database.some(needsAcceptance)) ? 1 : 0;
	} catch (error) {
		const isUsage = error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
		if (!(error instanceof UnknownBase) && !isUsage) throw error;
		err(isUsage ? `${error.message}\n\n${help}` : error.message);
		return 2;
	}
}

/** What a commit generated; one from before there was a record of it is read from its spec. */
async function readCommit(workspace: string, base: string, spec: string): Promise<Base> {
	const files = await gitFiles(workspace, base, [spec, "libs/client/gen/proto", "libs/server/prisma/postgresql/migrations"]);
	const found = readBase(files, spec);
	if (found.model !== undefined) return found;
	const { model } = readSpec(spec, sourcesOf(files, spec));
	return { ...found, ...(model !== undefined && { model }) };
}

function sourcesOf(files: BaseFiles, spec: string): ReadonlyMap<string, string> {
	return new Map(files.list(spec).map((path) => [path, files.read(path) ?? ""]));
}

function diskFiles(workspace: string): BaseFiles {
	return {
		read: (path) => (existsSync(join(workspace, path)) ? readFileSync(join(workspace, path), "utf8") : undefined),
		list: (folder) =>
			readdirSync(join(workspace, folder), { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => relative(workspace, join(entry.parentPath, entry.name)).split(sep).join("/"))
				.sort(),
	};
}

/** The folder with nx.json, from the one that a command was started in. */
function workspaceOf(directory: string): string {
	for (let folder = directory; ; folder = dirname(folder)) {
		if (existsSync(join(folder, "nx.json"))) return folder;
		if (folder === dirname(folder)) return directory;
	}
}

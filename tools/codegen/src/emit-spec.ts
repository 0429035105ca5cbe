import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { formatDiagnostics, hasErrors } from "@metabuilder/dbal-documents";
import { specModule } from "./emit/conformance/spec-module.js";
import { diffSchema } from "./emit/migration/schema-engine.js";
import { readSpec } from "./generate.js";

/** What a folder without roles and errors of its own is read with: those of the spec that ships. */
const shared = ["roles.yaml", "errors.yaml"];

/** `node emit-spec.js FOLDER FILE` writes the spec of a folder as a module for the conformance suite. Faults go to stderr, and nothing is written. */
async function main([folder, file]: readonly string[]): Promise<number> {
	if (folder === undefined || file === undefined) throw new Error("emit-spec takes a folder and the file to write");
	const sources = new Map<string, string>();
	for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }))
		if (path.endsWith(".yaml")) sources.set(join(folder, path).split(sep).join("/"), readFileSync(join(folder, path), "utf8"));
	const root = folder.split(sep).join("/").replace(/\/$/, "");
	for (const name of shared) {
		const shipped = fileURLToPath(new URL(`../../../spec/${name}`, import.meta.url));
		if (!sources.has(`${root}/${name}`) && existsSync(shipped)) sources.set(`${root}/${name}`, readFileSync(shipped, "utf8"));
	}
	const { model, diagnostics } = readSpec(root, sources);
	if (model === undefined || hasErrors(diagnostics)) {
		process.stderr.write(`${formatDiagnostics(diagnostics)}\n`);
		return 1;
	}
	writeFileSync(file, await specModule(model.name, model, diffSchema));
	return 0;
}

process.exitCode = await main(process.argv.slice(2));

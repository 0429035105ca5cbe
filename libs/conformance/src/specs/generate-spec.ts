import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** A module that was made from a spec. */
export interface GeneratedSpec {
	readonly module: string;
	remove(): Promise<void>;
}

/**
 * Generates a module from a folder of documents, by the generator in a process of its own: nobody imports it. What is wrong with the spec is told
 * as text. `path` may also be a module that was generated before.
 */
export async function generateSpec(path: string): Promise<GeneratedSpec | string> {
	if (!existsSync(path)) return `there is no ${path}`;
	if (path.endsWith(".js") || path.endsWith(".mjs")) return { module: path, remove: async () => undefined };
	const folder = await mkdtemp(join(tmpdir(), "dbal-spec-"));
	const remove = () => rm(folder, { recursive: true, force: true });
	const module = join(folder, "spec.mjs");
	const generator = fileURLToPath(import.meta.resolve("@metabuilder/dbal-codegen/emit-spec"));
	try {
		await promisify(execFile)(process.execPath, [generator, resolve(path), module]);
		return { module, remove };
	} catch (error) {
		await remove();
		const { stderr } = error as { readonly stderr?: string }; // Of execFile.
		return stderr === undefined || stderr === "" ? String(error) : stderr;
	}
}

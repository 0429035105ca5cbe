import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Spec } from "./spec.js";

/** A spec from a module that the generator made of a folder of documents. Throws where it is none. */
export async function loadSpec(path: string): Promise<Spec> {
	const loaded = (await import(pathToFileURL(resolve(path)).href)) as { readonly spec?: Spec }; // Checked below.
	const { spec } = loaded;
	if (typeof spec?.name !== "string" || !Array.isArray(spec.cases) || typeof spec.model !== "object")
		throw new Error(`${path} exports no \`spec\` with a name, a model and cases`);
	return spec;
}

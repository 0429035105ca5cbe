import { logger, type Tree } from "@nx/devkit";
import { applySpec } from "../apply-spec.js";

/** `npx nx generate dbal`: every generated file from the spec. Nx prints what changes, and writes it unless `--dry-run` is given. */
export default async function dbal(tree: Tree, options: { readonly spec?: string }): Promise<void> {
	const { changes, warnings } = await applySpec(tree, options.spec ?? "spec");
	if (warnings !== "") logger.warn(warnings);
	if (changes.length === 0) logger.info("The generated files already follow the spec.");
}

import { logger, type Tree } from "@nx/devkit";
import { printDiff } from "../../diff/print-diff.js";
import { isEmptyDiff } from "../../diff/spec-diff.js";
import { applySpec } from "../apply-spec.js";

interface Options {
	readonly spec?: string;
	readonly acceptDataLoss?: boolean;
}

/**
 * `npx nx generate dbal`: every generated file from the spec, and in words what the change means. Nx prints which files change, and writes
 * them unless `--dry-run` is given.
 */
export default async function dbal(tree: Tree, options: Options): Promise<void> {
	const { changes, warnings, diff } = await applySpec(tree, options.spec ?? "spec", {
		describe: true,
		acceptDataLoss: options.acceptDataLoss === true,
	});
	if (warnings !== "") logger.warn(warnings);
	if (changes.length === 0) logger.info("The generated files already follow the spec.");
	if (diff !== undefined && !isEmptyDiff(diff)) logger.info(`${printDiff(diff)}\n`);
}

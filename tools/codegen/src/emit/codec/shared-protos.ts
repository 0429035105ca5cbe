import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The hand-written wire messages of this package, path below its proto folder → text. The folder stands three levels above
 * this module in the sources and in the build alike.
 */
export function readSharedProtos(): ReadonlyMap<string, string> {
	const root = fileURLToPath(new URL("../../../proto", import.meta.url));
	const paths = readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(".proto"))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	return new Map(paths.map((path) => [relative(root, path).split(sep).join("/"), readFileSync(path, "utf8")]));
}

import type { Tree } from "@nx/devkit";

/** Paths of all files below a folder of a tree, sorted. */
export function filesBelow(tree: Tree, folder: string): readonly string[] {
	if (!tree.exists(folder)) return [];
	return tree
		.children(folder)
		.map((name) => `${folder}/${name}`)
		.flatMap((path) => (tree.isFile(path) ? [path] : filesBelow(tree, path)))
		.sort();
}

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { BaseFiles } from "./base.js";

const run = promisify(execFile);

/** A commit, branch or tag that can't be read, in words for whoever named it. */
export class UnknownBase extends Error {
	override readonly name = "UnknownBase";
}

/**
 * The files below some folders as they are in a commit, read into memory: the working tree isn't touched. `workspace` is the folder that
 * paths count from, which may be anywhere in its repository.
 */
export async function gitFiles(workspace: string, base: string, folders: readonly string[]): Promise<BaseFiles> {
	const git = async (...args: readonly string[]) =>
		(await run("git", args, { cwd: workspace, maxBuffer: 256 << 20, encoding: "utf8" })).stdout;
	const commit = await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${base}^{commit}`).catch(() => {
		throw new UnknownBase(
			`git knows no commit \`${base}\` here. Name a branch, a tag or a commit, and fetch it first where it is another's.`,
		);
	});
	const prefix = (await git("rev-parse", "--show-prefix")).trim();
	const listed = await git(
		"ls-tree",
		"-r",
		"-z",
		"--name-only",
		"--full-tree",
		commit.trim(),
		"--",
		...folders.map((folder) => `${prefix}${folder}`),
	);
	const paths = listed.split("\0").filter((path) => path !== "");
	const texts = new Map<string, string>();
	for (const path of paths) texts.set(path.slice(prefix.length), await git("show", `${commit.trim()}:${path}`));
	return {
		read: (path) => texts.get(path),
		list: (folder) => [...texts.keys()].filter((path) => path.startsWith(`${folder}/`)).sort(),
	};
}

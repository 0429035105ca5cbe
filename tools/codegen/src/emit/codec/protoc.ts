import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import type { Protoc } from "../emitter.js";

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/**
 * Compiles proto files with buf and ts-proto, both from npm and without a network, in a folder of its own below the system's
 * temporary one, which is removed. Rejects with buf's own messages where a file doesn't compile or breaks buf's lint.
 */
export const protoc: Protoc = async (protos, options) => {
	const folder = await mkdtemp(join(tmpdir(), "dbal-protoc-"));
	try {
		await Promise.all([...protos].map(([path, text]) => write(join(folder, "proto", path), text)));
		await write(join(folder, "buf.yaml"), JSON.stringify({ version: "v2", modules: [{ path: "proto" }], lint: { use: ["STANDARD"] } }));
		const groups = groupsOf([...protos.keys()]);
		const [, ...trees] = await Promise.all([
			buf(folder, "lint"),
			...groups.map((paths, at) => generate(folder, `gen${at}`, paths, options)),
		]);
		return new Map(trees.flatMap((tree) => [...tree]).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};

/** ts-proto takes one core and most of the time, so that many files are shared out; what a file becomes doesn't depend on its group. */
function groupsOf(paths: readonly string[]): readonly (readonly string[])[] {
	const count = Math.min(4, availableParallelism(), Math.ceil(paths.length / 25));
	return Array.from({ length: count }, (_, at) => paths.filter((_path, index) => index % count === at));
}

/** Codecs of some of the files, and of those that they import. */
async function generate(
	folder: string,
	out: string,
	paths: readonly string[],
	options: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	const local = [process.execPath, await binary("ts-proto", "protoc-gen-ts_proto")];
	const template = { version: "v2", plugins: [{ local, out, opt: options, include_imports: true, include_wkt: true }] };
	await write(join(folder, `${out}.yaml`), JSON.stringify(template));
	await buf(folder, "generate", "--template", `${out}.yaml`, ...paths.flatMap((path) => ["--path", `proto/${path}`]));
	return readTree(join(folder, out));
}

async function buf(folder: string, command: "lint" | "generate", ...args: readonly string[]): Promise<void> {
	try {
		await run(process.execPath, [await binary("@bufbuild/buf", "buf"), command, ...args], { cwd: folder, maxBuffer: 16 << 20 });
	} catch (error) {
		const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
		const said = `${stdout}${stderr}`.trim();
		throw new Error(`buf ${command} refused the generated proto files:\n${said === "" ? String(error) : said}`, { cause: error });
	}
}

/** Path of a program that a package brings. */
async function binary(name: string, program: string): Promise<string> {
	const manifest = require.resolve(`${name}/package.json`);
	const { bin } = JSON.parse(await readFile(manifest, "utf8")) as { bin?: Record<string, string> };
	const path = bin?.[program];
	if (path === undefined) throw new Error(`${name} brings no program ${program}`);
	return join(dirname(manifest), path);
}

async function readTree(root: string): Promise<ReadonlyMap<string, string>> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const files = await Promise.all(
		paths.map(async (path) => [relative(root, path).split(sep).join("/"), await readFile(path, "utf8")] as const),
	);
	return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function write(path: string, text: string): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, text);
}

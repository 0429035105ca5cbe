import { parseArgs } from "node:util";
import { reportEndings } from "./report/write-report.js";

export interface Options {
	readonly targets: readonly string[];
	readonly suites: readonly string[];
	readonly filter: string;
	readonly reporter: "matrix" | "cases";
	readonly report?: string;
	readonly list: boolean;
	readonly help: boolean;
	readonly seed: number;
	readonly sequences: number;
}

export const usage = `dbal-conformance: puts DBAL's targets through one suite.

  --target A,B       targets to run (default: all; see --list)
  --suite A,B        suites to run, by the beginning of their name (default: all)
  --filter TEXT      only cases whose name holds the text
  --reporter NAME    matrix (default), or cases: also a line for each case as it ends
  --report FILE      also write a report, by the file's ending ${reportEndings.join(", ")}
  --sequences N      random sequences over all embedded targets (default 200)
  --seed N           seed of everything random (default: another one each time, printed)
  --list             print the targets and suites
  --help             print this

PostgreSQL: the server of DBAL_TEST_POSTGRES_URL where it is set, else one from npm in a temporary folder.
The exit code is 1 when a case failed, 2 for a wrong option.
`;

/** Options from a command line, or the fault in it. */
export function parseOptions(args: readonly string[], randomSeed: () => number): Options | string {
	let values: ReturnType<typeof parse>;
	try {
		values = parse(args);
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	const { reporter = "matrix", report } = values;
	if (reporter !== "matrix" && reporter !== "cases") return `--reporter is matrix or cases, not ${reporter}`;
	if (report !== undefined && !reportEndings.some((ending) => report.toLowerCase().endsWith(ending)))
		return `--report takes a file that ends in ${reportEndings.join(", ")}, not ${report}`;
	const seed = values.seed === undefined ? randomSeed() : Number(values.seed);
	const sequences = Number(values.sequences ?? 200);
	if (!Number.isInteger(seed)) return `--seed is a whole number, not ${values.seed}`;
	if (!Number.isInteger(sequences) || sequences < 1) return `--sequences is a whole number from 1 on, not ${values.sequences}`;
	return {
		targets: listOf(values.target),
		suites: listOf(values.suite),
		filter: values.filter ?? "",
		reporter,
		...(report === undefined ? {} : { report }),
		list: values.list ?? false,
		help: values.help ?? false,
		seed,
		sequences,
	};
}

function parse(args: readonly string[]) {
	return parseArgs({
		args: [...args],
		options: {
			target: { type: "string", multiple: true },
			suite: { type: "string", multiple: true },
			filter: { type: "string" },
			reporter: { type: "string" },
			report: { type: "string" },
			seed: { type: "string" },
			sequences: { type: "string" },
			list: { type: "boolean" },
			help: { type: "boolean", short: "h" },
		},
	}).values;
}

function listOf(values: readonly string[] = []): readonly string[] {
	return values.flatMap((value) => value.split(",")).filter((value) => value !== "");
}

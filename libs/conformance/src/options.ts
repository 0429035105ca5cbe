import { parseArgs } from "node:util";
import { reportEndings } from "./report/write-report.js";

export interface Options {
	readonly targets: readonly string[];
	readonly suites: readonly string[];
	readonly filter: string;
	readonly reporter: "matrix" | "cases";
	readonly report?: string;
	/** A file of known failures. */
	readonly known?: string;
	/** A folder with another spec, or a module that was made from one. */
	readonly spec?: string;
	readonly bail: boolean;
	readonly list: boolean;
	readonly help: boolean;
	readonly seed: number;
	readonly path?: string;
	readonly sequences: number;
}

export const usage = `dbal-conformance: puts DBAL's targets through one suite.

  --target A,B       targets to run (default: all; see --list); a path such as ./dist/adapter.js is an adapter's module
  --spec DIR         another spec than the one that ships: its entities' cases and random sequences, on targets that take any
  --suite A,B        suites to run, by the beginning of their name (default: all)
  --filter TEXT      only cases whose suite/name holds the text
  --reporter NAME    matrix (default), or cases: also a line for each case as it ends
  --report FILE      also write a report, by the file's ending ${reportEndings.join(", ")}
  --known FILE       failures that are known: a target, a pattern of suite/name, # and the reason on each line
  --bail             end a target with its first failed case, and begin no other
  --sequences N      random sequences of calls for each target (default 200)
  --seed N           seed of everything random (default: another one each time, printed)
  --path PATH        begin with the sequence that a failure named, with its seed
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
	const { reporter = "matrix", report, known, spec, path } = values;
	if (reporter !== "matrix" && reporter !== "cases") return `--reporter is matrix or cases, not ${reporter}`;
	if (report !== undefined && !reportEndings.some((ending) => report.toLowerCase().endsWith(ending)))
		return `--report takes a file that ends in ${reportEndings.join(", ")}, not ${report}`;
	const seed = values.seed === undefined ? randomSeed() : Number(values.seed);
	const sequences = Number(values.sequences ?? 200);
	if (!Number.isInteger(seed)) return `--seed is a whole number, not ${values.seed}`;
	if (!Number.isInteger(sequences) || sequences < 1) return `--sequences is a whole number from 1 on, not ${values.sequences}`;
	if (path !== undefined && !/^\d+(:\d+)*$/.test(path)) return `--path is what a failure told, such as 12:0:3, not ${path}`;
	if (path !== undefined && values.seed === undefined) return "--path goes with the --seed of the same failure";
	return {
		targets: listOf(values.target),
		suites: listOf(values.suite),
		filter: values.filter ?? "",
		reporter,
		...(report === undefined ? {} : { report }),
		...(known === undefined ? {} : { known }),
		...(spec === undefined ? {} : { spec }),
		...(path === undefined ? {} : { path }),
		bail: values.bail ?? false,
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
			known: { type: "string" },
			spec: { type: "string" },
			path: { type: "string" },
			bail: { type: "boolean" },
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

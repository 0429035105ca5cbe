import { parseArgs } from "node:util";
import { type OperationName, operationNames } from "./operation.js";

export interface BenchOptions {
	readonly quick: boolean;
	readonly databases: readonly ("sqlite" | "postgresql")[];
	readonly operations: readonly OperationName[];
	readonly paths: readonly string[] | undefined;
	readonly concurrency: readonly number[] | undefined;
	readonly rounds: number;
	readonly sliceMs: number;
	readonly json: string | undefined;
	readonly svg: string | undefined;
	readonly compare: string | undefined;
}

export const help = `npm run bench -- [options]: DBAL against direct Prisma, in one run, on the same database and data

  --quick                 fewer rows, operations and rounds: under a minute
  --database LIST         sqlite,postgresql (both); PostgreSQL comes from npm, or is the one of DATABASE_URL
  --operation LIST        ${operationNames.join(",")}
  --path LIST             embedded-sqlite, embedded-postgres, embedded-prisma, grpc-unary, grpc-stream, websocket,
                          peer-trpc, peer-fastify; prisma is always there
  --concurrency LIST      calls in flight: 1,16,64
  --rounds N              rounds of every contestant in turn (5, quick 3)
  --json FILE             the figures
  --svg FILE              a plot of the ratios
  --compare FILE          the figures of an earlier run: tells what got slower beyond the noise of both
  --help`;

/** Undefined where help was asked for. Throws what parseArgs throws, and for a name that is not known. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
	const { values } = parseArgs({
		args: [...args],
		options: {
			quick: { type: "boolean", default: false },
			database: { type: "string" },
			operation: { type: "string" },
			path: { type: "string" },
			concurrency: { type: "string" },
			rounds: { type: "string" },
			json: { type: "string" },
			svg: { type: "string" },
			compare: { type: "string" },
			help: { type: "boolean", default: false },
		},
	});
	if (values.help) return undefined;
	const list = <T extends string>(given: string | undefined, known: readonly T[], name: string): readonly T[] | undefined =>
		given?.split(",").map((item) => {
			const found = known.find((candidate) => candidate === item.trim());
			if (found === undefined) throw new Error(`--${name} knows no ${item}: it takes ${known.join(", ")}`);
			return found;
		});
	const quickOperations = operationNames.filter((name) => !/^(batch|list-1000|user-with-20-children$)/.test(name));
	const rounds = Number(values.rounds ?? (values.quick ? 3 : 5));
	if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes a whole number from 1");
	return {
		quick: values.quick,
		databases: list(values.database, ["sqlite", "postgresql"], "database") ?? ["sqlite", "postgresql"],
		operations: list(values.operation, operationNames, "operation") ?? (values.quick ? quickOperations : operationNames),
		paths: values.path?.split(",").map((item) => item.trim()),
		concurrency: values.concurrency?.split(",").map(Number) ?? (values.quick ? [1, 64] : undefined),
		rounds,
		sliceMs: values.quick ? 60 : 150,
		json: values.json,
		svg: values.svg,
		compare: values.compare,
	};
}

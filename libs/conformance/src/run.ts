import { isDBALError } from "@metabuilder/dbal/contract";
import type { Caller, Identity } from "./caller.js";
import type { Case, CaseContext, SpecName, Suite } from "./case.js";
import { clearRows } from "./clear-rows.js";
import { Mismatch } from "./expect.js";
import { type CaseResult, type TargetResult, targetResult } from "./report/report.js";
import { show } from "./show.js";
import { type Spec, specs as shippedSpecs } from "./specs/spec.js";
import type { Target, World } from "./targets/target.js";
import { NoRoom, RowBuilder } from "./values/row-builder.js";

export interface RunOptions {
	readonly suites: readonly Suite[];
	/** The specs that the suites are of; the suite's own and the one that ships unless given. */
	readonly specs?: readonly Spec[];
	/** Of `suite/id`; true for those to run. */
	readonly selects: (suite: string, id: string) => boolean;
	readonly seed: number;
	/** Random sequences for each target, over all its specs. */
	readonly sequences: number;
	/** The sequence to begin with, as a failure told it. */
	readonly path?: string;
	/** Ends after the first case that fails. */
	readonly bail?: boolean;
	/** Told of each case as it ends. */
	readonly onCase?: (target: string, result: CaseResult) => void;
}

const defaultTimeoutMs = 120_000;

/** Puts a target through the suites, one case after the other. A target that doesn't start is one failed case. Never rejects. */
export async function runTarget(target: Target, options: RunOptions): Promise<TargetResult> {
	const startedAt = performance.now();
	const results: CaseResult[] = [];
	let isOver = false;
	const add = (result: CaseResult): void => {
		results.push(result);
		options.onCase?.(target.name, result);
		isOver ||= options.bail === true && result.status === "failed";
	};
	try {
		const running = await target.start();
		try {
			const rooms = new Map<SpecName, Promise<Room | undefined>>();
			for (const suite of options.suites) {
				if (isOver) break;
				let room = rooms.get(suite.spec);
				if (!room) {
					room = running.world(specOf(options, suite)).then((world) => world && openRoom(world, target, options));
					rooms.set(suite.spec, room);
				}
				await runSuite(suite, await room, options, add, () => isOver);
			}
			for (const room of rooms.values()) await (await room)?.close();
		} finally {
			await running.stop();
		}
	} catch (error) {
		add({ id: "start and stop", suite: "target", status: "failed", message: explain(error) });
	}
	return targetResult(target.name, results, performance.now() - startedAt);
}

function specOf({ specs = shippedSpecs }: RunOptions, suite: Suite): Spec {
	const spec = specs.find(({ name }) => name === suite.spec);
	if (!spec) throw new Error(`the suite ${suite.name} is of the spec ${suite.spec}, which is not there`);
	return spec;
}

/** A world with what its cases work with. */
interface Room {
	readonly world: World;
	readonly context: CaseContext;
	close(): Promise<void>;
}

async function openRoom(world: World, target: Target, options: RunOptions): Promise<Room> {
	const callers: Caller[] = [];
	const as = async (identity: Identity): Promise<Caller> => {
		const caller = await world.connect(identity);
		callers.push(caller);
		return caller;
	};
	const db = await as({ kind: "developer" });
	const { model, capabilities } = world;
	const rows = new RowBuilder(model, db);
	const context: CaseContext = {
		model,
		db,
		as,
		rows,
		clear: async () => {
			await (world.clear?.() ?? clearRows(model, db));
			rows.forget();
		},
		capabilities,
		target: target.name,
		seed: options.seed,
		sequences: Math.ceil(options.sequences / (target.isEmbedded ? (options.specs ?? shippedSpecs).length : 1)),
		...(options.path === undefined ? {} : { path: options.path }),
		...(world.statements ? { statements: world.statements } : {}),
	};
	return {
		world,
		context,
		close: async () => {
			for (const caller of callers) await caller.close();
		},
	};
}

async function runSuite(
	suite: Suite,
	room: Room | undefined,
	options: RunOptions,
	add: (result: CaseResult) => void,
	isOver: () => boolean,
): Promise<void> {
	if (!room) {
		if (options.selects(suite.name, ""))
			add({ id: "all", suite: suite.name, status: "unsupported", message: `takes no model but its own` });
		return;
	}
	const cases = suite.cases(room.world.model).filter((candidate) => options.selects(suite.name, candidate.id));
	if (cases.length === 0) return;
	try {
		await room.context.clear();
	} catch (error) {
		add({ id: "clear", suite: suite.name, status: "failed", message: explain(error) });
		return;
	}
	for (const candidate of cases) {
		if (isOver()) return;
		const startedAt = performance.now();
		const result = await runCase(suite.name, candidate, room.context);
		add({ ...result, durationMs: Math.round(performance.now() - startedAt) });
	}
}

async function runCase(suite: string, candidate: Case, context: CaseContext): Promise<CaseResult> {
	const { id, needs = [], timeoutMs = defaultTimeoutMs } = candidate;
	const lacking = needs.filter((name) => !context.capabilities.has(name));
	if (candidate.needsStatements && !context.statements)
		return { id, suite, status: "unsupported", message: "has no statements to look at" };
	if (lacking.length > 0) return { id, suite, status: "unsupported", message: `lacks ${lacking.join(", ")}` };
	let timer: NodeJS.Timeout | undefined;
	const timeout = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Mismatch(`no answer within ${timeoutMs} ms`)), timeoutMs);
	});
	try {
		await Promise.race([candidate.run(context), timeout]);
		return { id, suite, status: "passed" };
	} catch (error) {
		if (error instanceof NoRoom) return { id, suite, status: "unsupported", message: error.message };
		return { id, suite, status: "failed", message: explain(error) };
	} finally {
		clearTimeout(timer);
	}
}

function explain(error: unknown): string {
	if (error instanceof Mismatch) return error.message;
	if (isDBALError(error)) {
		const cause = error.cause === undefined ? "" : `\ncause: ${explain(error.cause)}`;
		return `${error.code}${error.reason === undefined ? "" : `/${error.reason}`} "${error.message}" ${show(error.fields)}\n${frames(error)}${cause}`;
	}
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Where in the suite it happened. */
function frames(error: Error): string {
	const lines = error.stack?.split("\n").slice(1) ?? [];
	return lines
		.filter((line) => !line.includes("node:internal"))
		.slice(0, 6)
		.join("\n");
}

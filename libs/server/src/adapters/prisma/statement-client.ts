import { getPrismaClient } from "@prisma/client/runtime/client";
import type { SqlParam, SqlRunner } from "../sql/statement.js";
import { untilAborted } from "../until-aborted.js";

/** What a PrismaClient and a transaction of it have in common. */
export interface RawQueries {
	$queryRawUnsafe(text: string, ...values: readonly SqlParam[]): Promise<unknown>;
	$executeRawUnsafe(text: string, ...values: readonly SqlParam[]): Promise<number>;
}

/** A PrismaClient as far as statements go. */
export interface StatementClient extends RawQueries {
	$transaction<T>(work: (transaction: RawQueries) => Promise<T>, options: TransactionOptions): Promise<T>;
	$connect(): Promise<void>;
	$disconnect(): Promise<void>;
}

interface TransactionOptions {
	readonly maxWait: number;
	readonly timeout: number;
	readonly isolationLevel?: "RepeatableRead";
}

type Options = Parameters<typeof getPrismaClient>[0];
export type DriverAdapter = ConstructorParameters<ReturnType<typeof getPrismaClient>>[0]["adapter"] & object;

/**
 * A PrismaClient without models: it runs statements of our own, and needs none. So nothing has to be generated before, which
 * `prisma generate` would do for an app's own queries on the same tables.
 */
export function createStatementClient(provider: "sqlite" | "postgresql", adapter: DriverAdapter): StatementClient {
	const options: Options = {
		previewFeatures: [],
		clientVersion: "7.10.0",
		engineVersion: "7.10.0",
		activeProvider: provider,
		inlineSchema: `datasource db {\n  provider = "${provider}"\n}\n`,
		runtimeDataModel: { models: {}, enums: {}, types: {} },
		// Four counts of nothing, as a client that was generated from no model has them.
		parameterizationSchema: { strings: [], graph: "AAAAAAAA" },
		compilerWasm: queryCompiler(provider),
	};
	const PrismaClient = getPrismaClient(options);
	return new PrismaClient({ adapter }) as StatementClient; // Its typings are any.
}

/** As much of the global as is needed here: its typings come with the DOM's. */
interface WasmGlobal {
	readonly WebAssembly: { readonly Module: new (bytes: Uint8Array) => object };
}

/** Where a generated client finds Prisma's query compiler, which a connection asks for even if it is never used. */
function queryCompiler(provider: "sqlite" | "postgresql"): NonNullable<Options["compilerWasm"]> {
	const path = `@prisma/client/runtime/query_compiler_fast_bg.${provider}`;
	return {
		getRuntime: () => import(`${path}.mjs`),
		async getQueryCompilerWasmModule() {
			const { wasm }: { readonly wasm: string } = await import(`${path}.wasm-base64.mjs`);
			const { WebAssembly } = globalThis as typeof globalThis & WasmGlobal;
			return new WebAssembly.Module(Buffer.from(wasm, "base64"));
		},
		importName: "./query_compiler_fast_bg.js",
	};
}

/** Statements through a client, or through one of its transactions. Prisma gives rows as objects in the order of their columns. */
export function prismaRunner(queries: RawQueries): SqlRunner {
	const query: SqlRunner["select"] = async ({ text, params }, signal) => {
		const rows = (await untilAborted(queries.$queryRawUnsafe(text, ...params), signal)) as readonly Readonly<Record<string, unknown>>[]; // Documented, not typed.
		return rows.map((row) => Object.values(row));
	};
	return {
		select: query,
		returning: query,
		change: ({ text, params }, signal) => untilAborted(queries.$executeRawUnsafe(text, ...params), signal),
	};
}

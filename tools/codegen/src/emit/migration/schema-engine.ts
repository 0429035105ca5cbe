import { readFileSync } from "node:fs";
import {
	bindMigrationAwareSqlAdapterFactory,
	type SqlDriverAdapter,
	type SqlMigrationAwareDriverAdapterFactory,
	type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { DiffSchema } from "../emitter.js";

/** What the glue code of the package exports beside its typed API: how its WebAssembly is brought to life. */
interface WasmGlue {
	__wbg_set_wasm(exports: WasmExports): void;
}

type WasmExports = Readonly<Record<string, unknown>>;

/** As much of the global as is needed here: its typings come with the DOM's, which Node code is better off without. */
interface WasmGlobal {
	readonly WebAssembly: {
		instantiate(
			bytes: Uint8Array,
			imports: Readonly<Record<string, unknown>>,
		): Promise<{ readonly instance: { readonly exports: WasmExports } }>;
	};
}

let started: Promise<void> | undefined;

/** The engine's WebAssembly, once a process. Its own loader fetches over HTTP; this reads the file. */
function start(): Promise<void> {
	started ??= (async () => {
		const path = new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm"));
		const { instance } = await (globalThis as typeof globalThis & WasmGlobal).WebAssembly.instantiate(readFileSync(path), {
			"./schema_engine_bg.js": { ...glue },
		});
		// The typings leave out the two functions that a hand-made start needs.
		(glue as Partial<WasmGlue>).__wbg_set_wasm?.(instance.exports);
		const begin = instance.exports.__wbindgen_start;
		if (typeof begin !== "function") throw new Error("@prisma/schema-engine-wasm changed how it starts");
		begin();
	})();
	return started;
}

/** Prisma's engine, in this process: no binary, no network, no database. */
export const diffSchema: DiffSchema = async (from, to) => {
	await start();
	const file = (path: string, content: string) => ({ path, content });
	const engine = await glue.SchemaEngine.new(
		{ datamodels: [["schema.prisma", to]] },
		() => {},
		bindMigrationAwareSqlAdapterFactory(nowhere(to)),
	);
	const result = await engine.diff({
		from: from === undefined ? { tag: "empty" } : { tag: "schemaDatamodel", files: [file("snapshot.prisma", from)] },
		to: { tag: "schemaDatamodel", files: [file("schema.prisma", to)] },
		script: true,
		exitCode: true,
		filters: { externalTables: [], externalEnums: [] },
	});
	// 2: there is a change. 0 comes with a sentence that there is none.
	return result.exitCode === 2 ? (result.stdout ?? "") : "";
};

/** A connection to no database: the engine asks one question before a diff of two schemas, the PostgreSQL version. */
function nowhere(schema: string): SqlMigrationAwareDriverAdapterFactory {
	const provider = /^datasource\b[^}]*\bprovider\s*=\s*"postgresql"/m.test(schema) ? "postgres" : "sqlite";
	const refuse = (): Promise<never> => Promise.reject(new Error("a diff of two schemas needs no database"));
	const version: SqlResultSet = {
		columnNames: ["exists", "version", "numeric_version"],
		columnTypes: [5, 7, 0],
		rows: [[true, "PostgreSQL 15.0", 150000]],
	};
	const connection: SqlDriverAdapter = {
		provider,
		adapterName: "offline",
		queryRaw: (query) => (query.sql.includes("server_version_num") ? Promise.resolve(version) : refuse()),
		executeRaw: refuse,
		executeScript: refuse,
		startTransaction: refuse,
		dispose: () => Promise.resolve(),
	};
	const connect = (): Promise<SqlDriverAdapter> => Promise.resolve(connection);
	return { provider, adapterName: "offline", connect, connectToShadowDb: connect };
}

import { migrationFolder } from "../emit/migration/index.js";
import { protoFiles } from "../emit/proto/files.js";
import { labelPresence } from "../emit/proto/presence.js";
import { protoRoot } from "../emit/proto/proto-emitter.js";
import { planStorage } from "../emit/storage/plan-storage.js";
import { readStored, type StoredTable, storedTables } from "../emit/storage/stored-table.js";
import type { Model } from "../model/model.js";
import { readModel } from "../model/model-snapshot.js";
import { documentNames } from "../parse/parse-spec.js";
import type { FindBreaking } from "./breaking.js";
import { diffSpecs, type SpecDiff } from "./spec-diff.js";

/** Files of a workspace at some time: as it stands, or of a commit. */
export interface BaseFiles {
	read(path: string): string | undefined;
	/** Paths of all files below a folder. */
	list(folder: string): readonly string[];
}

/** What a change is held against. */
export interface Base {
	/** Absent where nothing was generated yet. */
	readonly model?: Model;
	/** The published proto files, path below their root → text. */
	readonly protos: ReadonlyMap<string, string>;
	/** What the migrations led to. */
	readonly tables: readonly StoredTable[];
}

/** What was generated last in a workspace. */
export function readBase(files: BaseFiles, root: string): Base {
	const model = readModel(files.read(`${root}/${documentNames.model}`));
	const protos = files
		.list(protoRoot)
		.filter((path) => path.endsWith(".proto"))
		.map((path) => [path.slice(protoRoot.length + 1), labelPresence(files.read(path) ?? "")] as const);
	const snapshot = files.read(`${migrationFolder("postgresql")}/snapshot.prisma`);
	return {
		...(model !== undefined && { model }),
		protos: new Map(protos),
		tables: (snapshot === undefined ? undefined : readStored(snapshot)) ?? [],
	};
}

/** All that a change means. `shared` are the hand-written protos. */
export async function compareWithBase(
	base: Base,
	after: Model,
	shared: ReadonlyMap<string, string>,
	findBreaking: FindBreaking,
): Promise<SpecDiff> {
	const { model: before, protos: old } = base;
	if (before === undefined) return databaseAlone(base, after);
	const protos = new Map([...protoFiles(after, shared)].map(([path, { text }]) => [path, text]));
	const findings = old.size === 0 || sameFiles(old, protos) ? [] : await findBreaking(old, protos);
	return diffSpecs(before, after, { findings, protos, storage: databaseAlone(base, after).database });
}

/** What a change means to the database, and nothing else. The two databases differ in how it is done, not in what. */
export function databaseAlone({ tables }: Base, after: Model): SpecDiff {
	const { changes } = planStorage(tables, storedTables(after, "postgresql"), "postgresql");
	return { wire: [], database: tables.length === 0 ? [] : changes, access: [], api: [] };
}

function sameFiles(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
	return (
		a.size === b.size &&
		[...b].every(([path, text]) => a.get(path)?.replace(/^\/\/ @generated.*\n/, "") === text.replace(/^\/\/ @generated.*\n/, ""))
	);
}

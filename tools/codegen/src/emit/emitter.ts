import type { EmittedFile, Model } from "../model/model.js";

/**
 * Proto files in (path below the proto root → text, shared ones included), generated codecs out (path below the codec root → text).
 * `options` are ts-proto's. Rejects with what the compiler said. Implemented in emit/codec/protoc.ts.
 */
export type Protoc = (protos: ReadonlyMap<string, string>, options: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Proto files in, their `google.protobuf.FileDescriptorSet` out, imports and comments included. Implemented in emit/codec/protoc.ts. */
export type DescribeProtos = (protos: ReadonlyMap<string, string>) => Promise<Uint8Array>;

/** Rejects with what the compiler or its lint has against proto files. Implemented in emit/codec/protoc.ts. */
export type LintProtos = (protos: ReadonlyMap<string, string>) => Promise<void>;

/**
 * The SQL from one schema.prisma to another; `from` undefined is the empty database. An empty string: nothing to do.
 * The provider is the one that `to` names. Implemented in emit/migration/schema-engine.ts.
 */
export type DiffSchema = (from: string | undefined, to: string) => Promise<string>;

/** What an emitter may ask for beside the model. All IO that generating needs is behind these functions. */
export interface EmitContext {
	/** Text of a file as it stands in the workspace, from the workspace's root; undefined where there is none. */
	previous(path: string): string | undefined;
	/** Paths of all files below a folder as they stand in the workspace, sorted. */
	list(folder: string): readonly string[];
	/** The hand-written wire messages of tools/codegen/proto, such as `dbal/v1/error.proto` → text. */
	readonly sharedProtos: ReadonlyMap<string, string>;
	readonly protoc: Protoc;
	readonly describeProtos: DescribeProtos;
	readonly lintProtos: LintProtos;
	readonly diffSchema: DiffSchema;
}

/** The model in, files out. No disk, no YAML, no other emitter. The same model gives the same bytes. */
export type Emit = (model: Model, context: EmitContext) => readonly EmittedFile[] | Promise<readonly EmittedFile[]>;

export interface Emitter {
	/** Names it in messages, such as `proto`. */
	readonly name: string;
	/**
	 * Folders that are wholly its own: a file below them that it doesn't emit is stale and is deleted. Files elsewhere are never deleted,
	 * so a folder that keeps history (migrations) is not listed. Two emitters may share no folder, nor nest one in the other's.
	 */
	readonly owns: readonly string[];
	readonly emit: Emit;
}

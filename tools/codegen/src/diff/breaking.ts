/** A fault that `buf breaking` finds in new proto files, held against those before. */
export interface BreakingFinding {
	/** Rule, such as `FIELD_NO_DELETE`. */
	readonly type: string;
	readonly message: string;
	/** The file and line of the new ones. */
	readonly path: string;
	readonly line: number;
}

/** Holds new proto files against those before them. Implemented in emit/codec/protoc.ts. */
export type FindBreaking = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) => Promise<readonly BreakingFinding[]>;

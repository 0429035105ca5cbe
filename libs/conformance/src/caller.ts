import type { Key, Row, RowTree, StandardInputs, StandardOutputs, UncheckedInclude } from "@metabuilder/dbal/contract";

/** Who a call is made as. `developer` is whoever may do everything under the suite's own rules. */
export type Identity =
	| { readonly kind: "developer" }
	| { readonly kind: "anonymous" }
	| { readonly kind: "session"; readonly id: string; readonly token: string }
	| {
			readonly kind: "impersonate";
			readonly id: string;
			readonly role: string;
			readonly tenantId?: string;
			readonly claims?: Readonly<Record<string, unknown>>;
	  };

export type ListInput = Omit<StandardInputs["list"], "include">;
/** A list without related rows: for those see {@link Caller.trees}. */
export type ListOutput = Omit<StandardOutputs["list"], "data"> & { readonly data: readonly Row[] };
export type Select = NonNullable<ListInput["select"]>;

/**
 * A target's public client for one identity, by entity name. It takes what a program may hand over, well-formed or not, and
 * fails with DBALError. Whatever is behind it, in process or over a wire, is the same to a case.
 */
export interface Caller {
	get(entity: string, key: Key, select?: Select): Promise<Row>;
	list(entity: string, input?: ListInput): Promise<ListOutput>;
	count(entity: string, where?: ListInput["where"]): Promise<number>;
	create(entity: string, data: Readonly<Record<string, unknown>>, select?: Select): Promise<Row>;
	createMany(entity: string, data: readonly Readonly<Record<string, unknown>>[], select?: Select): Promise<readonly Row[]>;
	update(entity: string, key: Key, data: Readonly<Record<string, unknown>>, select?: Select): Promise<Row>;
	updateMany(
		entity: string,
		where: StandardInputs["updateMany"]["where"],
		data: Readonly<Record<string, unknown>>,
		maxAffected?: number,
	): Promise<number>;
	upsert(
		entity: string,
		key: Key,
		data: { readonly create: Readonly<Record<string, unknown>>; readonly update: Readonly<Record<string, unknown>> },
	): Promise<{ readonly data: Row; readonly created: boolean }>;
	delete(entity: string, key: Key): Promise<void>;
	deleteMany(entity: string, where: StandardInputs["deleteMany"]["where"], maxAffected?: number): Promise<number>;
	/** A custom operation's result as the client gives it: the row, the rows, the object, or undefined. */
	custom(entity: string, operation: string, input?: Readonly<Record<string, unknown>>): Promise<unknown>;
	/** Reads and writes that give related rows with their rows. */
	readonly trees: TreeCaller;
	close(): Promise<void>;
}

/** What goes with an answer's rows. */
export interface Returned {
	readonly select?: Select;
	readonly include: UncheckedInclude;
}

export interface TreeCaller {
	get(entity: string, key: Key, returned: Returned): Promise<RowTree>;
	list(entity: string, input: StandardInputs["list"]): Promise<StandardOutputs["list"]>;
	create(entity: string, data: Readonly<Record<string, unknown>>, returned: Returned): Promise<RowTree>;
	createMany(entity: string, data: readonly Readonly<Record<string, unknown>>[], returned: Returned): Promise<readonly RowTree[]>;
	update(entity: string, key: Key, data: Readonly<Record<string, unknown>>, returned: Returned): Promise<RowTree>;
}

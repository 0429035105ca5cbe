/** The types of an entity that reads of its rows are made of. Generated. */
export interface ReadTypes {
	readonly row: object;
	readonly where: object;
	readonly orderBy: object;
	readonly select: object;
	/** A {@link ToOne} or {@link ToMany} for each relation. */
	readonly relations: object;
}

/** A relation to one row, of the entity with these types. */
export interface ToOne<T extends ReadTypes> {
	readonly one: T;
}

/** A relation to many rows. */
export interface ToMany<T extends ReadTypes> {
	readonly many: T;
}

/** Related rows to give with a row. `true` gives them with all fields that may be read. */
export type Include<T extends ReadTypes> = {
	readonly [R in keyof T["relations"]]?: boolean | RelatedOptions<T["relations"][R]>;
} & {
	/** How many rows a relation leads to. */
	readonly _count?: {
		readonly [R in keyof T["relations"] as T["relations"][R] extends ToMany<ReadTypes> ? R : never]?:
			| boolean
			| CountOptions<T["relations"][R]>;
	};
};

type RelatedOptions<Relation> =
	Relation extends ToMany<infer T>
		? {
				readonly where?: T["where"];
				readonly orderBy?: T["orderBy"];
				/** Rows for each row: 20 unless said, 100 at most. */
				readonly limit?: number | undefined;
				readonly select?: T["select"] | undefined;
				readonly include?: Include<T> | undefined;
			}
		: Relation extends ToOne<infer T>
			? { readonly select?: T["select"] | undefined; readonly include?: Include<T> | undefined }
			: never;

type CountOptions<Relation> = Relation extends ToMany<infer T> ? { readonly where?: T["where"] } : never;

/** What stands where a name is wrong, so that the compiler says so. */
type No<Name, What extends string> = Name extends string ? `There is no ${What} ${Name} here.` : never;

/** A selection that names fields of the row alone: another name is an error where it is written. */
export type Selection<Row, Chosen> = Chosen & { readonly [Name in Exclude<keyof Chosen, keyof Row>]: No<Name, "field"> };

/** An include that names relations, options and fields that there are, at every level. */
export type Inclusion<T extends ReadTypes, Included> = Included & {
	readonly [R in keyof Included]: R extends "_count"
		? { readonly [C in Exclude<keyof Included[R], keyof T["relations"]>]: No<C, "relation"> }
		: R extends keyof T["relations"]
			? StrictOptions<T["relations"][R], Included[R]>
			: No<R, "relation">;
};

type StrictOptions<Relation, Options> = Options extends boolean
	? boolean
	: Options extends object
		? { readonly [Name in Exclude<keyof Options, keyof RelatedOptions<Relation>>]: No<Name, "option"> } & {
				readonly [Name in keyof Options & "select"]: Selection<RelatedTypes<Relation>["row"], Options[Name]>;
			} & { readonly [Name in keyof Options & "include"]: Inclusion<RelatedTypes<Relation>, Options[Name]> }
		: "true, false or options";

type RelatedTypes<Relation> = Relation extends ToMany<infer T> ? T : Relation extends ToOne<infer T> ? T : never;

/** A row with the selected fields; without a selection the whole row. */
export type Selected<Row, Selection> = [Selection] extends [undefined]
	? Row
	: {
			readonly [Field in keyof Row as Field extends keyof Selection ? (Selection[Field] extends true ? Field : never) : never]: Row[Field];
		};

/**
 * A row as a read with `select` and `include` gives it. A to-one relation is null where there is no row, or none that the caller may
 * read; a field that the caller may not read is absent, whatever the type says.
 */
export type Returned<T extends ReadTypes, Chosen, Included> = [Included] extends [undefined]
	? Selected<T["row"], Chosen>
	: Whole<Selected<T["row"], Chosen> & Related<T, Included> & Counted<Included>>;

type Whole<T> = { readonly [Name in keyof T]: T[Name] };

type Related<T extends ReadTypes, Included> = {
	readonly [R in keyof Included as R extends keyof T["relations"]
		? Included[R] extends false
			? never
			: R
		: never]: R extends keyof T["relations"]
		? T["relations"][R] extends ToMany<infer U>
			? readonly RelatedRow<U, Included[R]>[]
			: T["relations"][R] extends ToOne<infer U>
				? RelatedRow<U, Included[R]> | null
				: never
		: never;
};

type RelatedRow<T extends ReadTypes, Options> = Returned<
	T,
	Options extends { readonly select: infer Chosen } ? Chosen : undefined,
	Options extends { readonly include: infer Included } ? Included : undefined
>;

type Counted<Included> = Included extends { readonly _count: infer Counts }
	? { readonly _count: { readonly [C in keyof Counts as Counts[C] extends false ? never : C]: number } }
	: unknown;

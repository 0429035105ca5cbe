import type { Call, CallOptions } from "./contract/call.js";
import { DBALError } from "./contract/dbal-error.js";
import type { EntityDescriptor, OperationDescriptor } from "./contract/descriptor.js";

/** The types of one entity, generated from the spec. */
export interface EntityTypes {
	readonly row: object;
	/** One of its unique keys. */
	readonly key: object;
	readonly create: object;
	readonly update: object;
	readonly where: object;
	readonly orderBy: object;
	readonly select: object;
}

/** A row with the selected fields; without a selection the whole row. */
export type Selected<Row, Selection> = [Selection] extends [undefined]
	? Row
	: {
			readonly [Field in keyof Row as Field extends keyof Selection ? (Selection[Field] extends true ? Field : never) : never]: Row[Field];
		};

/** A selection that names fields of the row alone: another name is an error where it is written. */
export type Selection<Row, Chosen> = Chosen & { readonly [Name in Exclude<keyof Chosen, keyof Row>]: never };

export interface ListQuery<T extends EntityTypes, Chosen> {
	/** Which rows; without it, all that the caller may read. */
	readonly where?: T["where"];
	/** The primary key ends every order. */
	readonly orderBy?: T["orderBy"];
	/** Rows of a page: 20 unless said, 100 at most. */
	readonly limit?: number | undefined;
	/** Of the page before, with the same `where` and `orderBy`. */
	readonly pageToken?: string | undefined;
	/** Ask for `total`, which costs a second query. */
	readonly total?: boolean | undefined;
	readonly select?: Selection<T["row"], Chosen> | undefined;
}

export interface ListResult<Row> {
	readonly data: Row[];
	/** Present where more rows follow. */
	readonly nextPageToken?: string;
	/** Rows over all pages, where it was asked for. */
	readonly total?: number;
}

/** Options of a call that returns rows. */
export interface RowOptions<T extends EntityTypes, Chosen> extends CallOptions {
	readonly select?: Selection<T["row"], Chosen> | undefined;
}

declare const entityTypes: unique symbol;

/** The types that an entity's client was made of. */
export type EntityTypesOf<Client> = Client extends { readonly [entityTypes]?: infer T } ? T : never;

/**
 * The standard operations on one entity's rows. Every failure is a DBALError. A field that the caller may not read is
 * absent from a row, whatever the type says.
 */
export interface EntityClient<T extends EntityTypes> {
	/** For types alone: there is no such member. */
	readonly [entityTypes]?: T;
	/** The row of a unique key, or of an id. NOT_FOUND where there is none that may be read. */
	get<const Chosen extends T["select"] | undefined = undefined>(
		key: T["key"] | string,
		options?: RowOptions<T, Chosen>,
	): Promise<Selected<T["row"], Chosen>>;
	/** A page of rows. */
	list<const Chosen extends T["select"] | undefined = undefined>(
		query?: ListQuery<T, Chosen>,
		options?: CallOptions,
	): Promise<ListResult<Selected<T["row"], Chosen>>>;
	/** How many rows `where` matches. */
	count(query?: { readonly where?: T["where"] }, options?: CallOptions): Promise<number>;
	create<const Chosen extends T["select"] | undefined = undefined>(
		data: T["create"],
		options?: RowOptions<T, Chosen>,
	): Promise<Selected<T["row"], Chosen>>;
	/** All of them or none; a faulty one is named by its index. */
	createMany<const Chosen extends T["select"] | undefined = undefined>(
		data: readonly T["create"][],
		options?: RowOptions<T, Chosen>,
	): Promise<Selected<T["row"], Chosen>[]>;
	/** Absent fields are untouched; `null` is NULL. */
	update<const Chosen extends T["select"] | undefined = undefined>(
		key: T["key"] | string,
		data: T["update"],
		options?: RowOptions<T, Chosen>,
	): Promise<Selected<T["row"], Chosen>>;
	delete(key: T["key"] | string, options?: CallOptions): Promise<void>;
}

/** Makes a call and gives its output. */
export type Caller = (call: Call, options: CallOptions) => Promise<Readonly<Record<string, unknown>>>;

type Method = (...parameters: readonly unknown[]) => Promise<unknown>;

/** The methods of an entity, standard and custom, as its descriptor lists them. The generated interface says their types. */
export function entityMethods(entity: EntityDescriptor, call: Caller): Readonly<Record<string, Method>> {
	return Object.fromEntries(entity.operations.map((operation) => [operation.name, entityMethod(entity, operation, call)]));
}

function entityMethod(entity: EntityDescriptor, operation: OperationDescriptor, call: Caller): Method {
	const send = (input: Readonly<Record<string, unknown>>, options: CallOptions) =>
		call({ entity: entity.name, operation: operation.name, input }, options);
	const keyOf = (key: unknown) => (typeof key === "string" ? { [entity.primaryKey]: key } : key);
	switch (operation.kind) {
		case "get":
			return async (key, options) => {
				const [rest, select] = split(options);
				return (await send({ key: keyOf(key), ...select }, rest)).data;
			};
		case "list":
			return async (query, options) => send(given(query), (options ?? {}) as CallOptions);
		case "count":
			return async (query, options) => (await send(given(query), (options ?? {}) as CallOptions)).count;
		case "create":
		case "createMany":
			return async (data, options) => {
				const [rest, select] = split(options);
				return (await send({ data, ...select }, rest)).data;
			};
		case "update":
			return async (key, data, options) => {
				const [rest, select] = split(options);
				return (await send({ key: keyOf(key), data, ...select }, rest)).data;
			};
		case "delete":
			return async (key, options) => {
				await send({ key: keyOf(key) }, (options ?? {}) as CallOptions);
			};
		case "custom":
			return async (input, options) =>
				customResult(operation, await send((input ?? {}) as Record<string, unknown>, (options ?? {}) as CallOptions));
		default:
			return operation.kind satisfies never;
	}
}

/** What the interface returns: the row or rows, the object itself, or nothing. */
function customResult({ output }: OperationDescriptor, result: Readonly<Record<string, unknown>>): unknown {
	switch (output?.kind) {
		case undefined:
		case "nothing":
			return undefined;
		case "entity":
		case "list":
			return result.data;
		case "value":
			return result.value;
		case "object":
		case "scalar":
			return result;
		default:
			return output satisfies never;
	}
}

function split(options: unknown): readonly [CallOptions, { readonly select?: unknown }] {
	const { select, ...rest } = (options ?? {}) as CallOptions & { readonly select?: unknown };
	return [rest, select === undefined ? {} : { select }];
}

/** A query without the options that are undefined, such as the token of the first page. An undefined `where` is no "all rows". */
function given(query: unknown): Readonly<Record<string, unknown>> {
	if (query === undefined) return {};
	const options = query as Readonly<Record<string, unknown>>;
	if (typeof query === "object" && query !== null && "where" in query && query.where === undefined) {
		const message = "where is undefined; leave the key out where nothing is asked.";
		throw new DBALError("VALIDATION_ERROR", message, { fields: [{ path: "where", rule: "undefined", message }] });
	}
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

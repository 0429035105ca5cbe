import type { Call, CallOptions } from "./contract/call.js";
import { DBALError } from "./contract/dbal-error.js";
import type { EntityDescriptor, OperationDescriptor } from "./contract/descriptor.js";
import type { Include, Inclusion, ReadTypes, Returned, Selected, Selection } from "./contract/include.js";
import { isStepReference } from "./contract/reference.js";
import { streamRows } from "./stream.js";

/** The types of one entity, generated from the spec. */
export interface EntityTypes extends ReadTypes {
	/** One of its unique keys. */
	readonly key: object;
	/** A key that a row can be inserted under; never where there is none. */
	readonly upsertKey: object;
	/** A string where rows carry an etag. */
	readonly etag: string | undefined;
	readonly create: object;
	readonly update: object;
}

export interface ListQuery<T extends EntityTypes, Chosen, Included = undefined> {
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
	/** Related rows to give with each row, in the same round trip. */
	readonly include?: Inclusion<T, Included> | undefined;
}

export interface ListResult<Row> {
	readonly data: Row[];
	/** Present where more rows follow. */
	readonly nextPageToken?: string;
	/** Present on the way through pages where there are rows before this one: a `pageToken` that leads back. */
	readonly previousPageToken?: string;
	/** Rows over all pages, where it was asked for. */
	readonly total?: number;
}

/** Options of a call that returns rows. */
export interface RowOptions<T extends EntityTypes, Chosen, Included = undefined> extends CallOptions {
	readonly select?: Selection<T["row"], Chosen> | undefined;
	/** Related rows to give with each row, in the same round trip. */
	readonly include?: Inclusion<T, Included> | undefined;
}

declare const entityTypes: unique symbol;

/** The types that an entity's client was made of. */
export type EntityTypesOf<Client> = Client extends { readonly [entityTypes]?: infer T } ? T : never;
/** Options of a write to one row. */
export interface EtagOptions<T extends EntityTypes> {
	/** The etag that the row is expected to have. CONFLICT with the reason `stale` where it has another one by now. */
	readonly ifMatch?: T["etag"];
}

/** Options of a write to many rows. */
export interface ManyOptions extends CallOptions {
	/** 1,000 unless said, 10,000 at most. Where more rows match, none is touched: CONFLICT with the reason `max_affected`. */
	readonly maxAffected?: number | undefined;
}

export interface Affected {
	/** Rows that matched and were written. */
	readonly count: number;
}

/** Entities with a unique key that callers choose. */
export interface UpsertClient<T extends EntityTypes> {
	/** Inserts the row of a unique key, or updates the one that has it. The key's fields may be left out of `create`. */
	upsert<const Chosen extends T["select"] | undefined = undefined>(
		key: T["upsertKey"],
		data: { readonly create: Omit<T["create"], KeysOf<T["upsertKey"]>> & Partial<T["create"]>; readonly update: T["update"] },
		options?: RowOptions<T, Chosen> & EtagOptions<T>,
	): Promise<{ readonly data: Selected<T["row"], Chosen>; readonly created: boolean }>;
}

/** Entities whose deleted rows are kept. */
export interface RestoreClient<T extends EntityTypes> {
	/** Brings a deleted row back, with what was deleted by the same call. NOT_FOUND where no deleted row has the key. */
	restore<const Chosen extends T["select"] | undefined = undefined>(
		key: T["key"] | string,
		options?: RowOptions<T, Chosen>,
	): Promise<Selected<T["row"], Chosen>>;
}

/** The names in any of a union of keys. */
export type KeysOf<Key> = Key extends unknown ? keyof Key : never;

/**
 * The standard operations on one entity's rows. Every failure is a DBALError. A field that the caller may not read is
 * absent from a row, whatever the type says.
 */
export interface EntityClient<T extends EntityTypes> {
	/** For types alone: there is no such member. */
	readonly [entityTypes]?: T;
	/** The row of a unique key, or of an id. NOT_FOUND where there is none that may be read. */
	get<const Chosen extends T["select"] | undefined = undefined, const Included extends Include<T> | undefined = undefined>(
		key: T["key"] | string,
		options?: RowOptions<T, Chosen, Included>,
	): Promise<Returned<T, Chosen, Included>>;
	/** A page of rows. */
	list<const Chosen extends T["select"] | undefined = undefined, const Included extends Include<T> | undefined = undefined>(
		query?: ListQuery<T, Chosen, Included>,
		options?: CallOptions,
	): Promise<ListResult<Returned<T, Chosen, Included>>>;
	/**
	 * Every row, for `for await`, however many: pages are read as they are needed, one ahead. Rows that change meanwhile are told as a list by pages
	 * would tell them. `limit` is that of a page.
	 */
	stream<const Chosen extends T["select"] | undefined = undefined, const Included extends Include<T> | undefined = undefined>(
		query?: Omit<ListQuery<T, Chosen, Included>, "pageToken" | "total">,
		options?: CallOptions,
	): AsyncIterableIterator<Returned<T, Chosen, Included>>;
	/** How many rows `where` matches. */
	count(query?: { readonly where?: T["where"] }, options?: CallOptions): Promise<number>;
	create<const Chosen extends T["select"] | undefined = undefined, const Included extends Include<T> | undefined = undefined>(
		data: T["create"],
		options?: RowOptions<T, Chosen, Included>,
	): Promise<Returned<T, Chosen, Included>>;
	/** All of them or none; a faulty one is named by its index. */
	createMany<const Chosen extends T["select"] | undefined = undefined, const Included extends Include<T> | undefined = undefined>(
		data: readonly T["create"][],
		options?: RowOptions<T, Chosen, Included>,
	): Promise<Returned<T, Chosen, Included>[]>;
	/** Absent fields are untouched; `null` is NULL. */
	update<const Chosen extends T["select"] | undefined = undefined, const Included extends Include<T> | undefined = undefined>(
		key: T["key"] | string,
		data: T["update"],
		options?: RowOptions<T, Chosen, Included> & EtagOptions<T>,
	): Promise<Returned<T, Chosen, Included>>;
	/** All matching rows that the caller may list and update, or none. Every one of them only where `where` is `{}`. */
	updateMany(where: T["where"], data: T["update"], options?: ManyOptions): Promise<Affected>;
	delete(key: T["key"] | string, options?: CallOptions & EtagOptions<T>): Promise<void>;
	/** As {@link EntityClient.updateMany}. */
	deleteMany(where: T["where"], options?: ManyOptions): Promise<Affected>;
}

/** Makes a call and gives its output. */
export type Caller = (call: Call, options: CallOptions) => Promise<Readonly<Record<string, unknown>>>;

type Method = (...parameters: readonly unknown[]) => Promise<unknown> | AsyncIterableIterator<unknown>;

/** Rows of a page of a stream: as many as a list gives at most. */
const streamedRows = 100;

/** The methods of an entity, standard and custom, as its descriptor lists them. The generated interface says their types. */
export function entityMethods(entity: EntityDescriptor, call: Caller): Readonly<Record<string, Method>> {
	const methods = entity.operations.map((operation): [string, Method] => [operation.name, entityMethod(entity, operation, call)]);
	return Object.fromEntries([...methods, ["stream", streamMethod(entity, call)]]);
}

function streamMethod(entity: EntityDescriptor, call: Caller): Method {
	return (query, options) =>
		streamRows(async (pageToken) => {
			const input = { limit: streamedRows, ...given(query), ...(pageToken === undefined ? {} : { pageToken }) };
			return (await call(
				{ entity: entity.name, operation: "list", input },
				(options ?? {}) as CallOptions,
			)) as unknown as ListResult<unknown>; // A list's output.
		});
}

function entityMethod(entity: EntityDescriptor, operation: OperationDescriptor, call: Caller): Method {
	const send = (input: Readonly<Record<string, unknown>>, options: CallOptions) =>
		call({ entity: entity.name, operation: operation.name, input }, options);
	const keyOf = (key: unknown) => (typeof key === "string" || isStepReference(key) ? { [entity.primaryKey]: key } : key);
	switch (operation.kind) {
		case "get":
			return async (key, options) => {
				const [rest, said] = split(options);
				return (await send({ key: keyOf(key), ...said }, rest)).data;
			};
		case "list":
			return async (query, options) => send(given(query), (options ?? {}) as CallOptions);
		case "count":
			return async (query, options) => (await send(given(query), (options ?? {}) as CallOptions)).count;
		case "create":
		case "createMany":
			return async (data, options) => {
				const [rest, said] = split(options);
				return (await send({ data, ...said }, rest)).data;
			};
		case "update":
			return async (key, data, options) => {
				const [rest, said] = split(options);
				return (await send({ key: keyOf(key), data, ...said }, rest)).data;
			};
		case "updateMany":
			return async (where, data, options) => {
				const [rest, said] = split(options);
				return send({ where, data, ...said }, rest);
			};
		case "upsert":
			return async (key, data, options) => {
				const [rest, said] = split(options);
				return send({ key, ...(data as object), ...said }, rest);
			};
		case "delete":
			return async (key, options) => {
				const [rest, said] = split(options);
				await send({ key: keyOf(key), ...said }, rest);
			};
		case "deleteMany":
			return async (where, options) => {
				const [rest, said] = split(options);
				return send({ where, ...said }, rest);
			};
		case "restore":
			return async (key, options) => {
				const [rest, said] = split(options);
				return (await send({ key: keyOf(key), ...said }, rest)).data;
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

/** Options that are part of an operation's input. */
const inputOptions = ["select", "include", "ifMatch", "maxAffected"] as const;

/** The options of the call, and those that are part of its input. */
function split(options: unknown): readonly [CallOptions, Readonly<Record<string, unknown>>] {
	const rest: Record<string, unknown> = { ...((options ?? {}) as object) };
	const said: Record<string, unknown> = {};
	for (const name of inputOptions) {
		if (rest[name] !== undefined) said[name] = rest[name];
		delete rest[name];
	}
	return [rest, said];
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

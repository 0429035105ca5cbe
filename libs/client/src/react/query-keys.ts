import { type Accessor, entityNamed, type KeyOf } from "./entity-access.js";

/** Where the rows of every DBAL query are in the query cache. */
export const root = "dbal";

/** What a query reads: an entity's property of the client, the operation, and its input. */
export type DBALQueryKey = readonly [typeof root, accessor: string, operation: string, input: unknown];

/** Keys of the query cache, for reading, setting and invalidating what the hooks cache. */
export const queryKeys = {
	/** All of them. */
	all: [root] as const,
	/** All that read the entity first of all. */
	entity: <A extends Accessor>(accessor: A) => [root, accessor] as const,
	get: <A extends Accessor>(accessor: A, key: KeyOf<A>, query: object = {}): DBALQueryKey => [
		root,
		accessor,
		"get",
		plain({ key, ...query }),
	],
	list: <A extends Accessor>(accessor: A, query: object = {}): DBALQueryKey => [root, accessor, "list", plain(query)],
	/** Pages of a list, one after the other. */
	pages: <A extends Accessor>(accessor: A, query: object = {}): DBALQueryKey => [root, accessor, "pages", plain(query)],
	count: <A extends Accessor>(accessor: A, query: object = {}): DBALQueryKey => [root, accessor, "count", plain(query)],
	/** Whether the caller may do something. It goes with the entity's own queries, since a change of a row may change the answer. */
	can: (operation: string, entity: string, id?: string | null, changes?: unknown): DBALQueryKey => [
		root,
		entityNamed(entity).accessor,
		"can",
		plain({ operation, id, changes }),
	],
	/** A custom operation that reads. */
	custom: <A extends Accessor>(accessor: A, operation: string, input: unknown = {}): DBALQueryKey => [
		root,
		accessor,
		operation,
		plain(input),
	],
};

/** A query's input as JSON can hold it: the cache compares keys by their JSON, which knows no bigint. Members that are undefined are not there. */
function plain(value: unknown): unknown {
	if (typeof value === "bigint") return { bigint: value.toString() };
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== "object" || value === null || value instanceof Date) return value;
	if (value instanceof Uint8Array) return { bytes: Array.from(value) };
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, member]) => member !== undefined)
			.map(([name, member]) => [name, plain(member)]),
	);
}

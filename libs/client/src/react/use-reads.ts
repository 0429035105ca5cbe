import {
	type InfiniteData,
	keepPreviousData,
	type UseInfiniteQueryResult,
	type UseQueryResult,
	type UseSuspenseQueryResult,
	useInfiniteQuery,
	useQuery,
	useSuspenseQuery,
} from "@tanstack/react-query";
import { useMemo } from "react";
import type { CallOptions } from "../contract/call.js";
import type { DBALError } from "../contract/dbal-error.js";
import type { Include, Returned } from "../contract/include.js";
import type { DBALClient } from "../dbal-client.js";
import type { ListQuery, ListResult, RowOptions } from "../entity-client.js";
import { type Accessor, entityAt, type KeyOf, type TypesOf } from "./entity-access.js";
import { useDBAL } from "./provider.js";
import { queryKeys } from "./query-keys.js";

/** What the hooks take of TanStack Query's options. The client itself retries reads, so that no hook does. */
export interface ReadOptions {
	/** False: not yet. */
	readonly enabled?: boolean;
	/** Ms for which an answer counts as fresh; none unless said. */
	readonly staleTime?: number;
	/** Ask again every so many ms. */
	readonly refetchInterval?: number;
	/** True: a failure goes to the nearest error boundary. */
	readonly throwOnError?: boolean;
	/** Show the last answer until the next one is there, when the query changes. */
	readonly keepPrevious?: boolean;
}

type Chosen<A extends Accessor> = TypesOf<A>["select"] | undefined;
type Included<A extends Accessor> = Include<TypesOf<A>> | undefined;
type Row<A extends Accessor, S, I> = Returned<TypesOf<A>, S, I>;
type GetOptions<A extends Accessor, S, I> = Omit<RowOptions<TypesOf<A>, S, I>, keyof CallOptions>;

/** The reads of an entity's client, as the hooks call them. Their types are those of the hooks' own signatures. */
interface Reads {
	get(key: unknown, options: object): Promise<never>;
	list(query: object, options: object): Promise<never>;
	count(query: object, options: object): Promise<number>;
}

function readsOf(client: DBALClient, accessor: Accessor): Reads {
	return client[accessor] as unknown as Reads; // Each is generic by its own query; here they are called with whatever the hook was given.
}

const always = { retry: false, networkMode: "always" } as const;

function settings({ keepPrevious, ...options }: ReadOptions) {
	return { ...always, ...options, ...(keepPrevious ? { placeholderData: keepPreviousData } : {}) };
}

/** A page of rows. */
export function useList<A extends Accessor, const S extends Chosen<A> = undefined, const I extends Included<A> = undefined>(
	accessor: A,
	query: ListQuery<TypesOf<A>, S, I> = {},
	options: ReadOptions = {},
): UseQueryResult<ListResult<Row<A, S, I>>, DBALError> {
	return useQuery<ListResult<Row<A, S, I>>, DBALError>({ ...listOf<A, S, I>(useDBAL(), accessor, query), ...settings(options) });
}

/** As {@link useList}, for a component below a suspense boundary. */
export function useSuspenseList<A extends Accessor, const S extends Chosen<A> = undefined, const I extends Included<A> = undefined>(
	accessor: A,
	query: ListQuery<TypesOf<A>, S, I> = {},
	options: Pick<ReadOptions, "staleTime" | "refetchInterval"> = {},
): UseSuspenseQueryResult<ListResult<Row<A, S, I>>, DBALError> {
	return useSuspenseQuery<ListResult<Row<A, S, I>>, DBALError>({ ...listOf<A, S, I>(useDBAL(), accessor, query), ...always, ...options });
}

/** A list that grows by a page at a time. */
export type Pages<R> = UseInfiniteQueryResult<InfiniteData<ListResult<R>, string | undefined>, DBALError> & {
	/** The rows of all pages that are there. */
	readonly rows: readonly R[];
	/** Over all pages, where the query asks for it. */
	readonly total: number | undefined;
};

/** A list page by page: `fetchNextPage` asks for the next one while `hasNextPage`. */
export function usePages<A extends Accessor, const S extends Chosen<A> = undefined, const I extends Included<A> = undefined>(
	accessor: A,
	query: Omit<ListQuery<TypesOf<A>, S, I>, "pageToken"> = {},
	options: ReadOptions = {},
): Pages<Row<A, S, I>> {
	const client = useDBAL();
	const result = useInfiniteQuery<
		ListResult<Row<A, S, I>>,
		DBALError,
		InfiniteData<ListResult<Row<A, S, I>>, string | undefined>,
		readonly unknown[],
		string | undefined
	>({
		queryKey: queryKeys.pages(accessor, query),
		queryFn: ({ signal, pageParam }) =>
			readsOf(client, accessor).list(pageParam === undefined ? query : { ...query, pageToken: pageParam }, { signal }),
		initialPageParam: undefined,
		getNextPageParam: ({ nextPageToken }) => nextPageToken,
		...settings(options),
	});
	const pages = result.data?.pages;
	const rows = useMemo(() => pages?.flatMap(({ data }) => data) ?? [], [pages]);
	return { ...result, rows, total: pages?.[0]?.total };
}

/** The row of a unique key or an id; nothing is asked while the key is undefined. */
export function useGet<A extends Accessor, const S extends Chosen<A> = undefined, const I extends Included<A> = undefined>(
	accessor: A,
	key: KeyOf<A> | undefined,
	query: GetOptions<A, S, I> = {},
	options: ReadOptions = {},
): UseQueryResult<Row<A, S, I>, DBALError> {
	const { enabled = true, ...rest } = options;
	return useQuery<Row<A, S, I>, DBALError>({
		...getOf<A, S, I>(useDBAL(), accessor, key, query),
		...settings(rest),
		enabled: enabled && key !== undefined,
	});
}

/** As {@link useGet}, for a component below a suspense boundary. */
export function useSuspenseGet<A extends Accessor, const S extends Chosen<A> = undefined, const I extends Included<A> = undefined>(
	accessor: A,
	key: KeyOf<A>,
	query: GetOptions<A, S, I> = {},
	options: Pick<ReadOptions, "staleTime" | "refetchInterval"> = {},
): UseSuspenseQueryResult<Row<A, S, I>, DBALError> {
	return useSuspenseQuery<Row<A, S, I>, DBALError>({ ...getOf<A, S, I>(useDBAL(), accessor, key, query), ...always, ...options });
}

/** How many rows match. */
export function useCount<A extends Accessor>(
	accessor: A,
	query: { readonly where?: TypesOf<A>["where"] } = {},
	options: ReadOptions = {},
): UseQueryResult<number, DBALError> {
	const client = useDBAL();
	return useQuery<number, DBALError>({
		queryKey: queryKeys.count(accessor, query),
		queryFn: ({ signal }) => readsOf(client, accessor).count(query, { signal }),
		...settings(options),
	});
}

function listOf<A extends Accessor, S, I>(client: DBALClient, accessor: A, query: object) {
	return {
		queryKey: queryKeys.list(accessor, query),
		queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<ListResult<Row<A, S, I>>> =>
			readsOf(client, accessor).list(query, { signal }),
	};
}

function getOf<A extends Accessor, S, I>(client: DBALClient, accessor: A, key: KeyOf<A> | undefined, query: object) {
	// An id and the key that it is short for are one query.
	const full = (typeof key === "object" ? key : { [entityAt(accessor).primaryKey]: key }) as KeyOf<A>;
	return {
		queryKey: queryKeys.get(accessor, full, query),
		queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<Row<A, S, I>> =>
			readsOf(client, accessor).get(full, { ...query, signal }),
	};
}

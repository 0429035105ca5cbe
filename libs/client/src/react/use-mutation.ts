import { type UseMutationResult, useQueryClient, useMutation as useTanStackMutation } from "@tanstack/react-query";
import type { Entities } from "../../gen/client.js";
import type { DBALError } from "../contract/dbal-error.js";
import { type EditRow, editCachedRows, hasKey } from "./cached-rows.js";
import { isTouched, writtenBy } from "./dependencies.js";
import type { Accessor, KeyOf, TypesOf } from "./entity-access.js";
import { useDBAL } from "./provider.js";
import { type DBALQueryKey, queryKeys, root } from "./query-keys.js";

/** A method of an entity's client. */
export type OperationOf<A extends Accessor> = keyof Entities[A] & string;

/** What `mutate` takes: what the method takes first; of an update and an upsert key and data together, of an updateMany where and data. */
export type Variables<A extends Accessor, O extends OperationOf<A>> = O extends "create"
	? TypesOf<A>["create"]
	: O extends "createMany"
		? readonly TypesOf<A>["create"][]
		: O extends "update"
			? { readonly key: KeyOf<A>; readonly data: TypesOf<A>["update"] }
			: O extends "delete"
				? KeyOf<A>
				: O extends "updateMany"
					? { readonly where: TypesOf<A>["where"]; readonly data: TypesOf<A>["update"] }
					: O extends "upsert"
						? {
								readonly key: TypesOf<A>["upsertKey"];
								readonly data: { readonly create: TypesOf<A>["create"]; readonly update: TypesOf<A>["update"] };
							}
						: Entities[A][O] extends (...parameters: infer P) => unknown
							? P[0]
							: never;

/** What the method gives: whole rows, since a mutation selects nothing. */
export type Output<A extends Accessor, O extends OperationOf<A>> = O extends "create" | "update"
	? TypesOf<A>["row"]
	: O extends "createMany"
		? TypesOf<A>["row"][]
		: Entities[A][O] extends (...parameters: never) => Promise<infer R>
			? R
			: never;

/** Edits what is cached of an entity, row by row. */
export type EditCache = <A extends Accessor>(
	accessor: A,
	edit: (row: Partial<TypesOf<A>["row"]>) => Partial<TypesOf<A>["row"]> | undefined,
) => void;

export interface MutationOptions<V, R> {
	/**
	 * Shows the change before the daemon has made it, and takes it back where it fails. `true`: an update's data is merged into the
	 * cached rows of its key, a deleted row leaves the cached lists. A function does as it likes by `edit`.
	 */
	readonly optimistic?: boolean | ((edit: EditCache, variables: V) => void);
	/**
	 * What is asked for again when the write is done: `related`, queries that read what was written or an entity next to it; `all`;
	 * or those of some entities. A write by a custom operation may have touched anything, and is `all`.
	 */
	readonly invalidates?: "related" | "all" | readonly Accessor[];
	readonly onSuccess?: (result: R, variables: V) => void;
	readonly onError?: (error: DBALError, variables: V) => void;
}

/** A write by a method of an entity's client, such as `useMutation("users", "update")`. */
export function useMutation<A extends Accessor, const O extends OperationOf<A>>(
	accessor: A,
	operation: O,
	options: MutationOptions<Variables<A, O>, Output<A, O>> = {},
): UseMutationResult<Output<A, O>, DBALError, Variables<A, O>, { readonly undo: () => void }> {
	type V = Variables<A, O>;
	type R = Output<A, O>;
	const client = useDBAL();
	const queries = useQueryClient();
	const { optimistic = false, invalidates = "related", onSuccess, onError } = options;

	const apply = (variables: V): (() => void) => {
		const undo: (() => void)[] = [];
		const edit: EditCache = (of, change) => {
			undo.push(editCachedRows(queries, of, change as EditRow)); // Rows of the cache are the entity's.
		};
		if (typeof optimistic === "function") optimistic(edit, variables);
		else if (optimistic) {
			const byOperation = defaultEdit(accessor, operation, variables);
			if (byOperation) undo.push(editCachedRows(queries, accessor, byOperation));
		}
		return () => {
			for (const each of undo.reverse()) each();
		};
	};

	const invalidate = () => {
		const written = writtenBy(accessor, operation);
		return queries.invalidateQueries({
			queryKey: queryKeys.all,
			predicate: ({ queryKey }) => {
				const key = queryKey as unknown as DBALQueryKey; // Keys below the root are all of this shape.
				if (key.length < 4 || key[0] !== root) return false;
				if (invalidates === "all") return true;
				return invalidates === "related" ? isTouched(key, written) : (invalidates as readonly string[]).includes(key[1]);
			},
		});
	};

	return useTanStackMutation<R, DBALError, V, { readonly undo: () => void }>({
		retry: false,
		networkMode: "always",
		mutationFn: (variables) => {
			const methods = client[accessor] as unknown as Readonly<Record<string, (...given: readonly unknown[]) => Promise<R>>>; // Its methods by name.
			const method = methods[operation];
			if (!method) throw new TypeError(`${accessor} has no operation ${operation}`);
			if (!takesTwo.has(operation)) return method(variables);
			const { key, where, data } = variables as { readonly key?: unknown; readonly where?: unknown; readonly data: unknown }; // As its type says.
			return method(operation === "updateMany" ? where : key, data);
		},
		onMutate: async (variables) => {
			if (optimistic === false) return { undo: () => {} };
			// An answer that is on its way would show what was before.
			await queries.cancelQueries({ queryKey: queryKeys.all });
			return { undo: apply(variables) };
		},
		onError: (error, variables, shown) => {
			shown?.undo();
			onError?.(error, variables);
		},
		onSuccess: (result, variables) => onSuccess?.(result, variables),
		onSettled: invalidate,
	});
}

/** Operations whose method takes which rows and what becomes of them. */
const takesTwo: ReadonlySet<string> = new Set(["update", "updateMany", "upsert"]);

function defaultEdit(accessor: Accessor, operation: string, variables: unknown): EditRow | undefined {
	switch (operation) {
		case "update": {
			const { key, data } = variables as { readonly key: unknown; readonly data: object }; // An update's.
			return (row) => (hasKey(accessor, row, key) ? { ...row, ...data } : row);
		}
		case "delete":
			return (row) => (hasKey(accessor, row, variables) ? undefined : row);
		default:
			return undefined;
	}
}

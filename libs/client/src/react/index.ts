// The hooks for React, on TanStack Query.
export type { ConnectionState } from "../connection-state.js";
export type { Accessor, KeyOf, TypesOf } from "./entity-access.js";
export { DBALProvider, type DBALProviderProps, useDBAL } from "./provider.js";
export { type DBALQueryKey, queryKeys } from "./query-keys.js";
export { useCan } from "./use-can.js";
export { type EditCache, type MutationOptions, type OperationOf, type Output, useMutation, type Variables } from "./use-mutation.js";
export {
	type Pages,
	type ReadOptions,
	useCount,
	useGet,
	useList,
	usePages,
	useSuspenseGet,
	useSuspenseList,
} from "./use-reads.js";
export { type Session, useConnection, useSession } from "./use-session.js";

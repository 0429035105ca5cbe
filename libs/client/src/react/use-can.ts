import { useQuery } from "@tanstack/react-query";
import type { Changes, EntityName, OperationName } from "../can.js";
import { useDBAL } from "./provider.js";
import { queryKeys } from "./query-keys.js";

/** Ms for which an answer is shown without asking again: the daemon decides anew when the operation itself is called. */
const staleTime = 30_000;

/**
 * Whether the caller may do something, for a page that shows a button or doesn't. False until the answer is there, and where it can't be had.
 * An `id` of null is that of a row that is not there yet: nothing is asked.
 */
export function useCan<Name extends EntityName>(
	operation: OperationName<Name>,
	entity: Name,
	id?: string | null,
	changes?: Changes<Name>,
): boolean {
	const client = useDBAL();
	const { data } = useQuery({
		queryKey: queryKeys.can(operation, entity, id, changes),
		queryFn: ({ signal }) => client.can(operation, entity, id ?? undefined, changes, { signal }),
		enabled: id !== null,
		staleTime,
		retry: false,
		networkMode: "always",
	});
	return data === true;
}

import { DBALError, isDBALError, type ListResult } from "@metabuilder/dbal";
import { useCallback, useEffect, useReducer, useRef } from "react";

/** Loads the page after a token, the first one without. */
export type LoadPage<Row> = (pageToken: string | undefined, signal: AbortSignal) => Promise<ListResult<Row>>;

interface ListState<Row> {
	readonly rows: readonly Row[];
	readonly isLoading: boolean;
	readonly error?: DBALError;
	readonly nextPageToken?: string;
	readonly total?: number;
	/** How long the last page took, in ms. */
	readonly tookMs?: number;
}

type Step<Row> =
	| { readonly kind: "begin"; readonly isFirst: boolean }
	| { readonly kind: "loaded"; readonly page: ListResult<Row>; readonly isFirst: boolean; readonly tookMs: number }
	| { readonly kind: "failed"; readonly error: DBALError };

export interface PagedList<Row> extends ListState<Row> {
	readonly loadMore: () => void;
	readonly reload: () => void;
}

function reduce<Row>(state: ListState<Row>, step: Step<Row>): ListState<Row> {
	switch (step.kind) {
		case "begin": {
			const { error: _settled, ...rest } = state;
			return step.isFirst ? { rows: [], isLoading: true } : { ...rest, isLoading: true };
		}
		case "loaded": {
			const { data, nextPageToken, total = state.total } = step.page;
			return {
				rows: step.isFirst ? data : [...state.rows, ...data],
				isLoading: false,
				tookMs: step.tookMs,
				...(nextPageToken !== undefined && { nextPageToken }),
				...(total !== undefined && { total }),
			};
		}
		case "failed":
			return { ...state, isLoading: false, error: step.error };
		default:
			return step satisfies never;
	}
}

/** Rows page by page: the first at once, the others when asked for. `load` must stay the same function while the list is meant to stay. */
export function usePagedList<Row>(load: LoadPage<Row>): PagedList<Row> {
	const [state, dispatch] = useReducer(reduce<Row>, { rows: [], isLoading: true });
	const running = useRef<AbortController>(null);

	const fetchPage = useCallback(
		async (pageToken: string | undefined) => {
			running.current?.abort();
			const controller = new AbortController();
			running.current = controller;
			const isFirst = pageToken === undefined;
			dispatch({ kind: "begin", isFirst });
			const began = performance.now();
			try {
				const page = await load(pageToken, controller.signal);
				if (!controller.signal.aborted) dispatch({ kind: "loaded", page, isFirst, tookMs: performance.now() - began });
			} catch (cause) {
				const error = isDBALError(cause) ? cause : new DBALError("INTERNAL_ERROR", "Something went wrong in this page.", { cause });
				if (!controller.signal.aborted) dispatch({ kind: "failed", error });
			}
		},
		[load],
	);

	useEffect(() => {
		void fetchPage(undefined);
		return () => running.current?.abort();
	}, [fetchPage]);

	return {
		...state,
		loadMore: () => void fetchPage(state.nextPageToken),
		reload: () => void fetchPage(undefined),
	};
}

import { QueryClient, QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { createContext, createElement, type ReactElement, type ReactNode, useContext, useEffect, useState } from "react";
import type { DBALClient } from "../dbal-client.js";
import { queryKeys } from "./query-keys.js";

const ClientContext = createContext<DBALClient | undefined>(undefined);

export interface DBALProviderProps {
	/** Made once, outside of components. */
	readonly client: DBALClient;
	/** The application's own cache; one of its own unless given. */
	readonly queryClient?: QueryClient;
	readonly children?: ReactNode;
}

/**
 * Gives a client to the hooks below it. When somebody else signs in or out, everything that was cached is forgotten, since it was
 * read as somebody else; when a lost connection is back, what is shown is asked for again.
 */
export function DBALProvider({ client, queryClient, children }: DBALProviderProps): ReactElement {
	const [own] = useState(() => queryClient ?? new QueryClient());
	const queries = queryClient ?? own;
	return createElement(
		ClientContext.Provider,
		{ value: client },
		createElement(QueryClientProvider, { client: queries }, createElement(Upkeep, { client }), children),
	);
}

function Upkeep({ client }: { readonly client: DBALClient }): null {
	const queries = useQueryClient();
	useEffect(() => {
		let sessionId = client.auth.session?.id;
		return client.auth.subscribe((session) => {
			if (session?.id === sessionId) return;
			sessionId = session?.id;
			void queries.resetQueries({ queryKey: queryKeys.all });
		});
	}, [client, queries]);
	useEffect(() => {
		let wasLost = false;
		return client.connection.subscribe((state) => {
			if (state === "reconnecting") wasLost = true;
			if (state !== "ready" || !wasLost) return;
			wasLost = false;
			void queries.invalidateQueries({ queryKey: queryKeys.all });
		});
	}, [client, queries]);
	return null;
}

/** The client of the nearest provider. */
export function useDBAL(): DBALClient {
	const client = useContext(ClientContext);
	if (!client) throw new Error("There is no <DBALProvider> above this component.");
	return client;
}

import { DBALClient } from "@metabuilder/dbal";

const isDevelopment = import.meta.env.DEV;

/** The page's one client. It holds no credentials: who one is begins with signing in, and is kept in memory alone. */
export const dbal = new DBALClient({
	mode: isDevelopment ? "development" : "production",
	endpoint: import.meta.env.VITE_DBAL_ENDPOINT || `${location.origin}/dbal`,
});

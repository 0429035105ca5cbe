import { DBALError, type FieldFault } from "./contract/dbal-error.js";
import type { SessionStorage } from "./session-storage.js";

/** A session, as `auth.signIn` and the daemon's Session.signIn give it. */
export interface ClientSession {
	readonly id: string;
	readonly token: string;
	readonly expiresAt: Date;
}

/** Whom to act as, where the daemon or the engine in process allows it. */
export interface Impersonation {
	readonly id: string;
	readonly role: string;
	readonly tenantId?: string;
	/** `$user.<name>` in access rules. JSON values. */
	readonly claims?: Readonly<Record<string, unknown>>;
}

/** The module of an adapter that doesn't ship: a package's name or a path from the working directory. */
export type AdapterModuleName = string & {};

export interface DBALClientOptions {
	/**
	 * `production` speaks to the daemon at `endpoint`. `development` runs the engine in this process, or in a browser speaks
	 * to the daemon behind the page's own dev server, at `/dbal`.
	 */
	readonly mode: "development" | "production";
	/** Of the engine in process; a daemon has its own. */
	readonly adapter?: "prisma" | "sqlite" | "postgres" | "memory" | AdapterModuleName;
	/** Of the engine in process. A browser never takes credentials of a database. */
	readonly database?: { readonly url?: string | undefined };
	/** `host:port`, or a URL of the scheme ws, wss, http or https. Plain `host:port` has no TLS, except in https pages. */
	readonly endpoint?: string;
	readonly auth?: {
		/** A hint for the page. It proves nothing and is never sent. */
		readonly user?: object | null;
		readonly session?: ClientSession;
		readonly impersonate?: Impersonation;
		/** Where the session is kept beyond this client; in memory alone unless given. What it holds is used where `session` is absent. */
		readonly storage?: SessionStorage;
	};
	/** Time to answer of calls that name none, in ms; 30 seconds unless said. Retries of a read are within it. */
	readonly timeoutMs?: number;
}

/** What a transport presents. */
export type Credentials =
	| { readonly kind: "none" }
	| { readonly kind: "session"; readonly id: string; readonly token: string }
	| { readonly kind: "impersonate"; readonly as: Impersonation };

const known: Readonly<Record<keyof DBALClientOptions, true>> = {
	mode: true,
	adapter: true,
	database: true,
	endpoint: true,
	auth: true,
	timeoutMs: true,
};
const knownAuth: Readonly<Record<keyof NonNullable<DBALClientOptions["auth"]>, true>> = {
	user: true,
	session: true,
	impersonate: true,
	storage: true,
};

/** VALIDATION_ERROR for options that can't be meant, each with its fix. */
export function checkOptions(options: DBALClientOptions): void {
	const faults: FieldFault[] = [];
	const note = (path: string, rule: string, message: string) => faults.push({ path, rule, message });
	for (const name of Object.keys(options)) {
		if (!Object.hasOwn(known, name)) note(name, "unknown_field", `${name} is no option of DBALClient.`);
	}
	for (const name of Object.keys(options.auth ?? {})) {
		if (!Object.hasOwn(knownAuth, name)) note(`auth.${name}`, "unknown_field", `auth.${name} is no option of DBALClient.`);
	}
	if (options.mode !== "development" && options.mode !== "production") note("mode", "enum", "mode must be development or production.");
	if (options.mode === "production" && !options.endpoint)
		note("endpoint", "required", "endpoint is required in production: where the daemon is, such as localhost:50051.");
	if (options.auth?.session && options.auth.impersonate) note("auth", "exclusive", "auth takes a session or impersonate, not both.");
	if (options.auth?.storage && options.auth.impersonate)
		note("auth", "exclusive", "auth takes a storage for sessions or impersonate, not both.");
	if (options.timeoutMs !== undefined && !(options.timeoutMs > 0)) note("timeoutMs", "range", "timeoutMs must be above 0.");
	if (faults.length > 0) throw new DBALError("VALIDATION_ERROR", faults.map((fault) => fault.message).join(" "), { fields: faults });
}

/** The credentials that a client starts with. */
export function initialCredentials(auth: NonNullable<DBALClientOptions["auth"]>): Credentials {
	if (auth.session) return { kind: "session", id: auth.session.id, token: auth.session.token };
	if (auth.impersonate) return { kind: "impersonate", as: auth.impersonate };
	return { kind: "none" };
}

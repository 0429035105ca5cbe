import { type ConnectionState, observed } from "../connection-state.js";
import type { CallOptions, Transport } from "../contract/call.js";
import { DBALError } from "../contract/dbal-error.js";
import type { Link } from "../link.js";
import type { Credentials, DBALClientOptions, Impersonation } from "../options.js";

/** Who calls, in the engine's words. */
interface EmbeddedAuth {
	readonly session?: { readonly id: string; readonly token: string };
	readonly impersonate?: Impersonation;
}

/** What this client asks of the package of the engine. */
interface EngineModule {
	openEmbedded(options: {
		readonly adapter: string;
		readonly database?: { readonly url?: string };
		readonly auth?: EmbeddedAuth;
	}): Promise<{
		readonly transport: Transport;
		/** Who calls from now on; a call that has begun keeps its principal. */
		setAuth(auth: EmbeddedAuth): void;
	}>;
}

const enginePackage = "@metabuilder/dbal-server";

/** An engine in this process. It is loaded and opened by the first call, and shared by all principals. */
export function inProcessLink({ adapter = "sqlite", database }: DBALClientOptions): Link {
	let opening: ReturnType<EngineModule["openEmbedded"]> | undefined;

	const open = (): ReturnType<EngineModule["openEmbedded"]> => {
		opening ??= loadEngine().then((engine) =>
			engine.openEmbedded({ adapter, ...(database?.url === undefined ? {} : { database: { url: database.url } }) }),
		);
		// What failed is tried anew by the next call: the database may be there by then.
		opening.catch(() => {
			opening = undefined;
		});
		return opening;
	};

	return {
		transport: (credentials) => {
			let auth = authOf(credentials);
			const inFlight = new Set<Promise<unknown>>();
			const state = observed<ConnectionState>("ready");
			return {
				state,
				connect: () => {
					// A failure is told by the calls.
					open().catch(() => {});
				},
				renew: (next) => {
					auth = authOf(next);
				},
				call: async (call, options: CallOptions) => {
					const engine = await open();
					engine.setAuth(auth);
					const answer = engine.transport.call(call, options);
					inFlight.add(answer);
					return answer.finally(() => inFlight.delete(answer));
				},
				transaction: async (work, options) => {
					const engine = await open();
					engine.setAuth(auth);
					const { transport } = engine;
					if (!transport.transaction) throw new DBALError("CAPABILITY_NOT_SUPPORTED", "This engine is older than the client.");
					const ended = transport.transaction(work, options);
					inFlight.add(ended);
					return ended.finally(() => inFlight.delete(ended));
				},
				close: async () => {
					state.set("closed");
					await Promise.allSettled(inFlight);
				},
			};
		},
		close: async () => {
			// A database that never opened needs no closing.
			const engine = await opening?.catch(() => undefined);
			await engine?.transport.close();
		},
	};
}

async function loadEngine(): Promise<EngineModule> {
	try {
		// By a name that bundlers don't follow: only this mode needs it.
		return (await import(/* @vite-ignore */ enginePackage)) as EngineModule;
	} catch (cause) {
		const isMissing = cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND";
		const message = isMissing
			? `Development mode runs the engine in this process and needs the package ${enginePackage}. Install it, or set mode to production with an endpoint.`
			: `The package ${enginePackage} can't be loaded.`;
		throw new DBALError("CAPABILITY_NOT_SUPPORTED", message, { reason: "no_engine", cause });
	}
}

function authOf(credentials: Credentials): EmbeddedAuth {
	switch (credentials.kind) {
		case "none":
			return {};
		case "session":
			return { session: { id: credentials.id, token: credentials.token } };
		case "impersonate":
			return { impersonate: credentials.as };
		default:
			return credentials satisfies never;
	}
}

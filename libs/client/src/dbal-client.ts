import type { Entities } from "../gen/client.js";
import { errorDescriptors } from "../gen/contract/errors.js";
import { model } from "../gen/contract/model.js";
import { type ClientAuth, createAuth } from "./auth.js";
import type { Call, CallOptions, Transport } from "./contract/call.js";
import { DBALError } from "./contract/dbal-error.js";
import { type Caller, entityMethods } from "./entity-client.js";
import type { Link } from "./link.js";
import { type Credentials, checkOptions, type DBALClientOptions, initialCredentials } from "./options.js";
import { retryRead } from "./retry.js";

const defaultTimeoutMs = 30_000;

const effects = new Map(
	model.entities.flatMap(({ operations }) => operations.map(({ entity, name, effect }) => [`${entity}.${name}`, effect] as const)),
);

/** The entities of the spec as properties, such as `dbal.users`. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the constructor defines one property for each entity of the model that Entities is generated from
export interface DBALClient extends Entities {}

/**
 * The client of an application: typed calls on the spec's entities, wherever the engine runs. Making one opens nothing;
 * the first call connects. Every failure is a DBALError.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor assigns one property for each entity of the model that the interface is generated from
export class DBALClient {
	readonly auth: ClientAuth;
	readonly close: () => Promise<void>;

	/** VALIDATION_ERROR for options that can't be meant. `openLink` is the entry's way to an engine. */
	constructor(options: DBALClientOptions, openLink: (options: DBALClientOptions) => Link) {
		checkOptions(options);
		const { call, callAnonymously, become, close } = connect(openLink(options), initialCredentials(options), options.timeoutMs);
		this.auth = createAuth({ call, callAnonymously, become }, options.auth?.session, options.auth?.user ?? null);
		this.close = close;
		for (const entity of model.entities)
			Object.defineProperty(this, entity.accessor, { value: entityMethods(entity, call), enumerable: true });
	}
}

interface Connection {
	readonly call: Caller;
	readonly callAnonymously: Caller;
	readonly become: (credentials: Credentials) => void;
	/** Lets calls in flight finish. */
	readonly close: () => Promise<void>;
}

function connect(link: Link, initial: Credentials, timeoutMs = defaultTimeoutMs): Connection {
	let current = link.transport(initial);
	let closed: Promise<void> | undefined;
	const retired = new Set<Promise<void>>();

	const retire = (transport: Transport): void => {
		const ending = transport.close().finally(() => retired.delete(ending));
		retired.add(ending);
	};

	const over = (transport: Transport, call: Call, options: CallOptions) => {
		if (closed) throw new DBALError("VALIDATION_ERROR", "This client is closed. Make a new one.", { reason: "closed" });
		const bounded = { ...options, timeoutMs: options.timeoutMs ?? timeoutMs };
		const isRead = effects.get(`${call.entity}.${call.operation}`) === "read";
		return isRead ? retryRead((each) => transport.call(call, each), bounded, errorDescriptors) : transport.call(call, bounded);
	};

	return {
		call: async (call, options) => over(current, call, options),
		callAnonymously: async (call, options) => {
			const transport = link.transport({ kind: "none" });
			try {
				return await over(transport, call, options);
			} finally {
				retire(transport);
			}
		},
		become: (credentials) => {
			retire(current);
			current = link.transport(credentials);
		},
		close: () => {
			closed ??= (async () => {
				retire(current);
				await Promise.all(retired);
				await link.close();
			})();
			return closed;
		},
	};
}

import { createHash, randomUUID } from "node:crypto";
import {
	type CallOptions,
	DBALError,
	model as generatedModel,
	type ModelDescriptor,
	type TransactionTransport,
	type Transport,
} from "@metabuilder/dbal/contract";
import { defaultPolicy } from "../gen/policy.js";
import { createAccess } from "./access/access.js";
import { readPolicy } from "./access/read-policy.js";
import type { Adapter, StatementListener } from "./adapters/adapter.js";
import type { AdapterModule } from "./adapters/adapter-module.js";
import { openAdapter } from "./adapters/open-adapter.js";
import { type AccessRules, createEngine, type Engine } from "./engine.js";
import type { EngineTransaction } from "./engine-transaction.js";
import { developerPrincipal, type Impersonation, impersonatedPrincipal } from "./identity/principal.js";
import { authenticateSession, type SessionCredentials } from "./identity/session.js";
import { migrate } from "./migrations/migrate.js";
import { shippedMigrations } from "./migrations/migration-folder.js";
import { customOperations } from "./operations/custom/index.js";
import type { AnyCustomOperation } from "./operations/custom-call.js";
import type { Principal } from "./principal.js";

/** Who calls in process. Without any of them: `developer`, with the model's highest role. */
export interface EmbeddedAuth {
	readonly session?: SessionCredentials;
	readonly impersonate?: Impersonation;
}

export interface EmbeddedOptions {
	/** The name of an adapter that ships, or of another's module; or what opens one. */
	readonly adapter: string | AdapterModule["openAdapter"];
	readonly database?: {
		readonly url?: string;
		readonly poolSize?: number;
		/** Apply the migrations that are pending. Unless said: on SQLite, whose file is ours; not on PostgreSQL, which others may share. */
		readonly migrate?: boolean;
		/** A folder of migrations in Prisma's layout; those of the generated model unless given. */
		readonly migrations?: string;
	};
	readonly auth?: EmbeddedAuth;
	/** The text of other rules than those generated with the model. */
	readonly policy?: { readonly path: string; readonly text: string };
	/** Another model than the generated one, with its custom operations. It needs a `policy`. */
	readonly model?: ModelDescriptor;
	readonly custom?: Readonly<Record<string, AnyCustomOperation>>;
	readonly now?: () => Date;
	/** Told of every statement that the adapter runs. */
	readonly onStatement?: StatementListener;
}

/** An engine in one's own process, and a client's way to it. */
export interface Embedded {
	readonly transport: Transport;
	readonly engine: Engine;
	/** Who calls from now on. */
	readonly setAuth: (auth: EmbeddedAuth) => void;
}

/**
 * Opens a database and an engine on it: the same rules, checks and answers as a daemon's, without a socket. VALIDATION_ERROR
 * for options or rules that can't be used, DATABASE_ERROR where the database can't be opened.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
	const { model = generatedModel, now = () => new Date() } = options;
	const { url, poolSize } = options.database ?? {};
	const rules = loadRules(model, options.policy ?? defaultPolicy, now);
	const adapter = await openAdapter(options.adapter, {
		model,
		...(url === undefined ? {} : { url }),
		...(poolSize === undefined ? {} : { poolSize }),
		...(options.onStatement === undefined ? {} : { onStatement: options.onStatement }),
	});
	try {
		await applyMigrations(adapter, options.database);
	} catch (error) {
		await adapter.close();
		throw error;
	}
	const custom = options.custom ?? (options.model ? {} : customOperations);
	const engine = createEngine({ model, adapter, rules, custom, now });
	let auth = options.auth ?? {};
	return {
		engine,
		transport: {
			call: async (call, callOptions) => {
				const deadline = startDeadline(callOptions);
				try {
					const principal = await principalOf(engine, auth, now, deadline.signal);
					const { signal } = deadline;
					return await engine.handle(call, { principal, requestId: randomUUID(), transport: "in-process", address: "", signal, trace: {} });
				} finally {
					deadline.end();
				}
			},
			transaction: async (work, callOptions) => {
				const deadline = startDeadline(callOptions);
				try {
					const principal = await principalOf(engine, auth, now, deadline.signal);
					return await engine.transaction((inner) => work(transactionTransport(inner, principal)), deadline.signal);
				} finally {
					deadline.end();
				}
			},
			close: () => engine.close(),
		},
		setAuth: (next) => {
			auth = next;
		},
	};
}

/** Calls in a transaction, as whoever began it. */
function transactionTransport(transaction: EngineTransaction, principal: Principal): TransactionTransport {
	return {
		call: async (call, callOptions) => {
			const deadline = startDeadline(callOptions);
			try {
				const { signal } = deadline;
				const context = { principal, requestId: randomUUID(), transport: "in-process", address: "", signal, trace: {} } as const;
				return await transaction.handle(call, context);
			} finally {
				deadline.end();
			}
		},
		transaction: (work) => transaction.transaction((inner) => work(transactionTransport(inner, principal))),
	};
}

async function applyMigrations(
	adapter: Adapter,
	{ migrate: wanted, migrations }: NonNullable<EmbeddedOptions["database"]> = {},
): Promise<void> {
	const { sql } = adapter;
	if (sql && (wanted ?? sql.dialect === "sqlite")) await migrate(adapter, migrations ?? shippedMigrations(sql.dialect));
}

/** Rules from text. VALIDATION_ERROR with the place of every fault in them. */
export function loadRules(
	model: ModelDescriptor,
	policy: { readonly path: string; readonly text: string },
	now: () => Date = () => new Date(),
): AccessRules {
	const { policy: parsed, diagnostics } = readPolicy(model, policy.path, policy.text);
	const errors = diagnostics.filter(({ severity }) => severity === "error");
	if (!parsed || errors.length > 0) {
		const fields = errors.map(({ file, line, column, code, message, fix }) => ({
			path: `${file}:${line}:${column}`,
			rule: code,
			message: `${message} (${fix})`,
		}));
		throw new DBALError("VALIDATION_ERROR", `The access rules in ${policy.path} can't be used.`, { fields });
	}
	const revision = createHash("sha256").update(policy.text).digest("hex");
	return { access: createAccess(model, parsed, () => now().getTime()), revision };
}

async function principalOf(engine: Engine, auth: EmbeddedAuth, now: () => Date, signal: AbortSignal): Promise<Principal> {
	const { model } = engine;
	if (auth.session) return authenticateSession(engine.adapter, auth.session, { model, now, signal });
	return auth.impersonate ? impersonatedPrincipal(model, auth.impersonate) : developerPrincipal(model);
}

function startDeadline({ timeoutMs, signal }: CallOptions): { readonly signal: AbortSignal; end(): void } {
	const controller = new AbortController();
	const give = () => controller.abort(signal?.reason);
	if (signal?.aborted) give();
	signal?.addEventListener("abort", give, { once: true });
	const expire = () => controller.abort(new DBALError("TIMEOUT", `The call was not done within ${timeoutMs} ms.`));
	const timer = timeoutMs === undefined ? undefined : setTimeout(expire, timeoutMs);
	return {
		signal: controller.signal,
		end: () => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", give);
		},
	};
}

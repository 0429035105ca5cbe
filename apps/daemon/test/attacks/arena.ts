import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DBALError, model, type Row } from "@metabuilder/dbal/contract";
import { hashPassword, systemPrincipal } from "@metabuilder/dbal-server";
import { pino } from "pino";
import { expect } from "vitest";
import { loadConfig } from "../../src/config.js";
import { type Daemon, type DaemonOptions, startDaemon } from "../../src/daemon.js";
import { disguises, type Recorder, startRecorder } from "./recorder.js";
import { type Attacker, open, type Presented, type Way } from "./ways.js";

/** A daemon to be attacked, with accounts, secrets and a recorder in front of it. */
export interface Arena {
	readonly daemon: Daemon;
	/** Of the recorder: attack this one. */
	readonly port: number;
	readonly folder: string;
	readonly recorder: Recorder;
	/** A text that stands in the rows which nobody in a test may see. */
	readonly canary: string;
	/** Ids of the accounts, by role: each can sign in under its role's name with {@link password}. */
	readonly accounts: Readonly<Record<string, string>>;
	/** A call by the engine's own hand. */
	asSystem(entity: string, operation: string, input: Readonly<Record<string, unknown>>): Promise<{ readonly data: Row }>;
	/** Signs an account in, in process. */
	signIn(username: string): Promise<{ readonly kind: "session"; readonly id: string; readonly token: string }>;
	attacker(way: Way, presented: Presented): Promise<Attacker>;
	/** Who has every right, to see that the daemon lives. */
	readonly neighbour: Presented;
	auditLines(): readonly Readonly<Record<string, unknown>>[];
	/** What the daemon logged, as text. */
	logged(): string;
	/** Every row of every entity, as text. */
	database(): Promise<string>;
	close(): Promise<void>;
}

export interface ArenaOptions {
	/** Of the configuration's `database`; memory unless given. */
	readonly database?: Readonly<Record<string, unknown>>;
	/** The text of acl.yaml; the shipped rules unless given. */
	readonly rules?: string;
	/** Laid over the configuration's sections. */
	readonly server?: Readonly<Record<string, unknown>>;
	readonly security?: Readonly<Record<string, unknown>>;
	readonly sections?: Readonly<Record<string, unknown>>;
	readonly daemon?: DaemonOptions;
	/** Where sessions are not accepted. */
	readonly neighbour?: Presented;
}

export const password = "correct horse battery";
/** Little, so that the tests are quick. */
const passwordCost = { N: 1_024, r: 8, p: 1 };
export const passwordHash = hashPassword(password, randomBytes, passwordCost);
const roles = ["user", "moderator", "admin", "god", "supergod"] as const;

/** Starts a daemon with an account for each role and rows that hold the canary. */
export async function startArena(options: ArenaOptions = {}): Promise<Arena> {
	const folder = mkdtempSync(join(tmpdir(), "dbal-arena-"));
	const canary = `canary${randomBytes(9).toString("hex")}`;
	const recorder = await startRecorder();
	const logged: string[] = [];
	const rulesFile = join(folder, "acl.yaml");
	if (options.rules !== undefined) writeFileSync(rulesFile, options.rules);
	const { config, diagnostics } = loadConfig({
		file: "arena.yaml",
		// JSON is YAML.
		text: JSON.stringify({
			server: { bind: "127.0.0.1:0", hosts: [`127.0.0.1:${recorder.port}`, `localhost:${recorder.port}`], ...options.server },
			database: options.database ?? { adapter: "memory" },
			security: {
				sandbox: "permissive",
				audit_log: "audit.log",
				auth: ["session", "anonymous", "impersonate"],
				...(options.rules === undefined ? {} : { acl: { rules_file: rulesFile } }),
				...options.security,
			},
			logging: { level: "debug" },
			...options.sections,
		}),
		environment: {},
		directory: folder,
	});
	if (!config) throw new Error(JSON.stringify(diagnostics, undefined, 2));
	const log = pino({ level: "debug" }, { write: (line: string) => void logged.push(line) });
	const daemon = await startDaemon(config, { log, passwordCost, ...options.daemon });
	recorder.forwardTo(daemon.address.port);

	const asSystem: Arena["asSystem"] = async (entity, operation, input) => {
		const context = { principal: systemPrincipal(model), requestId: "r", transport: "in-process", address: "", trace: {} } as const;
		return (await daemon.engine.handle({ entity, operation, input }, context)) as { data: Row };
	};
	const accounts: Record<string, string> = {};
	for (const role of roles) {
		const { data } = await asSystem("User", "create", { data: { username: role, email: `${role}@example.org`, role } });
		await asSystem("Credential", "create", { data: { username: role, passwordHash: await passwordHash } });
		accounts[role] = String(data.id);
	}
	await plantCanary(asSystem, canary);

	const signIn: Arena["signIn"] = async (username) => {
		const { id, token } = (await asSystem("Session", "signIn", { username, password })) as unknown as { id: string; token: string }; // What the operation declares.
		return { kind: "session", id, token };
	};
	const arena: Arena = {
		daemon,
		port: recorder.port,
		folder,
		recorder,
		canary,
		accounts,
		asSystem,
		signIn,
		neighbour: options.neighbour ?? (await signIn("supergod")),
		attacker: (way, presented) => open(way, arena, presented),
		auditLines: () =>
			readFileSync(join(folder, "audit.log"), "utf8")
				.split("\n")
				.filter(Boolean)
				.map((line): Record<string, unknown> => JSON.parse(line)),
		logged: () => logged.join(""),
		database: () => dump(daemon),
		close: async () => {
			await daemon.close();
			await recorder.close();
		},
	};
	return arena;
}

/** An account that stands below nobody, and a row of each entity that the shipped rules keep from users. */
async function plantCanary(asSystem: Arena["asSystem"], canary: string): Promise<void> {
	const victim = await asSystem("User", "create", { data: { username: `v_${canary}`, email: `${canary}@example.org`, role: "supergod" } });
	await asSystem("Credential", "create", { data: { username: `v_${canary}`, passwordHash: `scrypt$2$1$1$${canary}` } });
	await asSystem("PageView", "create", { data: { slug: `secret-${canary}`, title: canary, level: 5, layout: { canary } } });
	await asSystem("LuaScript", "create", { data: { name: canary, code: `return "${canary}"`, createdBy: victim.data.id } });
}

async function dump({ engine }: Daemon): Promise<string> {
	const parts = await Promise.all(
		model.entities.map(async (entity) => {
			const rows = await engine.adapter.find({
				entity,
				where: { kind: "constant", value: true },
				orderBy: [{ field: entity.primaryKey, direction: "asc" }],
				fields: entity.fields.map(({ name }) => name),
			});
			return [entity.name, rows] as const;
		}),
	);
	return JSON.stringify(parts, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}

/** What an attack must meet. */
export interface Refusal {
	/** The codes that it may be refused with. */
	readonly codes: readonly DBALError["code"][];
	/** What the one audit line says besides its code and `success: false`. */
	readonly line?: Readonly<Record<string, unknown>>;
	/** Without one: in process there is no audit, and a request that never came to be a call has none. */
	readonly unaudited?: true;
	/** Further texts that may be in no byte sent and in no line logged, such as the attacker's own password. */
	readonly secrets?: readonly string[];
}

/**
 * The oracle: the attack gets a typed error and has one audit line with `success: false`, no byte that was sent holds the canary, the
 * database is as it was, and the daemon answers a neighbour.
 */
export async function expectRefused(arena: Arena, attack: () => Promise<DBALError | undefined>, refusal: Refusal): Promise<DBALError> {
	const before = await arena.database();
	const linesBefore = arena.auditLines().length;
	arena.recorder.forget();
	const error = await attack();
	const lines = arena.auditLines().slice(linesBefore);
	expect(error, "the attack was answered").toBeDefined();
	if (!error) throw new Error("unreachable");
	expect(refusal.codes, `${error.code}: ${error.message}`).toContain(error.code);
	if (refusal.unaudited) expect(lines).toEqual([]);
	else expect(lines).toEqual([expect.objectContaining({ success: false, code: error.code, ...refusal.line })]);
	expectSilence(arena, [JSON.stringify(error), error.message, ...lines.map((line) => JSON.stringify(line))], refusal.secrets);
	expect(await arena.database(), "the database was changed").toBe(before);
	await expectAlive(arena);
	return error;
}

/** No byte that the daemon sent, and none of these texts, holds the canary or another secret. */
export function expectSilence(arena: Arena, texts: readonly string[] = [], secrets: readonly string[] = []): void {
	const heard = [...arena.recorder.sent(), ...texts.map((text) => Buffer.from(text))];
	for (const secret of [arena.canary, ...secrets])
		for (const disguise of disguises(secret))
			expect(
				heard.some((bytes) => bytes.includes(disguise)),
				`${secret} was sent`,
			).toBe(false);
	for (const secret of secrets) expect(arena.logged(), `${secret} was logged`).not.toContain(secret);
}

/** A neighbour with every right is answered, on a connection of their own, past the recorder. */
export async function expectAlive(arena: Arena): Promise<void> {
	const neighbour = await open("grpc", { ...arena, port: arena.daemon.address.port }, arena.neighbour);
	try {
		const { error } = await neighbour.call({ entity: "User", operation: "count", input: {} });
		expect(error, "a neighbour was refused").toBeUndefined();
	} finally {
		neighbour.close();
	}
}

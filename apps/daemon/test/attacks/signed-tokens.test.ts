import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { mkdtempSync, renameSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config.js";
import { type Arena, type ArenaOptions, expectRefused, startArena } from "./arena.js";
import { type Presented, remoteWays } from "./ways.js";

const ours = generateKeyPairSync("rsa", { modulusLength: 2048 });
const theirs = generateKeyPairSync("rsa", { modulusLength: 2048 });
const issuer = "https://id.example.org/";
const audience = "dbal";
const pem = (key: KeyObject) => key.export({ type: "spki", format: "pem" }).toString();
const jwk = (key: KeyObject, kid: string) => ({ ...key.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" });

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const inAnHour = () => Math.floor(Date.now() / 1_000) + 3_600;
const goodClaims = () => ({ sub: "0198c2a0-0000-7000-8000-000000000001", role: "admin", iss: issuer, aud: audience, exp: inAnHour() });

/** A token as RFC 7515 has it, or nearly. */
function token(claims: object = goodClaims(), header: object = {}, key: KeyObject = ours.privateKey): string {
	const body = `${part({ alg: "RS256", typ: "JWT", kid: "k1", ...header })}.${part(claims)}`;
	return `${body}.${sign("sha256", Buffer.from(body), key).toString("base64url")}`;
}

const bearer = (value: string): Presented => ({ kind: "bearer", token: value });
const security = (keys: string, more: object = {}) => ({
	auth: ["jwt", "session", "anonymous"],
	jwt: { algorithm: "RS256", issuer, audience, keys, claims: { tenantId: "tenant", teams: ["groups", "names"] }, ...more },
});

let open: Arena | undefined;
afterEach(async () => {
	await open?.close();
	open = undefined;
});
async function arenaWith(options: ArenaOptions): Promise<Arena> {
	open = await startArena(options);
	return open;
}

async function ask(arena: Arena, value: string, way: (typeof remoteWays)[number] = "grpc") {
	const attacker = await arena.attacker(way, bearer(value));
	const answer = await attacker.call({ entity: "User", operation: "count", input: {} });
	attacker.close();
	return answer;
}

function keyFile(text: string): string {
	const path = join(mkdtempSync(join(tmpdir(), "dbal-keys-")), "keys");
	writeFileSync(path, text);
	return path;
}

describe("a signed token", () => {
	let arena: Arena;
	const fetched: string[] = [];
	/** What a token may point at, to be believed. */
	const trap = http.createServer((request, response) => {
		fetched.push(request.url ?? "");
		response.end(JSON.stringify({ keys: [jwk(theirs.publicKey, "evil")] }));
	});
	beforeAll(async () => {
		await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
		arena = await startArena({ security: security(keyFile(JSON.stringify({ keys: [jwk(ours.publicKey, "k1")] }))) });
	});
	afterAll(async () => {
		await arena.close();
		trap.close();
	});

	it.each(remoteWays)("lets in whom it names, with the role and claims that it says, over %s", async (way) => {
		expect((await ask(arena, token(), way)).output).toMatchObject({ count: 6 });
		expect(arena.auditLines().at(-1)).toMatchObject({ user: goodClaims().sub, role: "admin", success: true });
	});

	const trapUrl = () => `http://127.0.0.1:${(trap.address() as AddressInfo).port}/jwks.json`;
	const hmac = (header: object, secret: string) => {
		const body = `${part(header)}.${part(goodClaims())}`;
		return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
	};
	const bodyOf = (value: string) => value.split(".");
	const bad: readonly (readonly [string, () => string])[] = [
		["is not signed: none", () => `${part({ alg: "none" })}.${part(goodClaims())}.`],
		["is not signed: None with a made-up signature", () => `${part({ alg: "None" })}.${part(goodClaims())}.AAAA`],
		["keeps the header of a signed one and drops the signature", () => `${bodyOf(token()).slice(0, 2).join(".")}.`],
		["uses the public key as a shared secret (RS to HS)", () => hmac({ alg: "HS256", kid: "k1" }, pem(ours.publicKey))],
		["uses the public key without its last newline as a secret", () => hmac({ alg: "HS256", kid: "k1" }, pem(ours.publicKey).trim())],
		["is signed by somebody else", () => token(goodClaims(), {}, theirs.privateKey)],
		["names another key", () => token(goodClaims(), { kid: "evil" }, theirs.privateKey)],
		["names a key by a path", () => token(goodClaims(), { kid: "../../../../dev/null" }, theirs.privateKey)],
		["brings its own key set (jku)", () => token(goodClaims(), { kid: "evil", jku: trapUrl() }, theirs.privateKey)],
		["brings its own certificate by address (x5u)", () => token(goodClaims(), { kid: "evil", x5u: trapUrl() }, theirs.privateKey)],
		["brings its own key (jwk)", () => token(goodClaims(), { jwk: jwk(theirs.publicKey, "k1") }, theirs.privateKey)],
		["asks for an extension that nobody knows (crit)", () => token(goodClaims(), { crit: ["x"], x: 1 })],
		["is of another algorithm, with our key", () => token(goodClaims(), { alg: "PS256" })],
		["is for another audience", () => token({ ...goodClaims(), aud: "other" })],
		["is for no audience", () => token({ ...goodClaims(), aud: undefined })],
		["is of another issuer", () => token({ ...goodClaims(), iss: "https://id.example.org" })],
		["never ends", () => token({ ...goodClaims(), exp: undefined })],
		["ends at a time that is text", () => token({ ...goodClaims(), exp: "tomorrow" })],
		["is over", () => token({ ...goodClaims(), exp: Math.floor(Date.now() / 1_000) - 1 })],
		["is not valid yet", () => token({ ...goodClaims(), nbf: inAnHour() })],
		["has a trailing byte", () => `${token()}A`],
		["has a trailing newline", () => `${token()}\n`],
		["is padded", () => `${token()}=`],
		["has a fourth part", () => `${token()}.AAAA`],
		["has a signature in plain base64", () => token().replaceAll("-", "+").replaceAll("_", "/").concat("==")],
		["has an altered claim", () => token().replace(/\.[^.]+\./, `.${part({ ...goodClaims(), role: "supergod" })}.`)],
		["names a role that there is not", () => token({ ...goodClaims(), role: "root" })],
		["names roles as a list", () => token({ ...goodClaims(), role: ["admin"] })],
		["names a role of Object's", () => token({ ...goodClaims(), role: "constructor" })],
		["names no role", () => token({ ...goodClaims(), role: undefined })],
		["names nobody", () => token({ ...goodClaims(), sub: undefined })],
		["names the system", () => token({ ...goodClaims(), sub: "system" })],
		["names the anonymous", () => token({ ...goodClaims(), sub: "anonymous" })],
		["names a tenant that is no text", () => token({ ...goodClaims(), tenant: { id: 1 } })],
		["is empty", () => ".."],
		["is no token", () => "supergod"],
		["is long", () => `${token()}${"A".repeat(7_000)}`],
	];
	describe.each(remoteWays)("over %s is refused when it", (way) => {
		// A header can't hold a newline: a client of gRPC has no way to send it.
		it.each(way === "grpc" ? bad.filter(([name]) => name !== "has a trailing newline") : bad)("%s", async (_name, make) => {
			const value = make();
			await expectRefused(arena, async () => (await ask(arena, value, way)).error, {
				codes: ["UNAUTHORIZED"],
				line: { user: "unknown", role: "" },
				...(value.length > 40 ? { secrets: [value] } : {}),
			});
			expect(fetched).toEqual([]);
		});
	});

	it.each(["grpc stream", "websocket"] as const)("ends its %s when it is over", async (way) => {
		const attacker = await arena.attacker(way, bearer(token({ ...goodClaims(), exp: Math.floor(Date.now() / 1_000) + 2 })));
		const call = { entity: "User", operation: "count", input: {} };
		expect((await attacker.call(call)).output).toBeDefined();
		await expect.poll(async () => (await ask(arena, "x")).error?.code).toBe("UNAUTHORIZED");
		expect((await attacker.ended(6_000))?.reason).toBe("session");
		attacker.close();
	});
});

describe("keys", () => {
	it("are read again from their file when it changes, and a broken file leaves those before", async () => {
		const path = keyFile(JSON.stringify({ keys: [jwk(ours.publicKey, "k1")] }));
		const replace = (text: string) => {
			writeFileSync(`${path}.new`, text);
			renameSync(`${path}.new`, path);
		};
		const arena = await arenaWith({ security: security(path) });
		const rotated = token(goodClaims(), { kid: "k2" }, theirs.privateKey);
		expect((await ask(arena, rotated)).error?.code).toBe("UNAUTHORIZED");
		replace(JSON.stringify({ keys: [jwk(ours.publicKey, "k1"), jwk(theirs.publicKey, "k2")] }));
		await expect.poll(async () => (await ask(arena, rotated)).output, { timeout: 10_000 }).toBeDefined();
		replace('{ "keys": [');
		// Another token each time, so that its signature is looked at.
		const another = async () => {
			expect((await ask(arena, token({ ...goodClaims(), jti: String(Math.random()) }))).output).toBeDefined();
			return arena.logged();
		};
		await expect.poll(another, { timeout: 10_000 }).toContain("Those before stay");
	});

	it("are fetched, again for a key that was not among them, and not again and again", async () => {
		let keys = [jwk(ours.publicKey, "k1")];
		let fetches = 0;
		const server = http.createServer((_request, response) => {
			fetches += 1;
			response.end(JSON.stringify({ keys }));
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const arena = await arenaWith({ security: security(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`) });
		expect((await ask(arena, token())).output).toBeDefined();
		expect(fetches).toBe(1);
		for (let index = 0; index < 20; index++) {
			const foreign = token({ ...goodClaims(), jti: index }, { kid: `no-${index}` }, theirs.privateKey);
			expect((await ask(arena, foreign)).error?.code).toBe("UNAUTHORIZED");
		}
		expect(fetches).toBe(1);
		keys = [];
		server.close();
	});

	it.each([
		["redirects", (response: http.ServerResponse) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()],
		["fails", (response: http.ServerResponse) => response.writeHead(500).end()],
		["never stops", (response: http.ServerResponse) => response.end(`{"keys":[${" ".repeat(300_000)}]}`)],
		["is no JSON", (response: http.ServerResponse) => response.end("<html>")],
	] as const)("that can't be had let nobody in, and are not asked for at every call: the server %s", async (_name, answer) => {
		let fetches = 0;
		const server = http.createServer((_request, response) => {
			fetches += 1;
			answer(response);
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const arena = await arenaWith({ security: security(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`) });
		for (let index = 0; index < 10; index++)
			expect((await ask(arena, token({ ...goodClaims(), jti: index }))).error?.code).toBe("UNAUTHORIZED");
		expect(fetches).toBe(1);
		server.close();
	});

	it.each([
		["a private key", () => ours.privateKey.export({ type: "pkcs8", format: "pem" }).toString()],
		["a secret", () => JSON.stringify({ kty: "oct", k: "AAAA" })],
		["nothing", () => '{ "keys": [] }'],
	])("are not %s", async (_name, text) => {
		await expect(startArena({ security: security(keyFile(text())) })).rejects.toThrow(/can't be used for RS256/);
	});

	it("may be a secret of the HS algorithms", async () => {
		const secret = "s".repeat(40);
		const arena = await arenaWith({ security: { auth: ["jwt", "session"], jwt: { algorithm: "HS256", issuer, audience, secret } } });
		const body = `${part({ alg: "HS256" })}.${part(goodClaims())}`;
		const good = `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
		expect((await ask(arena, good)).output).toBeDefined();
		expect((await ask(arena, token())).error?.code).toBe("UNAUTHORIZED");
	});
});

describe("a configuration of signed tokens", () => {
	const base = { algorithm: "RS256", issuer, audience, keys: "./keys.pem" };
	it.each<[string, object, string]>([
		["without an algorithm", { ...base, algorithm: undefined }, "missing_key"],
		["with none", { ...base, algorithm: "none" }, "unknown_value"],
		["without an issuer", { ...base, issuer: undefined }, "missing_key"],
		["without an audience", { ...base, audience: undefined }, "missing_key"],
		["without keys", { ...base, keys: undefined }, "missing_key"],
		["with a secret for a public key's algorithm", { ...base, secret: "s".repeat(40) }, "no_effect"],
		["with a public key for a secret's algorithm", { ...base, algorithm: "HS256" }, "unsafe"],
		["with a short secret", { ...base, algorithm: "HS256", keys: undefined, secret: "s".repeat(31) }, "unsafe"],
		["with keys in the clear", { ...base, keys: "http://id.example.org/jwks.json" }, "unsafe"],
		["with a claim that only the daemon makes", { ...base, claims: { level: "level" } }, "bad_name"],
	])("is refused %s", (_name, jwt, code) => {
		const text = JSON.stringify({
			database: { adapter: "memory" },
			security: { sandbox: "permissive", audit_log: "a", auth: ["jwt"], jwt },
		});
		const { config, diagnostics } = loadConfig({ file: "c.yaml", text, environment: {}, directory: "/" });
		expect(config).toBeUndefined();
		expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
	});
});

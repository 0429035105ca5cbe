import { readFileSync, statSync } from "node:fs";
import { createLocalJWKSet, createRemoteJWKSet, customFetch, importJWK, importSPKI, importX509, type JWTVerifyGetKey } from "jose";
import type { Logger } from "pino";
import { ConfigurationError } from "../configuration-error.js";
import { systemReason } from "../rules.js";
import type { JwtAlgorithm, JwtKeys } from "./jwt-config.js";

/** Finds the key of a token by its header. The header's own `jwk`, `jku` and `x5u` are never looked at. */
export interface KeySource {
	readonly find: JWTVerifyGetKey;
}

/** How often a file is looked at, in ms. */
const lookEveryMs = 1_000;
/** No second fetch of a JWKS for this long, in ms, whatever keys tokens name; nor after a fetch that failed. */
const cooldownMs = 30_000;
const failurePauseMs = 5_000;
/** How long fetched keys are believed, in ms: a key that was taken out is worth nothing after it. */
const maxAgeMs = 5 * 60_000;
const fetchTimeoutMs = 5_000;
const maxJwksBytes = 256 * 1024;

/** ConfigurationError where a file holds no key for the algorithm. A URL is not asked before the first token. */
export async function openKeys(keys: JwtKeys, algorithm: JwtAlgorithm, log: Logger): Promise<KeySource> {
	switch (keys.kind) {
		case "secret": {
			const secret = new TextEncoder().encode(keys.secret);
			return { find: (() => secret) as unknown as JWTVerifyGetKey }; // jose takes a secret from a function as well; its type names keys only.
		}
		case "file":
			return fileKeys(keys.path, algorithm, log);
		case "url":
			return { find: remoteKeys(keys.url, log) };
		default:
			return keys satisfies never;
	}
}

/** Keys of a file, read again once it changed. One that can't be used leaves those before it in force. */
async function fileKeys(path: string, algorithm: JwtAlgorithm, log: Logger): Promise<KeySource> {
	const stampOf = () => {
		const stat = statSync(path, { throwIfNoEntry: false });
		return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : "";
	};
	const load = async () => {
		try {
			return await parseKeys(readFileSync(path, "utf8"), algorithm);
		} catch (error) {
			throw new ConfigurationError(`The keys in ${path} can't be used for ${algorithm}: ${systemReason(error)}.`);
		}
	};
	let stamp = stampOf();
	let find = await load();
	let lookedAt = performance.now();
	const refresh = async () => {
		if (performance.now() - lookedAt < lookEveryMs) return;
		lookedAt = performance.now();
		const present = stampOf();
		if (present === stamp) return;
		stamp = present;
		try {
			find = await load();
			log.info(`the keys in ${path} were read anew`);
		} catch (error) {
			log.error(`${systemReason(error)} Those before stay.`);
		}
	};
	return {
		find: async (header, token) => {
			await refresh();
			return find(header, token);
		},
	};
}

async function parseKeys(text: string, algorithm: JwtAlgorithm): Promise<JWTVerifyGetKey> {
	if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) throw new Error("it holds a private key; only the public one belongs here");
	if (text.includes("-----BEGIN CERTIFICATE-----")) {
		const key = await importX509(text, algorithm);
		return async () => key;
	}
	if (text.includes("-----BEGIN PUBLIC KEY-----")) {
		const key = await importSPKI(text, algorithm);
		return async () => key;
	}
	const json: unknown = JSON.parse(text);
	if (typeof json !== "object" || json === null) throw new Error("it holds no key");
	if ("keys" in json && Array.isArray(json.keys)) {
		if (json.keys.length === 0) throw new Error("it holds no key");
		return createLocalJWKSet(json as Parameters<typeof createLocalJWKSet>[0]); // It checks every key by itself.
	}
	const key = await importJWK(json, algorithm);
	if (key instanceof Uint8Array) throw new Error("it holds a secret; only a public key belongs here");
	return async () => key;
}

/** A JWKS at a URL. Redirects are not followed, and a server that fails is left alone for a while, so that tokens can't make us flood it. */
function remoteKeys(url: string, log: Logger): JWTVerifyGetKey {
	let failedAt = Number.NEGATIVE_INFINITY;
	return createRemoteJWKSet(new URL(url), {
		cooldownDuration: cooldownMs,
		cacheMaxAge: maxAgeMs,
		timeoutDuration: fetchTimeoutMs,
		[customFetch]: async (address, options) => {
			if (performance.now() - failedAt < failurePauseMs) throw new Error("the keys could not be fetched a moment ago");
			try {
				const response = await fetch(address, options);
				const text = response.status === 200 ? await readAtMost(response, maxJwksBytes) : undefined;
				if (text === undefined) throw new Error(`it answered ${response.status}`);
				const keys: unknown = JSON.parse(text);
				if (typeof keys !== "object" || keys === null || !("keys" in keys) || !Array.isArray(keys.keys)) throw new Error("it is no JWKS");
				return new Response(text, { status: 200 });
			} catch (error) {
				failedAt = performance.now();
				log.warn(`the keys of tokens can't be fetched from ${url}: ${systemReason(error)}`);
				throw error;
			}
		},
	});
}

async function readAtMost(response: Response, maxBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.length;
		if (size > maxBytes) throw new Error(`it is longer than ${maxBytes} bytes`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("utf8");
}

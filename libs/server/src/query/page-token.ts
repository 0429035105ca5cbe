import { createCipheriv, createDecipheriv } from "node:crypto";
import type { DBALError, Value } from "@metabuilder/dbal/contract";
import { exactJson, parseExactJson } from "./exact-json.js";
import { invalidAt } from "./findings.js";

/** What a token is bound to. With any other it can't be opened. */
export interface PageBinding {
	readonly entity: string;
	readonly where: unknown;
	readonly orderBy: unknown;
	readonly principal: { readonly id: string; readonly role: string };
	/** Of the access rules. */
	readonly revision: string;
}

/** Where a page begins: behind a row, or before it and on the way back. */
export interface PagePosition {
	/** Values of the order's fields in that row. */
	readonly values: readonly Value[];
	readonly backward: boolean;
}

/** Makes and opens page tokens: opaque to the client, sealed with AES-256-GCM (AIP-158). */
export interface PageTokens {
	seal(binding: PageBinding, position: PagePosition): string;
	/** VALIDATION_ERROR on `pageToken`, always in the same words, when it was altered, has expired or belongs to another request. */
	open(binding: PageBinding, token: unknown): PagePosition;
}

export interface PageTokenOptions {
	/** 32 bytes, the same in every process that shares a database. */
	readonly key: Uint8Array;
	readonly now: () => Date;
	readonly random: (size: number) => Uint8Array;
	/** Life of a token. One hour unless given. */
	readonly lifetimeMs?: number;
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** Page tokens under a key. */
export function createPageTokens(options: PageTokenOptions): PageTokens {
	const { key, now, random, lifetimeMs = 3_600_000 } = options;
	if (key.length !== 32) throw new Error("The key of page tokens must have 32 bytes.");
	return {
		seal(binding, { values, backward }) {
			const nonce = random(nonceBytes);
			const cipher = createCipheriv("aes-256-gcm", key, nonce);
			cipher.setAAD(associated(binding));
			const text = exactJson([now().getTime() + lifetimeMs, values, backward]);
			return Buffer.concat([Buffer.of(version), nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString(
				"base64url",
			);
		},
		open(binding, token) {
			if (typeof token !== "string") throw invalidAt("pageToken", "type", "must be a string");
			const sealed = Buffer.from(token, "base64url");
			// Node's decoder skips what it doesn't know: a token that is spelt in another way is not ours.
			const isOurs = sealed[0] === version && sealed.length > 1 + nonceBytes + tagBytes && sealed.toString("base64url") === token;
			if (!isOurs) throw refused();
			const [expiresAt, values, backward] = parseExactJson(decrypt(key, sealed, associated(binding))) as [
				number,
				readonly Value[],
				boolean,
			];
			if (now().getTime() >= expiresAt) throw refused();
			return { values, backward };
		},
	};
}

function decrypt(key: Uint8Array, sealed: Buffer, binding: Buffer): string {
	const tagAt = sealed.length - tagBytes;
	try {
		const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes });
		decipher.setAAD(binding);
		decipher.setAuthTag(sealed.subarray(tagAt));
		return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes, tagAt)), decipher.final()]).toString("utf8");
	} catch {
		throw refused();
	}
}

function associated(binding: PageBinding): Buffer {
	const { entity, where, orderBy, principal, revision } = binding;
	return Buffer.from(exactJson([version, entity, where ?? null, orderBy ?? null, principal.id, principal.role, revision]), "utf8");
}

function refused(): DBALError {
	return invalidAt("pageToken", "page_token", "is not valid for this request: it was altered, has expired or belongs to other arguments");
}

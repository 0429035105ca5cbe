import { DBALError } from "@metabuilder/dbal/contract";
import type { Impersonation } from "@metabuilder/dbal-server";

/** What a caller presents, however it was carried. `none` asks for the anonymous role. */
export type Credentials =
	| { readonly kind: "none" }
	| { readonly kind: "session"; readonly id: string; readonly token: string }
	| { readonly kind: "bearer"; readonly token: string }
	| { readonly kind: "impersonate"; readonly as: Impersonation };

/** Longest `authorization` value, in characters. */
const maxLength = 8_192;

/**
 * Reads an `authorization` value: `Session <id>.<token>`, `Bearer <token>` or `Impersonate <json>`. Absent means no
 * credentials; anything else is UNAUTHORIZED, never read as absent.
 */
export function parseAuthorization(value: string | undefined): Credentials {
	if (value === undefined) return { kind: "none" };
	const [, scheme = "", rest = ""] = (value.length <= maxLength && /^([A-Za-z]+) +(.+)$/.exec(value)) || [];
	switch (scheme.toLowerCase()) {
		case "session": {
			const dot = rest.indexOf(".");
			if (dot <= 0 || dot === rest.length - 1) throw unreadable();
			return { kind: "session", id: rest.slice(0, dot), token: rest.slice(dot + 1) };
		}
		case "bearer":
			return { kind: "bearer", token: rest };
		case "impersonate":
			return { kind: "impersonate", as: parseImpersonation(rest) };
		default:
			throw unreadable();
	}
}

/** Reads `{ id, role, tenantId?, claims? }`. Who it may be is decided where it is accepted. */
export function parseImpersonation(json: string): Impersonation {
	const value = parseJson(json);
	const known = new Set(["id", "role", "tenantId", "claims"]);
	const { id, role, tenantId, claims } = value;
	if (Object.keys(value).some((key) => !known.has(key)) || typeof id !== "string" || typeof role !== "string") throw unreadable();
	if (tenantId !== undefined && tenantId !== null && typeof tenantId !== "string") throw unreadable();
	if (claims !== undefined && !isObject(claims)) throw unreadable();
	return { id, role, ...(tenantId === undefined ? {} : { tenantId }), ...(claims === undefined ? {} : { claims }) };
}

/** A JSON object, or UNAUTHORIZED. */
export function parseJson(json: string): Record<string, unknown> {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		throw unreadable();
	}
	if (!isObject(value)) throw unreadable();
	return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unreadable(): DBALError {
	return new DBALError("UNAUTHORIZED", "The credentials can't be read.");
}

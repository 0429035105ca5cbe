import { DBALError, type ModelDescriptor, type RoleDescriptor } from "@metabuilder/dbal/contract";
import type { Principal } from "../principal.js";

/** Somebody else's identity, taken on in development. */
export interface Impersonation {
	readonly id: string;
	readonly role: string;
	readonly tenantId?: string | null;
	readonly claims?: Readonly<Record<string, unknown>>;
}

/** A caller who is not signed in: the model's anonymous role. */
export function anonymousPrincipal(model: ModelDescriptor): Principal {
	return { id: "anonymous", ...roleOf(model, model.anonymousRole), tenantId: null, claims: {} };
}

/** The owner of an engine in the same process: the model's highest role. Access rules hold for it as for any other. */
export function developerPrincipal(model: ModelDescriptor): Principal {
	return { id: "developer", ...roleOf(model, highestRole(model)), tenantId: null, claims: {} };
}

/** The engine's own work: rules don't apply. Never made from a request. */
export function systemPrincipal(model: ModelDescriptor): Principal {
	return { id: "system", ...roleOf(model, highestRole(model)), tenantId: null, claims: {}, system: true };
}

/** A user as its row says it is now. UNAUTHORIZED when the row's role is none of the model's. */
export function userPrincipal(
	model: ModelDescriptor,
	user: { readonly id: string; readonly role: string; readonly tenantId?: string | null },
	sessionId?: string,
): Principal {
	const role = model.roles.find((candidate) => candidate.name === user.role);
	if (!role) throw new DBALError("UNAUTHORIZED", "The user's role is not known.");
	const principal = { id: user.id, role: role.name, level: role.level, tenantId: user.tenantId ?? null, claims: {} };
	return sessionId === undefined ? principal : { ...principal, sessionId };
}

const principalFields = new Set(["id", "role", "level", "tenantId", "system", "sessionId", "claims", "__proto__"]);

/**
 * The principal that a development client asks to be. VALIDATION_ERROR names what is wrong: an empty id, a role that the
 * model doesn't have, or a claim named like a field of the principal.
 */
export function impersonatedPrincipal(model: ModelDescriptor, who: Impersonation): Principal {
	if (typeof who.id !== "string" || who.id.length === 0 || who.id.length > 255)
		throw fault("id", "type", "An impersonated user needs an id of 1 to 255 characters.");
	if (who.tenantId !== undefined && who.tenantId !== null && typeof who.tenantId !== "string")
		throw fault("tenantId", "type", "tenantId is a string or null.");
	if (!model.roles.some((role) => role.name === who.role))
		throw fault("role", "unknown_role", `There is no such role; the roles are ${model.roles.map((role) => role.name).join(", ")}.`);
	const claims: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(who.claims ?? {})) {
		if (principalFields.has(name)) throw fault(`claims.${name}`, "reserved", `A claim can't be named ${name}.`);
		claims[name] = value;
	}
	return { id: who.id, ...roleOf(model, who.role), tenantId: who.tenantId ?? null, claims };
}

function roleOf(model: ModelDescriptor, name: string): { readonly role: string; readonly level: number } {
	const role = model.roles.find((candidate) => candidate.name === name);
	if (!role) throw new Error(`The model has no role ${name}.`);
	return { role: role.name, level: role.level };
}

function highestRole(model: ModelDescriptor): string {
	let highest: RoleDescriptor | undefined;
	for (const role of model.roles) if (!highest || role.level > highest.level) highest = role;
	return highest?.name ?? model.anonymousRole;
}

function fault(path: string, rule: string, message: string): DBALError {
	return new DBALError("VALIDATION_ERROR", message, { fields: [{ path: `impersonate.${path}`, rule, message }] });
}

import { canonicalDecimal, checkValue, isDate, type TypeDescriptor } from "@metabuilder/dbal/contract";
import { parseInstant, type ValueType } from "@metabuilder/dbal-policy";
import type { Principal } from "../principal.js";
import type { Operand } from "../query/predicate.js";

/** Items that a list claim may have. */
export const maxClaimItems = 1_000;

/**
 * The claim `$user.<name>` as a value of a type, or undefined where the principal lacks it or it isn't one: NaN, a list,
 * `"10"` where a number is meant. NULL is no value. Claims come from JSON, so that a whole number may stand for a bigint or a
 * decimal, and RFC 3339 text for a datetime.
 */
export function readClaim(principal: Principal, name: string, type: ValueType): Operand | undefined {
	return readValue(claimOf(principal, name), type);
}

/** A claim that is a list of values of a type, or undefined where it is anything else or one item is not such a value. */
export function readListClaim(principal: Principal, name: string, type: ValueType): readonly Operand[] | undefined {
	const claim = claimOf(principal, name);
	if (!Array.isArray(claim) || claim.length > maxClaimItems) return undefined;
	const values = Array.from(claim, (item: unknown) => readValue(item, type));
	return values.every((value) => value !== undefined) ? values : undefined;
}

/** A claim as the principal has it, unchecked; undefined where it lacks it. */
export function claimOf(principal: Principal, name: string): unknown {
	switch (name) {
		case "id":
			// Whoever isn't signed in is nobody, and owns nothing that bears a name.
			return principal.id === "anonymous" ? undefined : principal.id;
		case "role":
		case "level":
		case "tenantId":
			return principal[name];
		default:
			return Object.hasOwn(principal.claims, name) ? principal.claims[name] : undefined;
	}
}

function readValue(claim: unknown, { type, values, precision, scale }: ValueType): Operand | undefined {
	const descriptor: TypeDescriptor = {
		type,
		...(values && { values: values.map((name, index) => ({ name, number: index + 1 })) }),
		...(precision !== undefined && { precision }),
		...(scale !== undefined && { scale }),
	};
	switch (type) {
		case "bigint":
			return check(descriptor, typeof claim === "number" && Number.isSafeInteger(claim) ? BigInt(claim) : claim);
		case "decimal":
			if (typeof claim === "number") return Number.isSafeInteger(claim) ? check(descriptor, String(claim)) : undefined;
			return typeof claim === "string" && canonicalDecimal(claim) !== undefined ? check(descriptor, claim) : undefined;
		case "datetime":
			if (typeof claim === "string") return check(descriptor, parseInstant(claim));
			return typeof claim === "object" && claim !== null && isDate(claim) ? check(descriptor, claim) : undefined;
		case "email":
		case "url":
			// Compared as text: a claim need not be an address to be unlike one.
			return check({ type: "text" }, claim);
		case "uuid":
		case "string":
		case "text":
		case "integer":
		case "float":
		case "boolean":
		case "date":
		case "enum":
			return check(descriptor, claim);
		case "json":
		case "bytes":
			return undefined;
		default:
			return exhausted(type);
	}
}

function check(descriptor: TypeDescriptor, claim: unknown): Operand | undefined {
	const value = claim === undefined ? undefined : checkValue(descriptor, claim, "claim", []);
	return value !== undefined && (typeof value !== "object" || value instanceof Date) ? value : undefined;
}

function exhausted(type: never): never {
	throw new TypeError(`unknown field type ${String(type)}`);
}

import type { Literal, Scalar } from "./model.js";

/** A value of the spec (a default, a bound, a seed's cell) as a field takes it, or why it doesn't. */
export type ReadLiteral = { readonly value: Literal } | { readonly reason: string };

const fail = (reason: string): ReadLiteral => ({ reason });
const int32 = { min: -(2 ** 31), max: 2 ** 31 - 1 };
const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** Canonical forms: uuids in lower case, decimals without needless zeros, datetimes as `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export function readLiteral(scalar: Scalar, value: unknown): ReadLiteral {
	switch (scalar.type) {
		case "uuid":
			return typeof value === "string" && uuid.test(value) ? { value: value.toLowerCase() } : fail("must be a UUID");
		case "string":
		case "text":
		case "email":
		case "url":
			return readText(scalar, value);
		case "integer": {
			if (typeof value !== "number" || !Number.isInteger(value) || value < int32.min || value > int32.max) {
				return fail("must be a whole number of 32 bits");
			}
			return bounded(scalar, value, (bound) => value - Number(bound));
		}
		case "bigint": {
			if (typeof value !== "bigint" && !(typeof value === "number" && Number.isSafeInteger(value))) return fail("must be a whole number");
			const whole = BigInt(value);
			if (whole < int64.min || whole > int64.max) return fail("must be a whole number of 64 bits");
			return bounded(scalar, whole, (bound) => (whole < BigInt(bound) ? -1 : whole > BigInt(bound) ? 1 : 0));
		}
		case "float":
			if (typeof value !== "number" || !Number.isFinite(value)) return fail("must be a finite number");
			return bounded(scalar, value === 0 ? 0 : value, (bound) => value - Number(bound));
		case "decimal":
			return readDecimal(scalar, value);
		case "boolean":
			return typeof value === "boolean" ? { value } : fail("must be true or false");
		case "datetime":
			return readDatetime(value);
		case "date":
			return typeof value === "string" && isDate(value) ? { value } : fail("must be a date such as 2026-01-31");
		case "json":
			return readJson(scalar, value);
		case "bytes":
			return typeof value === "string" && isBase64(value) ? readBytes(scalar, value) : fail("must be bytes in base64");
		case "enum":
			return typeof value === "string" && scalar.values?.some(({ name }) => name === value)
				? { value }
				: fail(`must be one of: ${scalar.values?.map(({ name }) => name).join(", ")}`);
		default:
			return scalar.type satisfies never;
	}
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address */
const email =
	/^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
const webAddress = /^https?:\/\/[^\s\\\p{Cc}]+$/iu;

function bounded<T extends number | bigint | string>(
	scalar: Scalar,
	value: T,
	compare: (bound: number | bigint | string) => number,
): ReadLiteral {
	if (scalar.min !== undefined && compare(scalar.min) < 0) return fail(`must be at least ${scalar.min}`);
	if (scalar.max !== undefined && compare(scalar.max) > 0) return fail(`must be at most ${scalar.max}`);
	return { value };
}

function readText(scalar: Scalar, value: unknown): ReadLiteral {
	if (typeof value !== "string") return fail("must be text");
	if (/[\p{Surrogate}\0]/u.test(value)) return fail("must be Unicode text without U+0000");
	const length = Array.from(value).length;
	if (scalar.minLength !== undefined && length < scalar.minLength) return fail(`must have at least ${scalar.minLength} characters`);
	if (scalar.maxLength !== undefined && length > scalar.maxLength) return fail(`must have at most ${scalar.maxLength} characters`);
	if (scalar.pattern !== undefined && !new RegExp(`^(?:${scalar.pattern})$`, "u").test(value)) return fail(`must match ${scalar.pattern}`);
	if (scalar.type === "email" && !email.test(value)) return fail("must be an e-mail address");
	if (scalar.type === "url" && !(webAddress.test(value) && URL.canParse(value))) return fail("must be an http or https address");
	return { value };
}

function readDecimal(scalar: Scalar, value: unknown): ReadLiteral {
	const canonical = canonicalDecimal(value);
	if (canonical === undefined) return fail('must be a decimal number, best in quotes: "12.50"');
	const [whole = "", fraction = ""] = canonical.replace("-", "").split(".");
	const scale = scalar.scale ?? 0;
	if (fraction.length > scale) return fail(`must have at most ${scale} digits after the point`);
	if (whole !== "0" && whole.length > (scalar.precision ?? 0) - scale) {
		return fail(`must have at most ${(scalar.precision ?? 0) - scale} digits before the point`);
	}
	return bounded(scalar, canonical, (bound) => compareDecimals(canonical, String(bound)));
}

/** `01.50` → `1.5`; undefined where it is no decimal. Numbers are taken as they were written, short of an exponent. */
export function canonicalDecimal(value: unknown): string | undefined {
	const text = typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? String(value) : "";
	const parts = /^(-?)0*(\d+)(?:\.(\d+))?$/.exec(text);
	if (parts === null || text.length > 100) return undefined;
	const fraction = (parts[3] ?? "").replace(/0+$/, "");
	const digits = fraction === "" ? `${parts[2]}` : `${parts[2]}.${fraction}`;
	return digits === "0" ? "0" : `${parts[1]}${digits}`;
}

/** Exact, of canonical decimals. */
export function compareDecimals(left: string, right: string): number {
	const scaled = (decimal: string) => {
		const [whole = "0", fraction = ""] = decimal.split(".");
		return BigInt(whole + fraction.padEnd(100, "0"));
	};
	const [a, b] = [scaled(left), scaled(right)];
	return a < b ? -1 : a > b ? 1 : 0;
}

function readDatetime(value: unknown): ReadLiteral {
	const reason = fail("must be a time such as 2026-01-31T12:00:00.000Z");
	const parts = typeof value === "string" ? /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/.exec(value) : null;
	if (parts?.[1] === undefined || !isDate(parts[1])) return reason;
	const time = new Date(parts[0]);
	return Number.isNaN(time.getTime()) ? reason : { value: time.toISOString() };
}

function isDate(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith("0000")) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isBase64(text: string): boolean {
	return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
}

function readBytes(scalar: Scalar, value: string): ReadLiteral {
	const size = Buffer.byteLength(value, "base64");
	return scalar.maxBytes !== undefined && size > scalar.maxBytes ? fail(`must have at most ${scalar.maxBytes} bytes`) : { value };
}

function readJson(scalar: Scalar, value: unknown): ReadLiteral {
	const depth = jsonDepth(value);
	if (depth === undefined) return fail("must be JSON: no number beyond 2^53 and none that is infinite");
	if (scalar.maxDepth !== undefined && depth > scalar.maxDepth) return fail(`must nest at most ${scalar.maxDepth} levels`);
	const size = Buffer.byteLength(JSON.stringify(value));
	if (scalar.maxBytes !== undefined && size > scalar.maxBytes) return fail(`must have at most ${scalar.maxBytes} bytes`);
	return { value: value as Literal };
}

/** Levels of nesting, 0 for a scalar; undefined where a part is no JSON. */
function jsonDepth(value: unknown): number | undefined {
	if (typeof value === "number") return Number.isFinite(value) ? 0 : undefined;
	if (value === null || typeof value === "string" || typeof value === "boolean") return 0;
	if (typeof value !== "object") return undefined;
	const depths = Object.values(value).map(jsonDepth);
	return depths.includes(undefined) ? undefined : 1 + Math.max(0, ...depths.map((depth) => depth ?? 0));
}

import { isDeepStrictEqual } from "node:util";
import { type DBALError, isDBALError } from "@metabuilder/dbal/contract";
import { show } from "./show.js";

/** What a case found to be otherwise than it must be. */
export class Mismatch extends Error {
	override readonly name = "Mismatch";
}

/** What a refusal must say. */
export interface ExpectedFault {
	readonly code: string;
	/** Told among CONFLICTs. */
	readonly reason?: string;
	/** Each must be among the error's fields. A rule of `*` is any. */
	readonly fields?: readonly { readonly path: string; readonly rule: string }[];
}

export function fail(message: string): never {
	throw new Mismatch(message);
}

export function expectTrue(holds: boolean, message: string): asserts holds {
	if (!holds) fail(message);
}

/** Equal by value: dates by time, bytes by content, objects key by key, `-0` apart from `0`. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
	if (!isDeepStrictEqual(plain(actual), plain(expected))) fail(`${what}: expected ${show(expected)}, got ${show(actual)}`);
}

/** The call fails with a DBALError that says what is expected. */
export async function expectFault(call: Promise<unknown>, expected: ExpectedFault, what = "the call"): Promise<DBALError> {
	let result: unknown;
	try {
		result = await call;
	} catch (error) {
		return checkFault(error, expected, what);
	}
	fail(`${what} should fail with ${expected.code}, and gave ${show(result)}`);
}

function checkFault(error: unknown, expected: ExpectedFault, what: string): DBALError {
	if (!isDBALError(error)) fail(`${what} should fail with a DBALError ${expected.code}, and threw ${String(error)}`);
	const said = `${error.code}${error.reason === undefined ? "" : `/${error.reason}`} "${error.message}" ${show(error.fields)}`;
	if (error.code !== expected.code) fail(`${what} should fail with ${expected.code}, not with ${said}`);
	if (expected.reason !== undefined && error.reason !== expected.reason)
		fail(`${what} should fail with reason ${expected.reason}, not with ${said}`);
	for (const { path, rule } of expected.fields ?? []) {
		const told = error.fields.some((field) => field.path === path && (rule === "*" || field.rule === rule));
		if (!told) fail(`${what} should name ${path} (${rule}), not ${said}`);
	}
	return error;
}

/** The call succeeds; a failure tells what was tried. */
export async function expectDone<T>(call: Promise<T>, what: string): Promise<T> {
	try {
		return await call;
	} catch (error) {
		if (!isDBALError(error)) throw error;
		fail(`${what} should succeed, and failed with ${error.code} "${error.message}" ${show(error.fields)}`);
	}
}

/** Drops what tells equal values apart: prototypes of objects, and Buffer from Uint8Array. */
function plain(value: unknown): unknown {
	if (value instanceof Date) return value;
	if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString("hex") };
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

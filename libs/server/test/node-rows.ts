import type { Row } from "@metabuilder/dbal/contract";
import fc from "fast-check";

export const ids = [1, 2, 3, 4].map((digit) => `00000000-0000-7000-8000-00000000000${digit}`);

/** Texts whose order differs between code points and UTF-16 units, and patterns' own characters. */
export const texts = ["", "a", "A", "ab", "a%", "_b", "\\", "é", "\u{ffee}", "\u{1f600}", "\u{d7ff}", "\u{e000}"];
export const text = fc.constantFrom(...texts);
export const integer = fc.integer({ min: -2, max: 2 });
export const big = fc.constantFrom(-9223372036854775808n, -1n, 0n, 9007199254740993n, 9223372036854775807n);
export const blob = fc.uint8Array({ maxLength: 2 }).map((bytes) => new Uint8Array(bytes));
export const instant = fc
	.constantFrom("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z", "1969-12-31T23:59:59.999Z")
	.map((at) => new Date(at));
export const decimal = fc.constantFrom("-10", "-9.5", "-0.000001", "0", "0.5", "9", "9.999999", "10", "99999999999.5");
export const role = fc.constantFrom("public", "user", "admin", "god");

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 3 });

/** One to four nodes, some of them children of others or of themselves. */
export const rows: fc.Arbitrary<readonly Row[]> = fc.integer({ min: 1, max: 4 }).chain((size) =>
	fc.tuple(
		...ids.slice(0, size).map((id) =>
			fc.record({
				id: fc.constant(id),
				parentId: orNull(fc.constantFrom(...ids.slice(0, size))),
				title: orNull(text),
				note: orNull(text),
				count: integer,
				rank: orNull(integer),
				big: orNull(big),
				price: orNull(decimal),
				isOpen: orNull(fc.boolean()),
				blob: orNull(blob),
				seenAt: orNull(instant),
				role: orNull(role),
				secret: fc.constant("x"),
			}),
		),
	),
);

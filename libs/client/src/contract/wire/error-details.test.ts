import { expect, test } from "vitest";
import type { ErrorDescriptor, TypeDescriptor } from "../descriptor.js";
import { readDetails, writeDetails } from "./error-details.js";

const declare = (details: Readonly<Record<string, TypeDescriptor>>, required: readonly string[] = []): ErrorDescriptor => ({
	code: "X",
	http: 409,
	grpc: 6,
	message: "",
	details: Object.entries(details).map(([name, scalar]) => ({ name, scalar, required: required.includes(name) })),
});

const everyType = declare({
	id: { type: "uuid" },
	text: { type: "string" },
	whole: { type: "integer" },
	big: { type: "bigint" },
	real: { type: "float" },
	price: { type: "decimal", precision: 10, scale: 2 },
	yes: { type: "boolean" },
	at: { type: "datetime" },
	day: { type: "date" },
	data: { type: "json" },
	bytes: { type: "bytes" },
	state: { type: "enum", values: [{ name: "a", number: 0 }] },
});

const values = {
	id: "018f4e3e-7f1c-7b1e-8d3a-1f2e3d4c5b6a",
	text: "ä\u{1F600}",
	whole: -3,
	big: -(2n ** 63n),
	real: 1e-7,
	price: "12.5",
	yes: false,
	at: new Date("0001-01-01T00:00:00.001Z"),
	day: "2026-01-31",
	data: { a: [1, null, "x"] },
	bytes: Uint8Array.of(0, 255, 128),
	state: "a",
};

// The generated types know the codes of the spec alone.
const read = (descriptor: ErrorDescriptor, metadata: Readonly<Record<string, string>>): unknown => readDetails(descriptor, metadata);
const write = (descriptor: ErrorDescriptor, given: object) => writeDetails(descriptor, given as never);

test("values of every type come back as they were sent", () => {
	expect(read(everyType, write(everyType, values))).toEqual(values);
});

test("what doesn't fit its type, or isn't declared, stays behind on either side", () => {
	const wrong = Object.fromEntries(Object.keys(values).map((name) => [name, Symbol("no")]));
	expect(write(everyType, { ...wrong, other: 1 })).toEqual({});
	const texts = Object.fromEntries(Object.keys(values).map((name) => [name, "\uD800"]));
	expect(read(everyType, texts)).toBeUndefined();
	expect(read(everyType, { whole: "", big: " ", yes: "yes", other: "x" })).toBeUndefined();
});

test("details without one that is required are none", () => {
	const descriptor = declare({ a: { type: "integer" }, b: { type: "integer" } }, ["a"]);
	expect(read(descriptor, { b: "1" })).toBeUndefined();
	expect(read(descriptor, { a: "1" })).toEqual({ a: 1 });
});

import { type FieldDescriptor, type ModelDescriptor, model as shipped } from "@metabuilder/dbal/contract";
import { describe, expect, test } from "vitest";
import { generatedCases } from "../../gen/cases.js";
import { generatedCases as specimenCases } from "../../gen/specimen/cases.js";
import { model as specimen } from "../../gen/specimen/model.js";
import { generatedCaseId } from "../generated/generated-case.js";
import { extremeOf, faultyValuesOf } from "./bounds.js";
import { decimalText, decimalUnits, sampleValue } from "./field-value.js";
import { matchingText, matchingTextOfLength, unmatchingText } from "./matching-text.js";
import { entityOf, fieldOf, foreignKeyOf } from "./row-builder.js";

describe("text that matches a pattern", () => {
	const patterns = ["^[a-zA-Z0-9_-]+$", "^[a-z0-9-/]+$", "^\\d+\\.\\d+\\.\\d+$", "[a-z]+\\d*", "[A-Z]{2}-\\d{4}"];
	test.each(patterns)("%s", (pattern) => {
		const expression = new RegExp(`^(?:${pattern})$`, "u");
		const texts = Array.from({ length: 40 }, (_, n) => matchingText(pattern, n, 3, 20));
		for (const text of texts) expect(text).toMatch(expression);
		expect(new Set(texts).size).toBe(40);
		expect(unmatchingText(pattern)).not.toMatch(expression);
	});

	test("of just so many characters", () => {
		expect(matchingTextOfLength("^[a-z]+$", 255)).toHaveLength(255);
		expect(matchingTextOfLength("^\\d+\\.\\d+\\.\\d+$", 50)).toHaveLength(50);
		expect(matchingTextOfLength("^ab$", 3)).toBeUndefined();
	});
});

test("decimals count in units of their last digit", () => {
	for (const [text, units] of [
		["0", 0n],
		["1.5", 150n],
		["-0.05", -5n],
		["-12.34", -1_234n],
	] as const) {
		expect(decimalUnits(text, 2)).toBe(units);
		expect(decimalText(units, 2)).toBe(text);
	}
});

describe.each([
	["shipped", shipped, generatedCases],
	["specimen", specimen, specimenCases],
] as const)("the table of the %s spec", (_name, model: ModelDescriptor, table) => {
	test("speaks of each entity and field", () => {
		const told = new Set(table.map((entry) => ("field" in entry ? `${entry.entity}.${entry.field}` : entry.entity)));
		for (const entity of model.entities) {
			expect(told).toContain(entity.name);
			for (const field of entity.fields) expect(told).toContain(`${entity.name}.${field.name}`);
		}
	});

	test("names each case once", () => {
		const ids = table.map(generatedCaseId);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test("has a value for each edge and each rule", () => {
		for (const entry of table) {
			if (entry.kind !== "extreme" && entry.kind !== "violation") continue;
			const field = fieldOf(entityOf(model, entry.entity), entry.field);
			if (entry.kind === "extreme") expect(extremeOf(field, entry.bound).value).toBeDefined();
			else expect(faultyValuesOf(field, entry.rule).length, generatedCaseId(entry)).toBeGreaterThan(0);
		}
	});

	test("has different values where they must be", () => {
		for (const entity of model.entities) {
			for (const [name, ...others] of entity.uniques) {
				const field: FieldDescriptor = fieldOf(entity, name ?? "");
				if (others.length > 0 || field.generated || foreignKeyOf(entity, field.name)) continue;
				const values = Array.from({ length: 200 }, (_, n) => sampleValue(entity, field, n));
				expect(new Set(values).size, `${entity.name}.${name}`).toBe(200);
			}
		}
	});
});

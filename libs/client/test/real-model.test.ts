import { describe, expect, it } from "vitest";
import { codecs, createWireMapping, DBALError, model } from "../src/contract/index.js";

const wire = createWireMapping(model, codecs);
const operations = model.entities.flatMap((entity) => entity.operations);

describe("the tables of the spec that ships", () => {
	it.each(operations.map((operation) => [operation.method, operation] as const))("carry %s", (method, operation) => {
		expect(wire.operation(`/${method}`)).toBe(operation);
		try {
			const call = wire.decodeRequest(operation, new Uint8Array());
			expect(call).toMatchObject({ entity: operation.entity, operation: operation.name });
		} catch (error) {
			// What is required is missing.
			if (!(error instanceof DBALError)) throw error;
			expect(error.fields.map((fault) => fault.rule)).toEqual(error.fields.map(() => "required"));
		}
		expect(wire.decodeResponse(operation, new Uint8Array())).toBeDefined();
	});

	it("carry a row of every entity", () => {
		for (const entity of model.entities) {
			const list = entity.operations.find((operation) => operation.kind === "list");
			if (!list) continue;
			const row = Object.fromEntries(entity.fields.map((field) => [field.name, null]));
			expect(wire.decodeResponse(list, wire.encodeResponse(list, { data: [row, {}] }))).toEqual({ data: [row, {}] });
		}
	});
});

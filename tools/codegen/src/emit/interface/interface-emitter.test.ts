import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { emptyWorkspace } from "../../../test/fixtures/context.js";
import { metabuilder } from "../../../test/fixtures/model.js";
import { nasty } from "../../../test/fixtures/nasty.js";
import type { Model } from "../../model/model.js";
import { interfaceEmitter } from "./interface-emitter.js";

async function emitted(model: Model) {
	const files = new Map((await interfaceEmitter.emit(model, emptyWorkspace)).map(({ path, text }) => [path.split("/").at(-1), text]));
	return { descriptors: files.get("descriptors.ts") ?? "", openapi: JSON.parse(files.get("openapi.json") ?? "") };
}

const { descriptors, openapi } = await emitted(metabuilder);

test("the descriptors are those of every service, without comments", () => {
	const base64 = [...descriptors.matchAll(/^\t"(.*)",$/gm)].map(([, line]) => line).join("");
	const set = fromBinary(FileDescriptorSetSchema, Buffer.from(base64, "base64"));
	expect(set.file.some(({ sourceCodeInfo }) => sourceCodeInfo)).toBe(false);
	const registry = createFileRegistry(set);
	for (const { name } of metabuilder.entities)
		expect(registry.getService(`metabuilder.v1.${name}Service`)?.methods.length).toBeGreaterThanOrEqual(7);
	expect(registry.getService("dbal.v1.Channel")).toBeDefined();
});

test.each([
	["the model that ships", openapi],
	["awkward names", (await emitted(nasty)).openapi],
])("OpenAPI 3.1 is valid for %s", async (_name, document) => {
	const { valid, errors } = await new Validator().validate(structuredClone(document));
	expect(errors).toBeUndefined();
	expect(valid).toBe(true);
	const known = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
	const referred = [...JSON.stringify(document).matchAll(/"\$ref":"(#\/components\/schemas\/[^"]+)"/g)].map(([, path]) => path);
	expect(referred.filter((path) => !known.has(path ?? ""))).toEqual([]);
});

test("a field is described by its type, its bounds and its comment", () => {
	const { properties } = openapi.components.schemas["metabuilder.v1.User"];
	expect(properties.username).toMatchObject({ type: "string", minLength: 3, maxLength: 50, pattern: "^(?:^[a-zA-Z0-9_-]+$)$" });
	expect(properties.id).toMatchObject({ type: "string", format: "uuid", readOnly: true });
	expect(properties.role.enum).toContain("ROLE_ADMIN");
	expect(properties.role.enum).not.toContain("ROLE_UNSPECIFIED");
	expect(properties.createdAt).toMatchObject({ type: "string", format: "date-time" });
	const signIn = openapi.components.schemas["metabuilder.v1.CredentialServiceVerifyRequest"];
	expect(signIn).toMatchObject({ required: ["username", "password"], additionalProperties: false });
	const list = openapi.components.schemas["metabuilder.v1.UserServiceListResponse"];
	expect(list.properties.total).toMatchObject({ type: "string", format: "int64" });
	expect(openapi.components.schemas["dbal.v1.Filter"].description).toMatch(/^A filter over the rows/);
});

import { expect, test } from "vitest";
import { entity, field, id, members, modelOf, operation, parameter } from "../../test/fixtures/builders.js";
import { metabuilder } from "../../test/fixtures/model.js";
import { nasty } from "../../test/fixtures/nasty.js";
import { nameClashes } from "./generated-names.js";

function clashes(...given: Parameters<typeof modelOf>): readonly string[] {
	return nameClashes(modelOf(...given)).map((clash) => `${clash.scope}: ${clash.name}`);
}

test("the models that ship and the awkward one have none", () => {
	expect(nameClashes(metabuilder)).toEqual([]);
	expect(nameClashes(nasty)).toEqual([]);
});

test("an entity named like another's request, service or type", () => {
	expect(clashes([entity("User", [id]), entity("UserServiceGetRequest", [id])])).toEqual(["the proto package: UserServiceGetRequest"]);
	expect(clashes([entity("User", [id]), entity("UserService", [id])])).toEqual(["the proto package: UserService"]);
	expect(clashes([entity("User", [id]), entity("UserWhere", [id])])).toEqual(["the types of the contract: UserWhere"]);
	expect(clashes([entity("User", [id, field("role", "enum", { values: members("a") })]), entity("UserRole", [id])])).toEqual([
		"the types of the contract: UserRole",
	]);
});

test("entities that share a file, or the client's property", () => {
	expect(clashes([entity("HTTPLog", [id]), entity("HttpLog", [id])])).toEqual(["the proto files: metabuilder/v1/http_log.proto"]);
	expect(clashes([entity("Log", [id], { accessor: "logs" }), entity("Entry", [id], { accessor: "logs" })])).toEqual(["the client: logs"]);
});

test("fields and members that differ in TypeScript and not in proto", () => {
	expect(clashes([entity("User", [id, field("fooURL", "url"), field("fooUrl", "url")])])).toEqual(["message User: foo_url"]);
	expect(clashes([entity("User", [id, field("role", "enum", { values: members("unspecified") })])])).toEqual([
		"message User: ROLE_UNSPECIFIED",
	]);
	const two = [field("role", "enum", { values: members("user_x") }), field("roleUser", "enum", { values: members("x") })];
	expect(clashes([entity("User", [id, ...two])])).toEqual(["message User: ROLE_USER_X"]);
	const nested = parameter("items", { kind: "list", of: { kind: "object", fields: [] } });
	expect(
		clashes([
			entity("User", [id], {
				operations: [operation("put", [nested, parameter("itemsItem", { kind: "object", fields: [] })], { kind: "nothing" })],
			}),
		]),
	).toContain("message UserServicePutRequest: ItemsItem");
});

test("an entity that would hide a word of the codecs", () => {
	expect(clashes([entity("Math", [id])])).toEqual(["the proto package: Math"]);
});

test("each clash names its bearers and where they come from", () => {
	const [clash] = nameClashes(modelOf([entity("User", [id]), entity("UserService", [id])]));
	expect(clash?.bearers.map((bearer) => [bearer.bearer, bearer.owner?.entity])).toEqual([
		["the service of User", "User"],
		["entity UserService", "UserService"],
	]);
});

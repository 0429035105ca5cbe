import { expect, test } from "vitest";
import {
	createdAt,
	entity,
	field,
	foreignKey,
	id,
	members,
	modelOf,
	operation,
	parameter,
	updatedAt,
} from "../../test/fixtures/builders.js";
import { emptyWorkspace } from "../../test/fixtures/context.js";
import type { ScalarType } from "../model/model.js";
import { clientEmitter } from "./client/client-emitter.js";
import { codecEmitter } from "./codec/codec-emitter.js";
import { contractEmitter } from "./contract/contract-emitter.js";
import { docsEmitter } from "./docs/docs-emitter.js";
import { protoEmitter } from "./proto/proto-emitter.js";
import { serverEmitter } from "./server/server-emitter.js";

const types: readonly ScalarType[] = ["string", "integer", "json", "datetime", "boolean"];
const count = 100;

const model = modelOf(
	Array.from({ length: count }, (_, at) =>
		entity(
			`Thing${at}`,
			[
				id,
				...types.map((type) => field(`${type}Field`, type)),
				...types.map((type) => field(`${type}OrNull`, type, { nullable: true })),
				field("role", "enum", { values: members("a", "b", "c") }),
				field("nextId", "uuid", foreignKey(`Thing${(at + 1) % count}`, "next", "previous")),
				createdAt,
				updatedAt,
			],
			{
				uniques: [["stringField"]],
				operations: [
					operation("find", [parameter("text", { type: "string" })], { kind: "list", of: { kind: "entity", entity: `Thing${at}` } }),
				],
			},
		),
	),
);

test("a hundred entities are emitted, each with its proto file and its codecs", async () => {
	const emitters = [protoEmitter, codecEmitter, contractEmitter, clientEmitter, serverEmitter, docsEmitter];
	const files = (await Promise.all(emitters.map(async (emitter) => emitter.emit(model, emptyWorkspace)))).flat();
	const paths = new Set(files.map((file) => file.path));
	expect(paths.size).toBe(files.length);
	for (let at = 0; at < count; at++) {
		expect(paths).toContain(`libs/client/gen/proto/metabuilder/v1/thing${at}.proto`);
		expect(paths).toContain(`libs/client/gen/codec/metabuilder/v1/thing${at}.ts`);
	}
}, 180_000);

import { describe, expect, test } from "vitest";
import { entity, field, foreignKey, id, members, modelOf, operation, parameter } from "../../../test/fixtures/builders.js";
import { emptyWorkspace } from "../../../test/fixtures/context.js";
import { metabuilder } from "../../../test/fixtures/model.js";
import { nasty } from "../../../test/fixtures/nasty.js";
import { docsEmitter } from "./docs-emitter.js";

describe("the model that ships", async () => {
	const files = await docsEmitter.emit(metabuilder, emptyWorkspace);
	test.each(files.map((file) => [file.path, file.text] as const))("%s", async (path, text) => {
		await expect(text).toMatchFileSnapshot(`../../../test/golden/${path}`);
	});
});

test("a table holds together whatever the spec's text is", async () => {
	for (const { text } of await docsEmitter.emit(nasty, emptyWorkspace)) {
		const lines = text.split("\n");
		for (const [at, line] of lines.entries()) {
			if (!/^\|(---\|)+$/.test(line)) continue;
			const columns = line.split("|").length;
			for (let row = at - 1; lines[row]?.startsWith("|"); row++) {
				expect(lines[row]?.replaceAll("\\|", "").split("|")).toHaveLength(columns);
			}
		}
	}
});

test("a pattern with pipes and backticks stays whole", async () => {
	const model = modelOf([
		entity("A", [
			id,
			field("x", "string", { pattern: "^(a|`b`)$" }),
			field("bId", "uuid", { nullable: true, ...foreignKey("B", "b", "as") }),
		]),
		entity("B", [id], {
			operations: [
				operation("go", [parameter("how", { type: "enum", values: members("x", "y") }, { required: false })], { kind: "nothing" }),
			],
		}),
	]);
	const [entities, operations] = await docsEmitter.emit(model, emptyWorkspace);
	expect(entities?.text).toContain("`` ^(a\\|`b`)$ ``");
	expect(entities?.text).toContain("B |o--o{ A : as");
	expect(operations?.text).toContain("| `how` | `x`, `y` | may be left out |");
});

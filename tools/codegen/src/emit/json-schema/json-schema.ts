import { z } from "zod";
import { generatedHeader } from "../header.js";

/** Names that a spec gives, by what bears them: editors offer them where `meta` asks for `names`. */
export type Names = Readonly<Record<"entities" | "errors" | "roles", readonly string[]>>;

type Node = z.core.JSONSchema.BaseSchema;

/** The JSON Schema (draft 7, which editors know best) of documents of a shape. */
export function jsonSchema(shape: z.ZodType, names: Names): object {
	const { $schema, ...schema } = z.toJSONSchema(shape, {
		target: "draft-7",
		io: "input",
		unrepresentable: "any",
		override: ({ zodSchema, jsonSchema: node }) => {
			if ((zodSchema._zod as z.core.$ZodTypes["_zod"]).def.type === "bigint") node.type = "integer";
			withoutSafeBounds(node);
			offerNames(node, names);
		},
	});
	return { $schema, $comment: generatedHeader("tools/codegen/src/parse/grammar.ts and spec"), ...schema };
}

/** zod says of every whole number that a double can hold it. */
function withoutSafeBounds(node: Node): void {
	if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum;
	if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
}

function offerNames(node: Node, names: Names): void {
	const asked = node.names;
	if (asked === undefined) return;
	delete node.names;
	if (asked === "entities" || asked === "errors" || asked === "roles") node.examples = [...names[asked]];
}

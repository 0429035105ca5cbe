import { expect, test } from "vitest";
import { spellPresence } from "./presence.js";

test("an optional field is a oneof of one member", () => {
	expect(spellPresence("message A {\n  optional string name = 1 [deprecated = true];\n  repeated string tags = 2;\n}\n")).toBe(
		"message A {\n  oneof name_presence { string name = 1 [deprecated = true]; }\n  repeated string tags = 2;\n}\n",
	);
});

test("a field's own name is never taken", () => {
	expect(spellPresence("  optional string a = 1;\n  string a_presence = 2;\n")).toBe(
		"  oneof a_presence_2 { string a = 1; }\n  string a_presence = 2;\n",
	);
});

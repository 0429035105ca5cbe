import { expect, test } from "vitest";
import { indentCode } from "./indent-code.js";

test("lines are indented by the brackets that are open, and keep their code", () => {
	expect(indentCode("a(\nb,\n     { c: 1 });\n\n\n\nif (x) {\n\ny();\n} else {\n z();\n}\n")).toBe(
		"a(\n\tb,\n\t{ c: 1 });\n\nif (x) {\n\ty();\n} else {\n\tz();\n}\n",
	);
});

test("brackets in text and comments open nothing", () => {
	expect(indentCode('/**\n* a { b (\n*/\nf(\'{\', "(\\"[", `[`); // {\ng(/* [ */);\n')).toBe(
		'/**\n * a { b (\n */\nf(\'{\', "(\\"[", `[`); // {\ng(/* [ */);\n',
	);
});

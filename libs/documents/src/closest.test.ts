import { expect, test } from "vitest";
import { closest } from "./closest.js";

test.each([
	["strnig", ["string", "integer"], "string"],
	["String", ["string", "integer"], "string"],
	["usr", ["User", "Session"], "User"],
	["maxLenght", ["max_length", "min_length"], "max_length"],
	["Foo", ["User", "Session"], undefined],
	["x", ["y"], "y"],
	["", ["a"], "a"],
	["a".repeat(1000), ["a"], undefined],
])("%s", (word, candidates, expected) => {
	expect(closest(word, candidates)).toBe(expected);
});

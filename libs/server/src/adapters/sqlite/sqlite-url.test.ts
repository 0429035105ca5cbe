import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { sqlitePath } from "./sqlite-url.js";

describe("a SQLite URL", () => {
	it.each([
		["file:./app.db", resolve("app.db")],
		["file:app.db", resolve("app.db")],
		["file:/srv/app.db", "/srv/app.db"],
		["file:///srv/my%20app.db", "/srv/my app.db"],
		["file://localhost/srv/app.db", "/srv/app.db"],
		[":memory:", ":memory:"],
		["file::memory:", ":memory:"],
	])("%s is %s", (url, path) => {
		expect(sqlitePath(url)).toBe(path);
	});

	it.each([undefined, "", "app.db", "file:", "file://host/app.db", "file:app.db?mode=ro", "file:%zz", "postgresql://h/d"])(
		"is not %s",
		(url) => {
			expect(() => sqlitePath(url)).toThrow(/SQLite needs a URL/);
		},
	);
});

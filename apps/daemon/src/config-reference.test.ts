import { expect, it } from "vitest";
import { overrides } from "./config-environment.js";
import { configKeys, referencePage, schemaKeys } from "./config-reference.js";

it("documents every key that a file may have, and no other", () => {
	expect(
		Object.keys(configKeys)
			.filter((path) => path !== "acl")
			.sort(),
	).toEqual([...new Set(schemaKeys())].sort());
});

it("stands as a page", async () => {
	await expect(referencePage(overrides)).toMatchFileSnapshot("../../../docs/configuration.md");
});

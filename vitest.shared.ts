import { defineConfig } from "vitest/config";

/** Tests run on the sources, never on a build: packages of this workspace resolve by their `source` condition. */
export default defineConfig({
	resolve: { conditions: ["source", "node"] },
	ssr: { resolve: { conditions: ["source", "node"] } },
	test: {
		include: ["src/**/*.test.ts", "test/**/*.test.ts"],
		exclude: ["**/*.slow.test.ts"],
		testTimeout: 60_000,
		hookTimeout: 60_000,
		passWithNoTests: true,
	},
});

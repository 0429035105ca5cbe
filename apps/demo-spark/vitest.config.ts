import { fileURLToPath } from "node:url";
import { mergeConfig } from "vitest/config";
import shared from "../../vitest.shared.js";

export default mergeConfig(shared, {
	resolve: {
		alias: {
			"@/": fileURLToPath(new URL("./test/guide/", import.meta.url)),
			// Not installed here: the tests stand in for it.
			"@github/spark/hooks": fileURLToPath(new URL("./test/hooks.ts", import.meta.url)),
		},
	},
	esbuild: { jsx: "automatic" },
});

import { mergeConfig } from "vitest/config";
import shared from "../../vitest.shared.js";

/** Types are tested as well: `*.test-d.ts` is compiled, never run. */
export default mergeConfig(shared, {
	test: { typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], tsconfig: "./tsconfig.test.json" } },
});

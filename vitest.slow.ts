import { defineConfig } from "vitest/config";
import shared from "./vitest.shared.js";

/** The tests that take long: `*.slow.test.ts`, run apart from the others. */
export default defineConfig({
	...shared,
	test: { ...shared.test, exclude: [], include: ["src/**/*.slow.test.ts", "test/**/*.slow.test.ts"] },
});

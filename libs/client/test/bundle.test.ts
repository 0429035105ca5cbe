import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { expect, it } from "vitest";

/** What a page pays for `import { DBALClient } from "@metabuilder/dbal"`, gzipped, with the codecs and tables of the spec. */
const maxGzipBytes = 38 * 1024;

it("needs nothing of Node and stays small", async () => {
	const entry = fileURLToPath(new URL("../src/index.ts", import.meta.url));
	const result = await build({
		configFile: false,
		logLevel: "silent",
		resolve: { conditions: ["source", "browser", "import", "default"] },
		build: { write: false, minify: "esbuild", rollupOptions: { input: entry, preserveEntrySignatures: "strict" }, modulePreload: false },
	});
	const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) => ("output" in each ? each.output : []));
	const chunks = outputs.flatMap((output) => (output.type === "chunk" ? [output] : []));
	expect(chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports])).toEqual([]);
	const code = chunks.map((chunk) => chunk.code).join("\n");
	expect(code).not.toMatch(/["']node:|@grpc|__vite-browser-external|\brequire\(/);
	const bytes = gzipSync(code).length;
	console.log(`browser bundle: ${code.length} bytes, ${bytes} gzipped`);
	expect(bytes).toBeLessThan(maxGzipBytes);
});

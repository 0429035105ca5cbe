import { diffCommand } from "./diff.js";

/** `npx nx run codegen:diff`. */
process.exitCode = await diffCommand(
	process.argv.slice(2),
	process.cwd(),
	(text) => console.info(text),
	(text) => console.error(text),
);

// `node mutations/run.mjs [FIRST [LAST]]`: puts every mutation through the suite until its first red case. Exits with 1 where one survives.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { mutations } from "./mutations.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [first = 0, last = mutations.length - 1] = process.argv.slice(2).map(Number);
const atOnce = 2;

/** What became of a mutation, or undefined where no case turned red. */
async function fate(index) {
	const { target } = mutations[index];
	const args = ["--import", here("./hook.mjs"), here("../bin/dbal-conformance.js"), "--target", target, "--bail", "--seed", "1"];
	const env = { ...process.env, DBAL_MUTATION: String(index) };
	try {
		await promisify(execFile)(process.execPath, args, { env, maxBuffer: 64 * 1024 * 1024 });
		return undefined;
	} catch ({ code, stdout }) {
		const red = /^FAILED .*$/m.exec(stdout ?? "")?.[0];
		if (code !== 1 || red === undefined) throw new Error(`mutation ${index} could not be tried: ${code}\n${stdout}`);
		return red;
	}
}

let survived = 0;
const waiting = mutations.map((_, index) => index).filter((index) => index >= first && index <= last);
for (const index of waiting) {
	const { file, from } = mutations[index];
	const text = await readFile(here(`../../server/dist/src/${file}`), "utf8");
	if (!text.includes(from)) throw new Error(`mutations.mjs is stale: ${file} has no ${from}`);
}
const total = waiting.length;
const work = async () => {
	for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
		const { target, file, from, to } = mutations[index];
		const red = await fate(index);
		if (red === undefined) survived++;
		console.log(
			`${red === undefined ? "SURVIVED" : "caught  "} ${index} ${target} ${file}: ${from} → ${to}${red === undefined ? "" : `\n           ${red}`}`,
		);
	}
};
await Promise.all(Array.from({ length: atOnce }, work));
console.log(`${total - survived} of ${total} mutations caught`);
process.exit(survived > 0 ? 1 : 0);

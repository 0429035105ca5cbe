const beginning = /^export const (\w+): MessageFns<\1> = \{$/;
const member = /^\t(encode|decode)\($/;

/**
 * Makes a function of each encoder and each decoder, so that a bundler can leave out those that nobody calls: a browser encodes
 * requests and decodes answers, and never the other way round. The object that ts-proto writes for a message stays, made of them.
 * Works on the laid-out text; throws where ts-proto writes a message in another way than the one known here.
 */
export function splitCodecs(text: string): string {
	const out: string[] = [];
	const lines = text.split("\n");
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? "";
		const name = beginning.exec(line)?.[1];
		if (name === undefined) {
			out.push(line);
			continue;
		}
		const end = lines.indexOf("};", at);
		out.push(...functionsOf(name, lines.slice(at + 1, end)));
		at = end;
	}
	const kept = wrapped(text);
	const body = out
		.join("\n")
		.replaceAll(/\b([A-Z]\w*)\.(encode|decode)\(/g, (call, name: string, deed: string) => (kept.has(name) ? call : `${deed}${name}(`));
	return body.replaceAll(/^import \{ (.*) \} from '(\..*)';$/gm, (whole, names: string, module: string) =>
		importOf(names.split(", "), module, kept, body.replace(whole, "")),
	);
}

/** Messages with more than the two functions, such as FieldMask: those stay as ts-proto writes them. */
function wrapped(text: string): ReadonlySet<string> {
	return new Set([...text.matchAll(/\b([A-Z]\w*)\.(?:un)?wrap\(/g)].map(([, name = ""]) => name));
}

function functionsOf(name: string, lines: readonly string[]): readonly string[] {
	const out: string[] = [];
	const deeds: string[] = [];
	for (const line of lines) {
		const deed = member.exec(line)?.[1];
		if (deed !== undefined) {
			if (deeds.length > 0) out.push("");
			deeds.push(deed);
			out.push(`export function ${deed}${name}(`);
		} else if (line === "\t}," || line === "\t}") out.push("}");
		else if (line.startsWith("\t") || line === "") out.push(line.slice(1));
		else throw new Error(`ts-proto writes the codec of ${name} in another way than splitCodecs knows`);
	}
	if (deeds.join() !== "encode,decode") throw new Error(`ts-proto gives ${name} other functions than splitCodecs knows`);
	return [...out, "", `export const ${name}: MessageFns<${name}> = { encode: encode${name}, decode: decode${name} };`];
}

/** Of a message of another module, what the code below still names: its type, its functions. */
function importOf(names: readonly string[], module: string, kept: ReadonlySet<string>, body: string): string {
	const parts = names.flatMap((name) => {
		if (kept.has(name)) return [name];
		const used = [`decode${name}`, `encode${name}`].filter((each) => new RegExp(`\\b${each}\\(`).test(body));
		return new RegExp(`\\b${name}\\b`).test(body) ? [...used, `type ${name}`] : used;
	});
	return `import { ${parts.sort().join(", ")} } from '${module}';`;
}

import { needsAcceptance } from "../emit/storage/storage-change.js";
import { type SpecDiff, wireVerdict } from "./spec-diff.js";

/** A part of a diff as a title and its lines, each with a sign: `!` breaks or loses, `~` with care, `+` and `-` as they say. */
interface Part {
	readonly title: string;
	readonly lines: readonly { readonly sign: string; readonly words: string }[];
}

const verdicts = {
	breaking: "breaking: clients of the version before fail where they use what is marked !",
	careful: "compatible, with care: clients of the version before work, until they meet what is marked ~",
	compatible: "compatible: clients of the version before notice nothing",
} as const;

const wireSigns = { breaking: "!", careful: "~", compatible: "+" } as const;
const accessSigns = { gained: "+", lost: "-", changed: "~" } as const;
const apiSigns = { added: "+", removed: "-", changed: "~" } as const;

function partsOf(diff: SpecDiff): readonly Part[] {
	const { wire, database, access, api } = diff;
	const losses = database.filter(needsAcceptance).length;
	const parts: Part[] = [
		{
			title: `Wire, ${verdicts[wireVerdict(diff)]}`,
			lines: wire.map(({ effect, words }) => ({ sign: wireSigns[effect], words })),
		},
		{
			title: losses === 0 ? "Database" : "Database, needs --accept-data-loss for what is marked !",
			lines: database.map((change) => ({
				sign: needsAcceptance(change) ? "!" : change.risk === undefined ? "+" : "~",
				words: `${change.entity}: ${change.words}`,
			})),
		},
		{
			title: "Access",
			lines: access.map(({ effect, words, rules }) => ({
				sign: accessSigns[effect],
				words: rules.length === 0 ? words : `${words} (${rules.join(", ")})`,
			})),
		},
		{ title: "Client", lines: api.map(({ effect, words }) => ({ sign: apiSigns[effect], words })) },
	];
	return parts.filter(({ lines }) => lines.length > 0);
}

/** For a terminal. */
export function printDiff(diff: SpecDiff): string {
	const parts = partsOf(diff);
	if (parts.length === 0) return "The change means nothing to clients, databases and rules.";
	return parts.map(({ title, lines }) => [title, ...lines.map(({ sign, words }) => `  ${sign} ${words}`)].join("\n")).join("\n\n");
}

/** For a pull request. */
export function printMarkdown(diff: SpecDiff, base: string): string {
	const parts = partsOf(diff);
	const head = `## What the spec's change means, against \`${base}\``;
	if (parts.length === 0) return `${head}\n\nNothing to clients, databases and rules.\n`;
	const signs: Readonly<Record<string, string>> = { "!": "**!** ", "~": "~ ", "+": "", "-": "gone: " };
	const body = parts.map(({ title, lines }) =>
		[`### ${title}`, "", ...lines.map(({ sign, words }) => `- ${signs[sign] ?? ""}${words}`)].join("\n"),
	);
	return `${[head, ...body].join("\n\n")}\n`;
}

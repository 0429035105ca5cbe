import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { commands } from "./commands.js";
import { completion, shells } from "./completion.js";
import { help } from "./help.js";

it("helps with every command, by its options and its exit codes", () => {
	for (const { name, options, exits } of commands) {
		const text = help(name);
		expect(help()).toContain(`  ${name}`);
		for (const option of options) expect(text).toContain(`--${option.name}`);
		for (const [code] of [...exits, [2]]) expect(text).toMatch(new RegExp(`^  ${code} `, "m"));
	}
	expect(help("nonsense")).toBe(help());
});

/** What bash offers for a line that is being written. */
function offered(words: readonly string[]): readonly string[] {
	const line = words.map((word) => `'${word}'`).join(" ");
	const script = `${completion("bash")}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; compopt() { :; }; _dbal_daemon; printf '%s\\n' "\${COMPREPLY[@]}"`;
	return spawnSync("bash", ["-c", script], { encoding: "utf8" }).stdout.split("\n").filter(Boolean);
}

it("completes in bash", () => {
	expect(offered(["dbal_daemon", "mi"])).toEqual(["migrate"]);
	expect(offered(["dbal_daemon", "migrate", "st"])).toEqual(["status"]);
	expect(offered(["dbal_daemon", "migrate", "--d"])).toEqual(["--dry-run"]);
	expect(offered(["dbal_daemon", "policy", "--reporter=j"])).toEqual(["--reporter=json", "--reporter=junit"]);
	expect(offered(["dbal_daemon", "ser"])).toEqual(["serve"]);
});

it("names every command in every shell's script", () => {
	for (const shell of shells) for (const { name } of commands) expect(completion(shell)).toContain(name);
});

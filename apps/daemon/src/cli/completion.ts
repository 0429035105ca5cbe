import { type CommandUsage, commands, type OptionUsage } from "./commands.js";

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

/** A script that completes commands, their actions and options, and files where an option takes one. */
export function completion(shell: Shell): string {
	switch (shell) {
		case "bash":
			return bash();
		case "zsh":
			// zsh reads the same functions once it is told to.
			return `autoload -Uz bashcompinit && bashcompinit\n${bash()}`;
		case "fish":
			return fish();
		default:
			return shell satisfies never;
	}
}

function bash(): string {
	const cases = commands.map((command) => `\t\t${command.name}) words="${wordsAfter(command).join(" ")}" ;;`);
	return `_dbal_daemon() {
	local current="\${COMP_WORDS[COMP_CWORD]}" words
	# \`=\` parts words in bash: what follows an option's is a file or a value.
	if [[ "$current" == "=" || "\${COMP_WORDS[COMP_CWORD-1]}" == "=" ]]; then
		COMPREPLY=($(compgen -f -- "\${current#=}"))
		return
	fi
	case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
		*) words="${[...commands.map(({ name }) => name), "--config=", "--help", "--version"].join(" ")}" ;;
	esac
	[[ $COMP_CWORD -eq 1 ]] && words="${[...commands.map(({ name }) => name), "--config=", "--help", "--version"].join(" ")}"
	COMPREPLY=($(compgen -W "$words" -- "$current"))
	[[ "\${COMPREPLY[0]}" == *= ]] && compopt -o nospace
	return 0
}
complete -o default -F _dbal_daemon dbal_daemon
`;
}

function wordsAfter({ actions = [], options }: CommandUsage): readonly string[] {
	return [...actions, ...options.flatMap(optionWords), "--help"];
}

function optionWords({ name, takes }: OptionUsage): readonly string[] {
	if (takes === undefined) return [`--${name}`];
	return typeof takes === "string" ? [`--${name}=`] : takes.map((value) => `--${name}=${value}`);
}

function fish(): string {
	const lines = ["complete -c dbal_daemon -f"];
	for (const { name, summary, actions = [], options } of commands) {
		lines.push(`complete -c dbal_daemon -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`);
		const seen = `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
		for (const action of actions) lines.push(`complete -c dbal_daemon ${seen} -a ${action}`);
		for (const { name: option, takes, meaning } of options) {
			const values =
				takes === undefined ? "" : typeof takes === "string" ? (takes === "FILE" ? " -r -F" : " -x") : ` -x -a ${quoted(takes.join(" "))}`;
			lines.push(`complete -c dbal_daemon ${seen} -l ${option}${values} -d ${quoted(meaning)}`);
		}
	}
	return `${lines.join("\n")}\n`;
}

function quoted(text: string): string {
	return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

/** A command as it is written, with what it means: help and shell completion are made of this. */
export interface CommandUsage {
	readonly name: string;
	/** Words that may follow the name, where it has such. */
	readonly actions?: readonly string[];
	/** One way to write it per line. */
	readonly usage: readonly string[];
	/** In one line. */
	readonly summary: string;
	readonly details?: string;
	readonly options: readonly OptionUsage[];
	/** What else than 2 (wrong usage) and 78 (wrong configuration) it ends with. */
	readonly exits: readonly (readonly [code: number, meaning: string])[];
}

export interface OptionUsage {
	/** Without the dashes. */
	readonly name: string;
	/** What it takes: a word in capitals, or the values that there are. Absent: nothing. */
	readonly takes?: string | readonly string[];
	readonly meaning: string;
}

const config: OptionUsage = { name: "config", takes: "FILE", meaning: "YAML; or DBAL_CONFIG; or DBAL_MODE for the files that are shipped" };
const acl: OptionUsage = { name: "acl", takes: "FILE", meaning: "the rules; by default those of --config, or the shipped ones" };
const done = [0, "done"] as const;
const failed = [1, "failed; the terminal says why"] as const;

/** Every command, in the order of the help. */
export const commands: readonly CommandUsage[] = [
	{
		name: "serve",
		usage: ["dbal_daemon [serve] --config=FILE"],
		summary: "serve the configuration (what happens without a command)",
		details:
			"SIGTERM and SIGINT end it once running calls are done (server.drain_seconds at most). SIGHUP opens log and audit files anew and reads the certificate and the rules again.",
		options: [config],
		exits: [[0, "a signal asked it to end, and all was written"], failed],
	},
	{
		name: "check-config",
		usage: ["dbal_daemon check-config --config=FILE"],
		summary: "check configuration and access rules; print what is in effect, without secrets",
		options: [config],
		exits: [[0, "nothing is wrong"]],
	},
	{
		name: "probe",
		usage: ["dbal_daemon probe --config=FILE"],
		summary: "ask the configured address if calls are taken, for health checks",
		options: [config],
		exits: [
			[0, "ready"],
			[1, "not ready, or nobody answers"],
		],
	},
	{
		name: "migrate",
		actions: ["deploy", "status"],
		usage: ["dbal_daemon migrate [deploy] [--dry-run] [--accept-data-loss]", "dbal_daemon migrate status"],
		summary: "bring the database to the present schema, or say where it stands",
		options: [
			config,
			{ name: "dry-run", meaning: "print what deploy would run" },
			{ name: "accept-data-loss", meaning: "let a migration drop values that are there" },
		],
		exits: [done, [1, "failed; of status: something waits, or was changed beside the migrations"]],
	},
	{
		name: "seed",
		usage: ["dbal_daemon seed [DIR]"],
		summary: "load rows from YAML files (spec/seed); those that exist are left alone",
		options: [config],
		exits: [done, failed],
	},
	{
		name: "user",
		actions: ["create", "list", "set-role", "set-password", "disable"],
		usage: [
			"dbal_daemon user create --username=NAME --email=ADDRESS [--role=ROLE] [--tenant-id=UUID]",
			"dbal_daemon user list [--role=ROLE]",
			"dbal_daemon user set-role NAME --role=ROLE",
			"dbal_daemon user set-password NAME",
			"dbal_daemon user disable NAME",
		],
		summary: "make accounts, name them, change them",
		details:
			"A password is asked for, unless an option says where it comes from. set-password and disable end the account's sessions; a disabled account stays and can't sign in.",
		options: [
			config,
			{ name: "username", takes: "NAME", meaning: "what it signs in with" },
			{ name: "email", takes: "ADDRESS", meaning: "where it is written to" },
			{ name: "role", takes: "ROLE", meaning: "a role of the spec" },
			{ name: "tenant-id", takes: "UUID", meaning: "the tenant that it belongs to" },
			{ name: "password-stdin", meaning: "take the password from standard input" },
			{ name: "generate-password", meaning: "make one up and print it, once" },
		],
		exits: [done, failed],
	},
	{
		name: "session",
		actions: ["list", "revoke"],
		usage: ["dbal_daemon session list [--user=NAME]", "dbal_daemon session revoke ID", "dbal_daemon session revoke --user=NAME|--all"],
		summary: "name the sessions that run, and end them",
		options: [
			config,
			{ name: "user", takes: "NAME", meaning: "those of this account" },
			{ name: "all", meaning: "of revoke: everybody's" },
		],
		exits: [done, failed],
	},
	{
		name: "why",
		usage: ["dbal_daemon why --as=ROLE --op=OPERATION ENTITY [ID]", "dbal_daemon why --decision=ID"],
		summary: "explain a decision by the rules",
		details: "ID looks at that row of the configured database. --decision explains a refusal from the audit file.",
		options: [
			config,
			acl,
			{ name: "as", takes: "ROLE", meaning: "who asks" },
			{ name: "op", takes: "OPERATION", meaning: "what for" },
			{ name: "user", takes: "ID", meaning: "the caller's id" },
			{ name: "tenant", takes: "ID", meaning: "the caller's tenant" },
			{ name: "claim", takes: "NAME=VALUE", meaning: "a claim of the caller's" },
			{ name: "set", takes: "FIELD=VALUE", meaning: "a value that would be written" },
			{ name: "fields", takes: "A,B", meaning: "the fields that are asked for" },
			{ name: "decision", takes: "ID", meaning: "the request id of an audit line" },
		],
		exits: [done, failed],
	},
	{
		name: "acl",
		actions: ["check", "diff", "matrix"],
		usage: [
			"dbal_daemon acl check [FILE] [--strict]",
			"dbal_daemon acl diff OLD NEW [--exit-code]",
			"dbal_daemon acl matrix [--entity=NAME] [--role=NAME] [--html=FILE]",
		],
		summary: "check rules, compare two states of them, or show who may do what",
		options: [
			config,
			acl,
			{ name: "strict", meaning: "of check: fail on what the rules' author may not have meant" },
			{ name: "exit-code", meaning: "of diff: fail on a difference" },
			{ name: "entity", takes: "NAME", meaning: "of matrix: this entity alone" },
			{ name: "role", takes: "NAME", meaning: "of matrix: this role alone" },
			{ name: "html", takes: "FILE", meaning: "of matrix: write a page" },
		],
		exits: [done, [1, "failed, or what --strict or --exit-code asks for"]],
	},
	{
		name: "policy",
		actions: ["test"],
		usage: ["dbal_daemon policy test [--tests=FILE] [--no-generated] [--reporter=FORMAT]"],
		summary: "run policy-tests.yaml beside the rules, and the tests that follow from the rules",
		options: [
			config,
			acl,
			{ name: "tests", takes: "FILE", meaning: "other tests than those beside the rules" },
			{ name: "no-generated", meaning: "leave out those that follow from the rules" },
			{ name: "reporter", takes: ["text", "json", "junit", "tap"], meaning: "how the outcome is told" },
		],
		exits: [
			[0, "all tests passed"],
			[1, "one failed"],
		],
	},
	{
		name: "audit",
		actions: ["verify", "query", "tail"],
		usage: ["dbal_daemon audit verify [FILE] [--after=HASH]", "dbal_daemon audit query [FILE]", "dbal_daemon audit tail [FILE] [--follow]"],
		summary: "find lines of the audit file, and those that were altered or removed",
		details: "verify looks at files that were put aside too. tail takes what query takes.",
		options: [
			config,
			{ name: "after", takes: "HASH", meaning: "of verify: the last hash of the file that this one continues" },
			{ name: "user", takes: "ID", meaning: "lines of this caller" },
			{ name: "role", takes: "ROLE", meaning: "lines of this role" },
			{ name: "entity", takes: "NAME", meaning: "lines of this entity" },
			{ name: "operation", takes: "NAME", meaning: "lines of this operation" },
			{ name: "code", takes: "CODE", meaning: "lines with this code" },
			{ name: "address", takes: "IP", meaning: "lines from this address" },
			{ name: "since", takes: "TIME", meaning: "lines from this time on" },
			{ name: "until", takes: "TIME", meaning: "lines before this time" },
			{ name: "success", meaning: "calls that were answered" },
			{ name: "denied", meaning: "calls that were not" },
			{ name: "lines", takes: "N", meaning: "at most so many, the last ones" },
			{ name: "json", meaning: "lines as they stand in the file" },
			{ name: "follow", meaning: "of tail: go on with what is written" },
		],
		exits: [done, [1, "failed, or a file is not whole"]],
	},
	{
		name: "completion",
		actions: ["bash", "zsh", "fish"],
		usage: ["dbal_daemon completion bash|zsh|fish"],
		summary: "print a script that completes commands and options in a shell",
		details:
			"In bash: source <(dbal_daemon completion bash). In zsh: the same, after compinit. In fish: dbal_daemon completion fish | source.",
		options: [],
		exits: [done],
	},
];

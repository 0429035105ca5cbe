import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import type { AuditEntry } from "../audit/audit-line.js";
import { type AuditFilter, isWanted, queryAudit, readEntry } from "../audit/audit-query.js";
import { auditFilesInOrder } from "../audit/audit-trail.js";
import { type AuditReport, verifyAuditFile, verifyAuditTrail } from "../audit/verify.js";
import { systemReason } from "../rules.js";
import { configOption, type ExitCode, exitCodes, type Terminal, UsageError } from "./command.js";
import { configOf } from "./load-config.js";
import { table } from "./table.js";

const options = {
	...configOption,
	after: { type: "string" },
	user: { type: "string" },
	role: { type: "string" },
	entity: { type: "string" },
	operation: { type: "string" },
	code: { type: "string" },
	address: { type: "string" },
	since: { type: "string" },
	until: { type: "string" },
	success: { type: "boolean" },
	denied: { type: "boolean" },
	lines: { type: "string" },
	follow: { type: "boolean", short: "f" },
	json: { type: "boolean" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

/** `audit verify|tail|query [FILE]`: of the configured file where none is named, with those that were put aside from it. */
export async function auditCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
	const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
	const [action, named, ...more] = positionals;
	if (more.length > 0 || (action !== "verify" && action !== "tail" && action !== "query"))
		throw new UsageError("Write `audit verify`, `audit tail` or `audit query`, with one file at most.");
	if (values.after !== undefined && !/^[0-9a-f]{64}$/.test(values.after)) throw new UsageError("--after takes a hash of 64 hex digits.");
	const path = named ?? configOf(values.config, terminal).security.auditLog;
	try {
		switch (action) {
			case "verify":
				return await verify(path, values.after, terminal);
			case "tail":
				return await tail(path, values, terminal);
			case "query":
				return await query(path, values, terminal);
			default:
				return action satisfies never;
		}
	} catch (error) {
		if (!(error instanceof Error && "code" in error && String(error.code).startsWith("E")) || String(error.code).startsWith("ERR_"))
			throw error;
		terminal.err(`${path} can't be read: ${systemReason(error)}.`);
		return exitCodes.failure;
	}
}

/** Reports whether the chain is whole, over all files. `after` is the last hash of a file that was moved away. */
async function verify(path: string, after: string | undefined, terminal: Terminal): Promise<ExitCode> {
	statSync(path);
	const trail = after === undefined ? await verifyAuditTrail(path) : undefined;
	const report: AuditReport = trail ?? (await verifyAuditFile(path, after));
	for (const { file, line, message } of report.faults) terminal.out(`${file}:${line}: the line ${message}`);
	const lines = report.lines === 1 ? "1 line" : `${report.lines} lines`;
	const files = trail && trail.files.length > 1 ? ` in ${trail.files.length} files` : "";
	terminal.out(
		report.faults.length === 0 ? `${lines}${files}, whole. The last hash is ${report.lastHash}.` : `${lines}${files}, not whole.`,
	);
	return report.faults.length === 0 ? exitCodes.ok : exitCodes.failure;
}

async function query(path: string, values: Values, terminal: Terminal): Promise<ExitCode> {
	const most = countOf(values.lines, Number.MAX_SAFE_INTEGER);
	const print = printer(values, terminal);
	const filter = filterOf(values);
	statSync(path);
	let count = 0;
	for await (const entry of queryAudit(auditFilesInOrder(path), filter)) {
		if (count === most) break;
		print([entry]);
		count += 1;
	}
	if (count === 0) terminal.err("No line is like that.");
	return exitCodes.ok;
}

async function tail(path: string, values: Values, terminal: Terminal): Promise<ExitCode> {
	const filter = filterOf(values);
	const print = printer(values, terminal);
	const most = countOf(values.lines, 20);
	const last: AuditEntry[] = [];
	let position = statSync(path).size;
	for await (const entry of queryAudit(auditFilesInOrder(path), filter)) {
		last.push(entry);
		if (last.length > most) last.shift();
	}
	print(last);
	if (values.follow !== true) return exitCodes.ok;
	let rest = "";
	let inode = statSync(path).ino;
	const timer = setInterval(() => {
		const stat = statSync(path, { throwIfNoEntry: false });
		if (!stat) return;
		// Put aside, and begun anew.
		if (stat.ino !== inode || stat.size < position) {
			inode = stat.ino;
			position = 0;
			rest = "";
		}
		const text = readFrom(path, position, stat.size);
		position = stat.size;
		const lines = (rest + text).split("\n");
		rest = lines.pop() ?? "";
		print(lines.flatMap((line) => readEntry(line) ?? []).filter((entry) => isWanted(entry, filter)));
	}, 250);
	await terminal.untilStopped(() => {});
	clearInterval(timer);
	return exitCodes.ok;
}

function readFrom(path: string, start: number, end: number): string {
	if (end <= start || !existsSync(path)) return "";
	const fd = openSync(path, "r");
	try {
		const buffer = Buffer.alloc(end - start);
		return buffer.toString("utf8", 0, readSync(fd, buffer, 0, buffer.length, start));
	} finally {
		closeSync(fd);
	}
}

function printer({ json }: Values, terminal: Terminal): (entries: readonly AuditEntry[]) => void {
	return (entries) => {
		if (json) for (const entry of entries) terminal.out(JSON.stringify(entry));
		else for (const entry of entries) terminal.out(lineOf(entry));
	};
}

/** One entry on one line. */
function lineOf(entry: AuditEntry): string {
	const { timestamp, user, role, entity, operation, code, rows, duration_ms: durationMs, address, rule } = entry;
	const what = entity === "" ? operation : `${entity}.${operation}`;
	const cells = [
		timestamp,
		code.padEnd(12),
		user,
		role,
		what,
		`${rows} rows`,
		`${durationMs} ms`,
		address,
		Array.isArray(rule) ? rule.join(",") : "",
	];
	return table(cells, []).join("");
}

function filterOf(values: Values): AuditFilter {
	if (values.success && values.denied) throw new UsageError("Nothing is both --success and --denied.");
	const { user, role, entity, operation, code, address } = values;
	const texts = Object.entries({ user, role, entity, operation, code, address }).filter(([, value]) => value !== undefined);
	const since = dateOf("since", values.since);
	const until = dateOf("until", values.until);
	return {
		...Object.fromEntries(texts),
		...(values.success ? { success: true } : {}),
		...(values.denied ? { success: false } : {}),
		...(since ? { since } : {}),
		...(until ? { until } : {}),
	};
}

function dateOf(option: string, value: string | undefined): Date | undefined {
	if (value === undefined) return undefined;
	const date = new Date(value);
	if (Number.isNaN(date.getTime())) throw new UsageError(`--${option} takes a time such as 2026-01-31T12:00:00Z.`);
	return date;
}

function countOf(value: string | undefined, otherwise: number): number {
	if (value === undefined) return otherwise;
	if (!/^[1-9]\d{0,8}$/.test(value)) throw new UsageError("--lines takes a whole number.");
	return Number(value);
}

import { verifyAuditFile } from "../audit/verify.js";
import { systemReason } from "../rules.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";

/** Reports whether an audit file is whole. */
export async function verifyAudit(path: string, previousHash: string | undefined, terminal: Terminal): Promise<ExitCode> {
	let report: Awaited<ReturnType<typeof verifyAuditFile>>;
	try {
		report = await verifyAuditFile(path, previousHash);
	} catch (error) {
		terminal.err(`${path} can't be read: ${systemReason(error)}.`);
		return exitCodes.failure;
	}
	for (const { line, message } of report.faults) terminal.out(`${path}:${line}: the line ${message}`);
	const lines = report.lines === 1 ? "1 line" : `${report.lines} lines`;
	terminal.out(report.faults.length === 0 ? `${lines}, whole. The last hash is ${report.lastHash}.` : `${lines}, not whole.`);
	return report.faults.length === 0 ? exitCodes.ok : exitCodes.failure;
}

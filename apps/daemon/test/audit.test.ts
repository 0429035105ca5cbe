import { appendFileSync, chmodSync, mkdtempSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { openAuditFile } from "../src/audit/audit-file.js";
import type { AuditEntry } from "../src/audit/audit-line.js";
import { verifyAuditFile } from "../src/audit/verify.js";

let path: string;
let notices: string[];
beforeEach(() => {
	path = join(mkdtempSync(join(tmpdir(), "dbal-audit-")), "deep", "audit.log");
	notices = [];
});

const open = (strict = true, at = path) => openAuditFile(at, { strict, onNotice: (_level, message) => notices.push(message) });

function entry(id: string): AuditEntry {
	return {
		timestamp: "2026-01-01T00:00:00.000Z",
		user: 'ada\n"\u001b[31m',
		role: "user",
		operation: "list",
		entity: "User",
		success: true,
		duration_ms: 1.5,
		id,
		code: "OK",
		rule: ["acl.yaml:3"],
		rows: 2,
		address: "127.0.0.1",
		transport: "grpc",
	};
}

async function write(count: number): Promise<void> {
	const file = open();
	await Promise.all(Array.from({ length: count }, (_, index) => file.append(entry(String(index)))));
	file.close();
}

const lines = () => readFileSync(path, "utf8").split("\n").slice(0, -1);
const rewrite = (edit: (lines: string[]) => string[]) => writeFileSync(path, `${edit(lines()).join("\n")}\n`);

describe("the chain", () => {
	it("is whole over ticks and restarts, one line per call whatever is in it", async () => {
		await write(3);
		await write(2);
		expect(lines()).toHaveLength(5);
		expect(JSON.parse(lines()[0] ?? "")).toMatchObject({ user: 'ada\n"\u001b[31m', prev: "0".repeat(64) });
		expect(await verifyAuditFile(path)).toMatchObject({ lines: 5, faults: [] });
		expect(notices).toEqual([]);
	});

	it.each<[string, (lines: string[]) => string[], number]>([
		["altered", (all) => all.map((line, index) => (index === 1 ? line.replace('"success":true', '"success":false') : line)), 2],
		["removed", (all) => all.filter((_, index) => index !== 1), 2],
		["put in twice", (all) => all.flatMap((line, index) => (index === 1 ? [line, line] : [line])), 3],
		["swapped", ([first = "", second = "", ...rest]) => [second, first, ...rest], 1],
		["removed at the start", (all) => all.slice(1), 1],
		["no JSON at all", (all) => all.map((line, index) => (index === 1 ? "hello" : line)), 2],
	])("shows a line that was %s", async (_name, edit, line) => {
		await write(4);
		rewrite(edit);
		const { faults } = await verifyAuditFile(path);
		expect(faults[0]?.line).toBe(line);
	});

	it("goes on in a new file after rotation", async () => {
		const file = open();
		await file.append(entry("1"));
		renameSync(path, `${path}.1`);
		file.reopen();
		await file.append(entry("2"));
		file.close();
		const { lastHash } = await verifyAuditFile(`${path}.1`);
		expect((await verifyAuditFile(path)).faults).toHaveLength(1);
		expect((await verifyAuditFile(path, lastHash)).faults).toEqual([]);
	});
});

describe("a torn tail", () => {
	it("is cut off, said, and the chain goes on", async () => {
		await write(2);
		appendFileSync(path, '{"timestamp":"2026-01-01T');
		await write(1);
		expect(notices).toEqual([expect.stringContaining("torn line of 25 bytes")]);
		expect(lines().map((line) => JSON.parse(line).operation)).toEqual(["list", "list", "audit.mended", "list"]);
		expect((await verifyAuditFile(path)).faults).toEqual([]);
	});

	it("is completed if only its end is missing", async () => {
		await write(2);
		writeFileSync(path, readFileSync(path, "utf8").slice(0, -1));
		await write(1);
		expect(lines()).toHaveLength(3);
		expect((await verifyAuditFile(path)).faults).toEqual([]);
		expect(notices).toHaveLength(1);
	});

	it("is all there is", async () => {
		await write(1);
		writeFileSync(path, "{");
		await write(1);
		expect((await verifyAuditFile(path)).faults).toEqual([]);
	});
});

describe("a file that can't be used", () => {
	it("rejects lines on a full disk, and says so once", async () => {
		const file = open(false, "/dev/full");
		await expect(file.append(entry("1"))).rejects.toThrow(/ENOSPC/);
		await expect(file.append(entry("2"))).rejects.toThrow(/ENOSPC/);
		expect(file.healthy).toBe(false);
		expect(notices).toEqual([expect.stringContaining("ENOSPC")]);
		file.close();
	});

	it("is refused in strict when it is a link or others may write it", async () => {
		await write(1);
		symlinkSync(path, `${path}.link`);
		expect(() => open(true, `${path}.link`)).toThrow(/symbolic link/);
		chmodSync(path, 0o666);
		expect(() => open(true)).toThrow(/others/);
		open(false).close();
	});
});

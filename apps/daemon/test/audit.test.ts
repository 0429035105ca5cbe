import {
	appendFileSync,
	chmodSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	symlinkSync,
	unlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type AuditFileOptions, openAuditFile } from "../src/audit/audit-file.js";
import type { AuditEntry } from "../src/audit/audit-line.js";
import { rotatedFiles } from "../src/audit/audit-trail.js";
import { verifyAuditFile, verifyAuditTrail } from "../src/audit/verify.js";

let path: string;
let notices: string[];
beforeEach(() => {
	path = join(mkdtempSync(join(tmpdir(), "dbal-audit-")), "deep", "audit.log");
	notices = [];
});

const open = (strict = true, at = path, options: Partial<AuditFileOptions> = {}) =>
	openAuditFile(at, { strict, onNotice: (_level, message) => notices.push(message), ...options });

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

	it("keeps what could command a terminal out of its lines", async () => {
		const wild = "\u0000\u0007\u001b[2J\r\n\u007f\u0085\u009b31m\u2028\u2029\u202e\u2066\ufeff\ud800x";
		const file = open();
		await file.append({ ...entry("1"), user: wild, operation: wild });
		file.close();
		const text = readFileSync(path, "utf8");
		expect(text.split("\n")).toHaveLength(2);
		expect(text).toMatch(/^[\x20-\x7e\n]+$/);
		expect(JSON.parse(text).user).toBe(wild);
		expect((await verifyAuditFile(path)).faults).toEqual([]);
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

describe("a file that is put aside", () => {
	const writeUntilRotated = async (bytes: number, count: number) => {
		const file = open(true, path, { rotateBytes: bytes });
		for (let index = 0; index < count; index++) await file.append(entry(String(index)));
		file.close();
	};

	it("at its size goes on in another, in one chain that is whole, over restarts too", async () => {
		await writeUntilRotated(1_500, 10);
		await writeUntilRotated(1_500, 10);
		expect(rotatedFiles(path).length).toBeGreaterThan(2);
		const report = await verifyAuditTrail(path);
		expect(report.faults).toEqual([]);
		expect(report.files).toEqual([...rotatedFiles(path), path]);
		const ids = report.files.flatMap((file) => readFileSync(file, "utf8").split("\n").filter(Boolean)).map((line) => JSON.parse(line).id);
		expect(ids.filter(Boolean)).toEqual([...Array(10).keys(), ...Array(10).keys()].map(String));
	});

	it("by somebody else, under other names, is verified in the order of the chain", async () => {
		for (const name of ["z", "m", "a"]) {
			await write(2);
			renameSync(path, `${path}.${name}`);
		}
		await write(1);
		const report = await verifyAuditTrail(path);
		expect(report.faults).toEqual([]);
		expect(report.files).toEqual(["z", "m", "a"].map((name) => `${path}.${name}`).concat(path));
	});

	it("is missed when it is removed, and named where it was altered", async () => {
		await writeUntilRotated(1_500, 12);
		const [, second = "", third = ""] = rotatedFiles(path);
		writeFileSync(third, readFileSync(third, "utf8").replace('"rows":2', '"rows":3'));
		expect((await verifyAuditTrail(path)).faults[0]).toMatchObject({ file: third, message: expect.stringContaining("altered") });
		unlinkSync(second);
		expect((await verifyAuditTrail(path)).faults[0]).toMatchObject({ line: 1, message: expect.stringContaining("missing") });
	});
});

describe("a file that is brought to the disk", () => {
	it.each(["always", "interval", "none"] as const)("%s has every line that was acknowledged, in order", async (sync) => {
		const file = open(true, path, { sync, syncEveryMs: 5 });
		await Promise.all(Array.from({ length: 50 }, (_, index) => file.append(entry(String(index)))));
		for (let index = 50; index < 60; index++) await file.append(entry(String(index)));
		file.close();
		expect(lines().map((line) => JSON.parse(line).id)).toEqual([...Array(60).keys()].map(String));
		expect((await verifyAuditFile(path)).faults).toEqual([]);
	});

	it("and put aside at once loses nothing of what waits for the disk", async () => {
		const file = open(true, path, { sync: "always", rotateBytes: 1_000 });
		const appended = Array.from({ length: 30 }, (_, index) => file.append(entry(String(index))));
		await Promise.all(appended.slice(0, 10));
		file.reopen();
		await Promise.all(appended);
		await file.append(entry("last"));
		file.close();
		expect((await verifyAuditTrail(path)).faults).toEqual([]);
	});
});

describe("a file that a process writes", () => {
	it("is refused to the same process", async () => {
		const file = open();
		expect(() => open()).toThrow(/this process/);
		file.close();
		open().close();
	});

	it("is refused while a holder on another host gives signs of life", () => {
		open().close();
		writeFileSync(`${path}.lock`, JSON.stringify({ pid: 1, host: "elsewhere", started: "1" }));
		expect(() => open()).toThrow(/process 1 on elsewhere/);
		utimesSync(`${path}.lock`, 1, 1);
		open().close();
	});

	it.each(["", "{", "{}", "null"])("is free where the lock says %j", (text) => {
		open().close();
		writeFileSync(`${path}.lock`, text);
		open().close();
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

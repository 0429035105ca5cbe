import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyWorkspace } from "../../../test/fixtures/context.js";
import { metabuilder } from "../../../test/fixtures/model.js";
import { codecEmitter } from "./codec-emitter.js";
import { mendTimestamps } from "./mend-timestamps.js";

interface Codec<T> {
	encode(message: Partial<T>): { finish(): Uint8Array };
	decode(bytes: Uint8Array): T;
}

interface User {
	readonly username: string | undefined;
	readonly email: string | undefined;
	readonly role: number | undefined;
	readonly createdAt: Date | undefined;
	readonly _unknownFields: object;
}

interface Modules {
	readonly User: Codec<User>;
	readonly Timestamp: Codec<{ readonly seconds: bigint; readonly nanos: number }>;
}

let folder = "";
let User: Modules["User"];
let Timestamp: Modules["Timestamp"];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "dbal-codec-test-"));
	await symlink(fileURLToPath(new URL("../../../../../node_modules", import.meta.url)), join(folder, "node_modules"));
	await writeFile(join(folder, "package.json"), '{"type":"module"}');
	const root = "libs/client/gen/codec/";
	for (const { path, text } of await codecEmitter.emit(metabuilder, emptyWorkspace)) {
		const target = join(folder, path.slice(root.length).replace(/\.ts$/, ".js"));
		await mkdir(dirname(target), { recursive: true });
		await writeFile(
			target,
			ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } }).outputText,
		);
	}
	const load = async (path: string) => (await import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href)) as Modules;
	User = (await load("metabuilder/v1/entities.js")).User;
	Timestamp = (await load("google/protobuf/timestamp.js")).Timestamp;
}, 180_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** ts-proto's encoders want every list to be there. */
const noRows = { luaScripts: [], installedPackages: [], sessions: [], workflows: [] };

const ada = {
	...noRows,
	id: "018f4e3e-7f1c-7b1e-8d3a-1f2e3d4c5b6a",
	username: "ada\u{1F600}",
	email: "ada@example.org",
	role: 1,
	createdAt: new Date("2026-11-22T10:00:00.123Z"),
};

test("a message comes back as it was sent, absent fields absent", () => {
	const back = User.decode(User.encode(ada).finish());
	expect(back).toEqual({ ...ada, tenantId: undefined, updatedAt: undefined, _unknownFields: {} });
});

test("a set zero isn't an unset field", () => {
	expect(User.decode(User.encode({ ...noRows, username: "" }).finish())).toMatchObject({ username: "", email: undefined });
});

test("what the schema doesn't know is kept: field numbers and members", () => {
	const bytes = Uint8Array.of(...User.encode({ ...noRows, username: "ada", role: 77 }).finish(), 0xf8, 0x07, 0x05);
	const back = User.decode(bytes);
	expect(back).toMatchObject({ username: "ada", role: 77 });
	expect(Object.keys(back._unknownFields)).toEqual(["1016"]);
	expect(User.encode(back).finish()).toEqual(bytes);
});

test("times before 1970 count their nanoseconds forward", () => {
	for (const time of ["1969-12-31T23:59:59.999Z", "0001-01-01T00:00:00.001Z", "1970-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"]) {
		const bytes = User.encode({ ...noRows, createdAt: new Date(time) }).finish();
		expect(User.decode(bytes).createdAt).toEqual(new Date(time));
		// Tag and length of field 6 take two bytes.
		const { nanos } = Timestamp.decode(bytes.slice(2));
		expect(nanos).toBeGreaterThanOrEqual(0);
		expect(nanos).toBeLessThan(1e9);
	}
});

test("another toTimestamp than the one that is mended is noticed", () => {
	expect(() => mendTimestamps("function toTimestamp(date: Date): Timestamp { return other; }")).toThrow("toTimestamp");
	expect(mendTimestamps("export const x = 1;")).toBe("export const x = 1;");
});

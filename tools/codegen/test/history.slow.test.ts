import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareWithBase, readBase } from "../src/diff/base.js";
import { wireVerdict } from "../src/diff/spec-diff.js";
import { codecEmitter } from "../src/emit/codec/codec-emitter.js";
import { describeProtos, findBreaking, lintProtos, protoc } from "../src/emit/codec/protoc.js";
import { readSharedProtos } from "../src/emit/codec/shared-protos.js";
import { contractEmitter } from "../src/emit/contract/contract-emitter.js";
import type { EmitContext } from "../src/emit/emitter.js";
import { migrationEmitter } from "../src/emit/migration/index.js";
import { diffSchema } from "../src/emit/migration/schema-engine.js";
import { protoEmitter } from "../src/emit/proto/proto-emitter.js";
import { needsAcceptance } from "../src/emit/storage/storage-change.js";
import { generate, readSpec } from "../src/generate.js";

/*
 * A spec that changes again and again, on databases that hold rows. After each step the rows are looked at, and a client of the version
 * before makes all its calls: it fails exactly where the diff said that it would.
 */

/** Both ends of the wire, which nothing of this package may import: typed as far as this file needs. */
type Row = Readonly<Record<string, unknown>>;
interface Descriptor {
	readonly entities: readonly {
		readonly name: string;
		readonly primaryKey: string;
		readonly fields: readonly {
			readonly name: string;
			readonly type: string;
			readonly generated?: true;
			readonly immutable?: true;
			readonly values?: readonly { readonly name: string }[];
		}[];
		readonly relations: readonly { readonly kind: string; readonly entity: string; readonly field: string; readonly onDelete?: string }[];
	}[];
}
interface Call {
	readonly entity: string;
	readonly operation: string;
	readonly input: Row;
}
interface Wire {
	operation(method: string): object | undefined;
	encodeRequest(call: Call): { readonly method: string; readonly bytes: Uint8Array };
	decodeRequest(operation: object, bytes: Uint8Array): Call;
	encodeResponse(operation: object, output: Row): Uint8Array;
	decodeResponse(operation: object, bytes: Uint8Array): Row;
}
interface Adapter {
	readonly sql: {
		readonly dialect: "sqlite" | "postgresql";
		script(sql: string): Promise<void>;
		query(sql: string, params: readonly []): Promise<readonly Row[]>;
	};
	close(): Promise<void>;
}
interface Server {
	openAdapter(name: string, options: { model: Descriptor; url: string }): Promise<Adapter>;
	migrate(adapter: Adapter, folder: string, options?: { acceptDataLoss?: boolean }): Promise<readonly { name: string }[]>;
	findDrift(adapter: Adapter, model: Descriptor): Promise<readonly string[]>;
	openEmbedded(
		options: object,
	): Promise<{ readonly transport: { call(call: Call, options: object): Promise<Row>; close(): Promise<void> } }>;
}
interface Contract {
	createWireMapping(model: Descriptor, codecs: unknown): Wire;
}
interface TestPostgres {
	newDatabase(): Promise<string>;
	stop(): Promise<void>;
}
const packages = "@metabuilder";
const server = (await import(`${packages}/dbal-server`)) as Server;
const contract = (await import(`${packages}/dbal/contract`)) as Contract;

const workspace = join(import.meta.dirname, "../../..");
const folder = join(import.meta.dirname, "../dist", `history-${process.pid}`);
let postgres: TestPostgres;
beforeAll(async () => {
	const { startPostgres } = (await import(join(workspace, "libs/server/test/postgres.ts"))) as { startPostgres(): Promise<TestPostgres> };
	postgres = await startPostgres();
});
afterAll(async () => {
	await postgres.stop();
	rmSync(folder, { recursive: true, force: true });
});

/** One state of the spec, and what was generated from it. */
interface Version {
	readonly descriptor: Descriptor;
	readonly wire: Wire;
	readonly policy: string;
}

/** The generated workspace, in memory; what has to be run or read by others stands in `folder`. */
const files = new Map<string, string>();
const context: EmitContext = {
	previous: (path) => files.get(path),
	list: (below) => [...files.keys()].filter((path) => path.startsWith(`${below}/`)).sort(),
	sharedProtos: readSharedProtos(),
	protoc,
	describeProtos,
	lintProtos,
	diffSchema,
};
const spec = new Map<string, string>([
	["spec/dbal.yaml", "name: History\nversion: 1.0.0\nproto_package: history.v1\n"],
	["spec/errors.yaml", readFileSync(join(workspace, "spec/errors.yaml"), "utf8")],
	["spec/roles.yaml", readFileSync(join(workspace, "spec/roles.yaml"), "utf8")],
	[
		"spec/entities/person.yaml",
		`entity: Person
plural: people
fields:
  id: { type: uuid, primary: true, required: true, generated: true }
  name: { type: string, required: true, max_length: 80 }
  email: { type: email, unique: true }
  mood: { type: enum, values: [calm, wild], required: true, default: calm }
  age: { type: integer, min: 0 }
  score: { type: decimal, precision: 6, scale: 2 }
  note: { type: text }
`,
	],
	[
		"spec/entities/post.yaml",
		`entity: Post
fields:
  id: { type: uuid, primary: true, required: true, generated: true }
  title: { type: string, required: true }
  personId: { type: uuid, required: true, foreign_key: { entity: Person, on_delete: cascade } }
`,
	],
]);
let count = 0;

function rulesFor(entities: readonly string[]): string {
	return `rules:\n${entities.map((entity) => `  - { entity: ${entity}, role: [supergod], operations: [create, read, update, delete] }\n`).join("")}`;
}

/** Generates what the spec says now, and tells what the change means. */
async function advance(): Promise<{ readonly version: Version; readonly verdict: string; readonly isLoss: boolean }> {
	const names = [...spec].flatMap(([path, text]) => (path.includes("/entities/") ? (/^entity: (\w+)/m.exec(text)?.[1] ?? []) : []));
	spec.set("spec/acl.yaml", rulesFor(names));
	const base = readBase({ read: (path) => files.get(path), list: context.list }, "spec");
	const sources = new Map([
		...spec,
		...["spec/dbal.lock.yaml", "spec/dbal.model.json"].flatMap((path) => (files.has(path) ? [[path, files.get(path) ?? ""] as const] : [])),
	]);
	const { model } = readSpec("spec", sources);
	const {
		files: made,
		stale,
		diagnostics,
	} = await generate("spec", sources, [protoEmitter, codecEmitter, contractEmitter, migrationEmitter], context);
	expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
	if (model === undefined) throw new Error("no model");
	const diff = await compareWithBase(base, model, context.sharedProtos, findBreaking);
	for (const path of stale) files.delete(path);
	const root = join(folder, `v${count++}`);
	for (const { path, text } of made) {
		files.set(path, text);
		write(join(path.includes("/migrations/") ? folder : root, path), text);
	}
	// What is written by hand is the same in every version.
	symlinkSync(fileURLToPath(new URL("../../../libs/client/src", import.meta.url)), join(root, "libs/client/src"));
	const load = async (path: string): Promise<Record<string, unknown>> => import(join(root, "libs/client/gen", path));
	const descriptor = (await load("contract/model.ts")).model as Descriptor;
	const { codecs } = await load("contract/codecs.ts");
	const version = { descriptor, wire: contract.createWireMapping(descriptor, codecs), policy: spec.get("spec/acl.yaml") ?? "" };
	return { version, verdict: wireVerdict(diff), isLoss: diff.database.some(needsAcceptance) };
}

function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

/** A database that lives through the whole history. */
interface Living {
	readonly adapter: "sqlite" | "postgres";
	readonly dialect: "sqlite" | "postgresql";
	readonly url: string;
}

const migrationsOf = ({ dialect }: Living) => join(folder, `libs/server/prisma/${dialect}/migrations`);

async function withAdapter<T>(living: Living, { descriptor }: Version, work: (adapter: Adapter) => Promise<T>): Promise<T> {
	const adapter = await server.openAdapter(living.adapter, { model: descriptor, url: living.url });
	try {
		return await work(adapter);
	} finally {
		await adapter.close();
	}
}

/** Calls of a client of one version on an engine of another, by the bytes that go over the wire between them. */
async function withClient<T>(
	living: Living,
	client: Version,
	now: Version,
	work: (call: (call: Call) => Promise<Row>) => Promise<T>,
): Promise<T> {
	const { transport } = await server.openEmbedded({
		adapter: living.adapter,
		model: now.descriptor,
		policy: { path: "acl.yaml", text: now.policy },
		database: { url: living.url, migrate: false },
	});
	try {
		return await work(async (call) => {
			const { method, bytes } = client.wire.encodeRequest(call);
			const operation = now.wire.operation(method);
			const own = client.wire.operation(method);
			if (operation === undefined || own === undefined) throw new Error(`there is no ${method}`);
			const output = await transport.call(now.wire.decodeRequest(operation, bytes), {});
			return client.wire.decodeResponse(own, now.wire.encodeResponse(operation, output));
		});
	} finally {
		await transport.close();
	}
}

/** What of a client's calls fails, or tells something else than the client knows of. */
async function faultsOf(living: Living, client: Version, now: Version): Promise<readonly string[]> {
	const faults: string[] = [];
	await withClient(living, client, now, async (call) => {
		const made = new Map<string, string>();
		const attempt = async (what: string, work: () => Promise<void>) =>
			work().catch((error: Error) => void faults.push(`${what}: ${error.message}`));
		const parents = [...client.descriptor.entities].sort((a, b) => Number(a.relations.some(isHeld)) - Number(b.relations.some(isHeld)));
		for (const entity of parents) {
			const { name, primaryKey } = entity;
			const sent = entity.fields.filter((field) => field.generated === undefined);
			const data = Object.fromEntries(
				sent.map((field) => [
					field.name,
					sampleOf(field, made.get(entity.relations.find((one) => isHeld(one) && one.field === field.name)?.entity ?? "")),
				]),
			);
			await attempt(`create of ${name}`, async () => {
				const { data: row } = await call({ entity: name, operation: "create", input: { data } });
				expect(row).toMatchObject(data);
				const id = String((row as Row)[primaryKey]);
				made.set(name, id);
				const again = await call({ entity: name, operation: "get", input: { key: { [primaryKey]: id } } });
				expect(again.data).toMatchObject(data);
				for (const field of entity.fields) {
					const where = { [field.name]: (row as Row)[field.name], [primaryKey]: id };
					const found = await call({
						entity: name,
						operation: "list",
						input: { where, orderBy: [{ [field.name]: "desc" }], select: { [field.name]: true } },
					});
					expect(found.data).toEqual([{ [field.name]: (row as Row)[field.name] }]);
				}
				const update = Object.fromEntries(
					Object.entries(data).filter(([field]) => entity.fields.some((one) => one.name === field && one.immutable === undefined)),
				);
				await call({ entity: name, operation: "update", input: { key: { [primaryKey]: id }, data: update } });
			});
			await attempt(`list of ${name}`, async () => {
				const { data: rows } = await call({ entity: name, operation: "list", input: { limit: 100 } });
				for (const row of rows as readonly Row[]) expect(Object.keys(row).sort()).toEqual(entity.fields.map((field) => field.name).sort());
			});
		}
		// Nothing of it stays for the next step to stumble over.
		for (const entity of parents.reverse()) {
			const id = made.get(entity.name);
			if (id !== undefined)
				await call({ entity: entity.name, operation: "delete", input: { key: { [entity.primaryKey]: id } } }).catch(() => undefined);
		}
	});
	return faults;
}

/** Whether a client reads what one of the new version wrote as something else. */
async function misread(living: Living, client: Version, now: Version, beyond: Row | undefined): Promise<readonly string[]> {
	if (beyond === undefined) return [];
	const made = await withClient(living, now, now, (call) =>
		call({ entity: "Person", operation: "create", input: { data: { fullName: "New", ...beyond } } }),
	);
	const input = { key: { id: (made.data as Row).id } };
	try {
		const { data } = await withClient(living, client, now, (call) => call({ entity: "Person", operation: "get", input }));
		expect(data).toMatchObject(beyond);
		return [];
	} catch (error) {
		return [`what is new is misread: ${error instanceof Error ? error.message : String(error)}`];
	} finally {
		await withClient(living, now, now, (call) => call({ entity: "Person", operation: "delete", input }));
	}
}

function isHeld({ kind, onDelete }: { readonly kind: string; readonly onDelete?: string }): boolean {
	return kind === "one" && onDelete !== undefined;
}

let serial = 0;

function sampleOf(
	field: { readonly type: string; readonly values?: readonly { readonly name: string }[] },
	parent: string | undefined,
): unknown {
	serial++;
	switch (field.type) {
		case "uuid":
			return parent ?? null;
		case "email":
			return `p${serial}@example.org`;
		case "integer":
			return serial;
		case "bigint":
			return BigInt(serial);
		case "decimal":
			return `${serial}.5`;
		case "enum":
			return field.values?.at(-1)?.name;
		default:
			return `text ${serial}`;
	}
}

function edit(name: string, ...changes: readonly (readonly [string, string])[]): void {
	const path = `spec/entities/${name}.yaml`;
	const text = spec.get(path) ?? "";
	for (const [from] of changes) expect(text).toContain(from);
	spec.set(
		path,
		changes.reduce((whole, [from, to]) => whole.replace(from, to), text),
	);
}

interface Step {
	readonly what: string;
	readonly change: () => void;
	readonly verdict: "breaking" | "careful" | "compatible";
	/** The diff asks for --accept-data-loss. */
	readonly isLoss?: true;
	/** Before the migration: rows that it has to stop at, what it says of them, and how they are mended. */
	readonly inTheWay?: { readonly put: string; readonly told: RegExp; readonly mend: string };
	/** What only a client of the new version can write: an older one fails to read it, or reads something else. */
	readonly beyond?: Row;
	/** People by their field `email`, and posts, as they are after the step. */
	readonly people: Readonly<Record<string, Row>>;
}

const ann = "ann@example.org";
const bob = "bob@example.org";

const steps: readonly Step[] = [
	{
		what: "a field is added",
		change: () => edit("person", ["  note: { type: text }\n", "  note: { type: text }\n  nick: { type: string }\n"]),
		verdict: "compatible",
		people: { [ann]: { name: "Ann Lee", age: 41, note: "first", nick: null }, [bob]: { name: "Bob Ray", mood: "wild" } },
	},
	{
		what: "a field is renamed",
		change: () => edit("person", ["  name: { type: string,", "  fullName: { type: string, renamed_from: name,"]),
		verdict: "breaking",
		people: { [ann]: { fullName: "Ann Lee" }, [bob]: { fullName: "Bob Ray" } },
	},
	{
		what: "a field is removed",
		change: () => edit("person", ["  note: { type: text }\n", ""]),
		verdict: "breaking",
		isLoss: true,
		people: { [ann]: { fullName: "Ann Lee", age: 41 } },
	},
	{
		what: "it comes back, without its values",
		change: () => edit("person", ["  nick: { type: string }\n", "  nick: { type: string }\n  note: { type: text }\n"]),
		verdict: "compatible",
		people: { [ann]: { note: null, age: 41 } },
	},
	{
		what: "a field gets another type",
		change: () => edit("person", ["age: { type: integer, min: 0 }", "age: { type: bigint, min: 0 }"]),
		verdict: "breaking",
		beyond: { age: 5_000_000_000n },
		people: { [ann]: { age: 41n }, [bob]: { age: null } },
	},
	{
		what: "a field is renamed and gets another type at once",
		change: () => edit("person", ["score: { type: decimal, precision: 6, scale: 2 }", "points: { type: integer, renamed_from: score }"]),
		verdict: "breaking",
		isLoss: true,
		inTheWay: {
			put: `UPDATE people SET score = :half WHERE email = '${bob}'`,
			told: /1 row hold a value in Person\.score that can't become integer/,
			mend: `UPDATE people SET score = :seven WHERE email = '${bob}'`,
		},
		people: { [ann]: { points: 12 }, [bob]: { points: 7 } },
	},
	{
		what: "an enum grows",
		change: () => edit("person", ["values: [calm, wild]", "values: [calm, happy, wild]"]),
		verdict: "careful",
		people: { [ann]: { mood: "calm" }, [bob]: { mood: "wild" } },
	},
	{
		what: "a member is renamed, and the rows that hold it follow",
		change: () => edit("person", ["happy, wild]", "happy, { name: mad, renamed_from: wild }]"]),
		verdict: "breaking",
		people: { [ann]: { mood: "calm" }, [bob]: { mood: "mad" } },
	},
	{
		what: "two fields are unique together",
		change: () =>
			edit("post", ["on_delete: cascade } }\n", "on_delete: cascade } }\nindexes:\n  - { fields: [personId, title], unique: true }\n"]),
		verdict: "careful",
		inTheWay: {
			put: "INSERT INTO posts (id, title, person_id) SELECT '01890000-0000-7000-8000-0000000000ff', title, person_id FROM posts WHERE title = 'one' LIMIT 1",
			told: /2 rows share their personId, title with another, which has to be unique/,
			mend: "DELETE FROM posts WHERE id = '01890000-0000-7000-8000-0000000000ff'",
		},
		people: { [ann]: { fullName: "Ann Lee" } },
	},
	{
		what: "a relation to a new entity is added",
		change: () => {
			spec.set(
				"spec/entities/topic.yaml",
				"entity: Topic\nfields:\n  id: { type: uuid, primary: true, required: true, generated: true }\n  label: { type: string }\n",
			);
			edit("post", [
				"indexes:",
				"  topicId: { type: uuid, nullable: true, foreign_key: { entity: Topic, on_delete: set_null } }\nindexes:",
			]);
		},
		verdict: "compatible",
		people: { [ann]: { fullName: "Ann Lee" } },
	},
	{
		what: "what a delete does to the rows that refer to a row changes",
		change: () => edit("post", ["on_delete: cascade", "on_delete: restrict"]),
		verdict: "careful",
		people: { [ann]: { fullName: "Ann Lee" } },
	},
	{
		what: "a field is split: first the new ones come",
		change: () => edit("person", ["  email:", "  firstName: { type: string }\n  lastName: { type: string }\n  email:"]),
		verdict: "compatible",
		people: { [ann]: { firstName: null, fullName: "Ann Lee" } },
	},
	{
		what: "then values are written over by hand, and the old one goes",
		change: () => {
			for (const [dialect, at] of [
				["sqlite", "instr(name, ' ')"],
				["postgresql", "position(' ' in name)"],
			] as const) {
				const path = `libs/server/prisma/${dialect}/migrations/${handWritten(dialect)}_split_name/migration.sql`;
				const text = `UPDATE people SET first_name = substr(name, 1, ${at} - 1), last_name = substr(name, ${at} + 1);\n`;
				files.set(path, text);
				write(join(folder, path), text);
			}
			edit("person", ["  fullName: { type: string, renamed_from: name, required: true, max_length: 80 }\n", ""]);
		},
		verdict: "breaking",
		isLoss: true,
		people: { [ann]: { firstName: "Ann", lastName: "Lee" }, [bob]: { firstName: "Bob", lastName: "Ray" } },
	},
	{
		what: "an entity that others refer to is renamed, and so is its key",
		change: () => {
			edit(
				"person",
				["entity: Person\nplural: people\n", "entity: Member\nrenamed_from: Person\n"],
				["  id: {", "  key: { renamed_from: id,"],
			);
			edit("post", ["entity: Person", "entity: Member"]);
		},
		verdict: "breaking",
		people: { [ann]: { firstName: "Ann", points: 12, age: 41n }, [bob]: { lastName: "Ray" } },
	},
	{
		what: "nothing changes",
		change: () => undefined,
		verdict: "compatible",
		people: { [ann]: { firstName: "Ann" } },
	},
];

function handWritten(dialect: string): string {
	const numbers = context.list(`libs/server/prisma/${dialect}/migrations`).map((path) => Number(/\/(\d{4})_/.exec(path)?.[1] ?? 0));
	return String(Math.max(...numbers) + 1).padStart(4, "0");
}

describe("a history of changes on databases that hold rows", () => {
	test("every step keeps what it should, and older clients fail exactly where they were said to", async () => {
		const living: readonly Living[] = [
			{ adapter: "sqlite", dialect: "sqlite", url: `file:${join(folder, "history.db")}` },
			{ adapter: "postgres", dialect: "postgresql", url: await postgres.newDatabase() },
		];
		let { version } = await advance();
		for (const one of living) {
			await withAdapter(one, version, (adapter) => server.migrate(adapter, migrationsOf(one)));
			await withClient(one, version, version, async (call) => {
				const people = [
					{ name: "Ann Lee", email: ann, age: 41, score: "12", note: "first" },
					{ name: "Bob Ray", email: bob, mood: "wild" },
				];
				for (const data of people) {
					const { data: row } = await call({ entity: "Person", operation: "create", input: { data } });
					await call({ entity: "Post", operation: "create", input: { data: { title: "one", personId: (row as Row).id } } });
				}
			});
			expect(await faultsOf(one, version, version)).toEqual([]);
		}
		for (const step of steps) {
			const before = version;
			step.change();
			const next = await advance();
			version = next.version;
			expect.soft(next.verdict, step.what).toBe(step.verdict);
			expect.soft(next.isLoss, step.what).toBe(step.isLoss ?? false);
			for (const one of living) {
				const told = `${step.what}, on ${one.dialect}`;
				await withAdapter(one, version, async (adapter) => {
					if (step.inTheWay !== undefined) {
						const { put, told: message, mend } = step.inTheWay;
						const sql = (text: string) =>
							text
								.replace(":half", one.dialect === "sqlite" ? "'0007.50'" : "7.5")
								.replace(":seven", one.dialect === "sqlite" ? "'0007.00'" : "7");
						await adapter.sql.script(sql(put));
						await expect(server.migrate(adapter, migrationsOf(one), { acceptDataLoss: true }), told).rejects.toThrow(message);
						await adapter.sql.script(sql(mend));
					}
					await server.migrate(adapter, migrationsOf(one), { acceptDataLoss: step.isLoss === true });
					expect(await server.findDrift(adapter, version.descriptor), told).toEqual([]);
				});
				await withClient(one, version, version, async (call) => {
					const entity = version.descriptor.entities.find(({ fields }) => fields.some(({ name }) => name === "email"))?.name ?? "";
					for (const [email, row] of Object.entries(step.people)) {
						expect((await call({ entity, operation: "get", input: { key: { email } } })).data, told).toMatchObject(row);
					}
					expect((await call({ entity: "Post", operation: "count", input: {} })).count, told).toBe(2);
				});
				expect(await faultsOf(one, version, version), told).toEqual([]);
				const faults = [...(await faultsOf(one, before, version)), ...(await misread(one, before, version, step.beyond))];
				if (step.verdict === "breaking") expect.soft(faults, told).not.toEqual([]);
				else expect.soft(faults, told).toEqual([]);
			}
		}
	}, 1_200_000);
});

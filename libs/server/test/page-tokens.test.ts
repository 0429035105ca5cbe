import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactJson, parseExactJson } from "../src/query/exact-json.js";
import { failure, harness, principal, usualRules } from "./harness.js";

const refused = { code: "VALIDATION_ERROR", faults: { pageToken: "page_token" } };

async function paged() {
	const made = harness();
	await made.admin.call("Account", "createMany", {
		data: Array.from({ length: 5 }, (_, index) => ({ name: `name_${index}`, age: index })),
	});
	const query = { where: { age: { gte: 0 }, active: true }, orderBy: [{ age: "desc" }], limit: 2 };
	const first = await made.admin.call("Account", "list", query);
	return { ...made, query, pageToken: first.nextPageToken as string };
}

describe("page tokens", () => {
	it("hold nothing that can be read", async () => {
		const { pageToken } = await paged();
		expect(pageToken).toMatch(/^[A-Za-z0-9_-]+$/);
		expect(Buffer.from(pageToken, "base64url").toString("latin1")).not.toMatch(/age|Account|name/);
	});

	it("go with the same arguments, in any spelling that means the same", async () => {
		const { admin, query, pageToken } = await paged();
		const names = (page: Readonly<Record<string, unknown>>) => (page.data as { name: string }[]).map((row) => row.name);
		expect(names(await admin.call("Account", "list", { ...query, pageToken }))).toEqual(["name_2", "name_1"]);
		const turned = {
			...query,
			where: { active: true, age: { gte: 0 } },
			orderBy: { age: "desc" },
			limit: 1,
			select: { name: true },
			pageToken,
		};
		expect(names(await admin.call("Account", "list", turned))).toEqual(["name_2"]);
	});

	it("are refused with other arguments, for another principal, for another entity and under other rules", async () => {
		const { admin, as, engine, query, pageToken } = await paged();
		const others = [
			{ ...query, where: { age: { gte: 1 }, active: true } },
			{ ...query, where: undefined },
			{ ...query, orderBy: [{ age: "asc" }] },
			{ ...query, orderBy: [{ age: "desc" }, { name: "asc" }] },
		];
		for (const other of others) expect(await failure(admin.call("Account", "list", { ...other, pageToken }))).toEqual(refused);
		expect(await failure(as(principal("admin", "another")).call("Account", "list", { ...query, pageToken }))).toEqual(refused);
		expect(await failure(admin.call("Note", "list", { limit: 2, pageToken }))).toEqual(refused);
		engine.setRules({ ...engine.rules, revision: "other" });
		expect(await failure(admin.call("Account", "list", { ...query, pageToken }))).toEqual(refused);
	});

	it("expire after an hour", async () => {
		const { admin, advance, query, pageToken } = await paged();
		advance(3_600_000 - 1);
		await admin.call("Account", "list", { ...query, pageToken });
		advance(1);
		expect(await failure(admin.call("Account", "list", { ...query, pageToken }))).toEqual(refused);
	});

	it("are refused when any bit was altered", async () => {
		const { admin, query, pageToken } = await paged();
		const bytes = Buffer.from(pageToken, "base64url");
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const altered = Buffer.from(bytes);
			altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect(await failure(admin.call("Account", "list", { ...query, pageToken: altered.toString("base64url") }))).toEqual(refused);
		}
		for (const other of [
			`${pageToken}=`,
			`${pageToken}A`,
			pageToken.slice(0, -1),
			` ${pageToken}`,
			pageToken.replace(/./, "!"),
			"x",
			"null",
		])
			expect(await failure(admin.call("Account", "list", { ...query, pageToken: other }))).toEqual(refused);
		for (const other of [1, null, {}, []])
			expect((await failure(admin.call("Account", "list", { ...query, pageToken: other }))).code).toBe("VALIDATION_ERROR");
	});

	it("open under the same key in another process, and not under another key", async () => {
		const key = new Uint8Array(32).fill(7);
		const one = harness(usualRules, { pageTokenKey: key });
		const other = harness(usualRules, { pageTokenKey: key, adapter: one.adapter });
		const stranger = harness(usualRules, { pageTokenKey: new Uint8Array(32).fill(8), adapter: one.adapter });
		await one.admin.call("Account", "createMany", { data: [{ name: "ada" }, { name: "bob" }] });
		const { nextPageToken: pageToken } = await one.admin.call("Account", "list", { limit: 1 });
		expect((await other.admin.call("Account", "list", { limit: 1, pageToken })).data).toMatchObject([{ name: "bob" }]);
		expect(await failure(stranger.admin.call("Account", "list", { limit: 1, pageToken }))).toEqual(refused);
	});
});

describe("exact JSON", () => {
	it("gives back every value with its type", () => {
		const values = fc.oneof(
			fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))), // JSON text knows no -0, and no value of ours is one.
			fc.bigInt(),
			fc.date({ noInvalidDate: true }),
			fc.uint8Array(),
			fc.constant({ $: "bigint", v: "1" }),
		);
		fc.assert(
			fc.property(fc.array(values), (value) => {
				expect(parseExactJson(exactJson(value))).toEqual(value);
			}),
		);
	});
});

import { isDBALError } from "@metabuilder/dbal/contract";
import { expectEqual, expectFault, expectTrue } from "../expect.js";
import { uuidOf } from "../values/field-value.js";
import { handWritten, mistyped } from "./hand-written.js";

/** Everything that an error tells, but for what names the single call. */
async function told(call: Promise<unknown>): Promise<unknown> {
	try {
		await call;
	} catch (error) {
		if (!isDBALError(error)) throw error;
		return { code: error.code, message: error.message, reason: error.reason, fields: error.fields, retryAfterMs: error.retryAfterMs };
	}
	throw new Error("the call should fail");
}

/** Words that only the inside of a database or a program would say. */
const insides =
	/sqlite|postgres|prisma|libsql|constraint|select |insert |update "|fkey|_key\b|\.[cm]?[jt]s\b|node:|\/(home|work|tmp|usr)\//i;

export const errors = handWritten("errors", "shipped", {
	"a row that isn't there is NOT_FOUND, in get, update and delete, by each key": async ({ db }) => {
		const id = uuidOf(1);
		for (const key of [{ id }, { username: "nobody" }, { email: "nobody@example.org" }]) {
			await expectFault(db.get("User", key), { code: "NOT_FOUND" }, "get");
			await expectFault(db.update("User", key, { role: "user" }), { code: "NOT_FOUND" }, "update");
			await expectFault(db.delete("User", key), { code: "NOT_FOUND" }, "delete");
		}
	},
	"a row that is hidden is told as one that isn't there, to the letter": async ({ db, rows, as }) => {
		const self = await rows.create("User");
		const other = await rows.create("User");
		const user = await as({ kind: "impersonate", id: String(self.id), role: "user" });
		const hidden = { id: String(other.id) };
		const missing = { id: uuidOf(2) };
		expectEqual(await told(user.get("User", hidden)), await told(user.get("User", missing)), "get");
		expectEqual(
			await told(user.get("User", { username: String(other.username) })),
			await told(user.get("User", { username: "nobody" })),
			"get by name",
		);
		const change = { username: "taken-over" };
		expectEqual(await told(user.update("User", hidden, change)), await told(user.update("User", missing, change)), "update");
		expectEqual(await db.get("User", hidden), other, "the hidden row");
	},
	"a conflict names fields of the spec, and no other row's value": async ({ rows }) => {
		const taken = await rows.create("User", "needed", { username: "conflict-name", email: "conflict@example.org" });
		const error = await expectFault(rows.create("User", "needed", { username: taken.username }), { code: "CONFLICT", reason: "unique" });
		expectTrue(!JSON.stringify(error.fields).includes("conflict@"), "the error tells another field's value");
		expectEqual(
			error.fields.map((field) => field.path),
			["data.username"],
			"the fields",
		);
		expectTrue(
			!insides.test(`${error.message} ${error.fields.map((field) => field.message).join(" ")}`),
			`the message tells of the inside: ${error.message}`,
		);
	},
	"restricted deletion says so, and nothing of the rows": async ({ db, rows }) => {
		const flow = await rows.create("Workflow");
		const error = await expectFault(db.delete("User", { id: String(flow.createdBy) }), { code: "CONFLICT", reason: "restrict" });
		expectTrue(!insides.test(error.message), `the message tells of the inside: ${error.message}`);
		expectTrue(!error.message.includes(String(flow.id)), "the message tells another row's id");
	},
	"no refusal repeats the value that it refuses": async ({ rows }) => {
		const canary = "canary-7f3a";
		const refusals = [
			expectFault(rows.create("User", "needed", { email: canary }), { code: "VALIDATION_ERROR" }),
			expectFault(rows.create("User", "needed", { role: canary }), { code: "VALIDATION_ERROR" }),
			expectFault(rows.create("User", "needed", { tenantId: canary }), { code: "VALIDATION_ERROR" }),
			expectFault(rows.create("User", "needed", { username: `${canary}!`.repeat(9) }), { code: "VALIDATION_ERROR" }),
		];
		for (const error of await Promise.all(refusals)) {
			const said = `${error.message} ${JSON.stringify(error.fields)}`;
			expectTrue(!said.includes(canary), `the value is told: ${said}`);
		}
	},
	"each field fault has a path, a rule and a message": async ({ rows }) => {
		const error = await expectFault(rows.create("User", "needed", { email: "x", tenantId: "x", username: "" }), {
			code: "VALIDATION_ERROR",
		});
		for (const field of error.fields) expectTrue(field.path !== "" && field.rule !== "" && field.message !== "", JSON.stringify(field));
		expectEqual(
			[...new Set(error.fields.map((field) => field.path))].sort(),
			["data.email", "data.tenantId", "data.username"],
			"the paths",
		);
	},
	"a name that is not the model's is refused": async ({ db }) => {
		await expectFault(db.list("User", { nope: 1 } as object), { code: "VALIDATION_ERROR" }, "an unknown argument");
		await expectFault(db.list("User", { where: mistyped([]) }), { code: "VALIDATION_ERROR" }, "a list for a where");
		await expectFault(db.list("User", { where: mistyped(null) }), { code: "VALIDATION_ERROR" }, "null for a where");
		await expectFault(db.list("User", { where: mistyped("id") }), { code: "VALIDATION_ERROR" }, "text for a where");
		await expectFault(db.create("User", mistyped([])), { code: "VALIDATION_ERROR" }, "a list for data");
		await expectFault(db.create("User", mistyped(null)), { code: "VALIDATION_ERROR" }, "null for data");
		await expectFault(db.createMany("User", mistyped({})), { code: "VALIDATION_ERROR" }, "an object for rows");
		await expectFault(db.get("User", { id: mistyped(null) }), { code: "VALIDATION_ERROR" }, "null in a key");
		await expectFault(db.get("User", { id: mistyped({ not: "" }) }), { code: "VALIDATION_ERROR" }, "an operator in a key");
	},
});

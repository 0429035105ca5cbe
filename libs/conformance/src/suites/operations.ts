import { isDBALError, type Row } from "@metabuilder/dbal/contract";
import { type CaseContext, shared } from "../case.js";
import { expectEqual, expectFault, expectTrue } from "../expect.js";
import { show } from "../show.js";
import { uuidOf } from "../values/field-value.js";
import { handWritten } from "./hand-written.js";

interface Tree {
	readonly pageId: string;
	readonly nodes: Readonly<Record<string, string>>;
}

/** A page with the components a (a1 (a11), a2) and b, made in another order. */
async function makeTree({ rows, db }: CaseContext): Promise<Tree> {
	const page = await rows.create("PageView");
	const pageId = String(page.id);
	const nodes: Record<string, string> = {};
	const add = async (name: string, parent: string | undefined, order: number) => {
		const parentId = parent === undefined ? null : (nodes[parent] ?? null);
		const row = await db.create("ComponentHierarchy", { pageId, parentId, componentType: name, order });
		nodes[name] = String(row.id);
	};
	await add("b", undefined, 2);
	await add("a", undefined, 1);
	await add("a2", "a", 5);
	await add("a1", "a", 3);
	await add("a11", "a1", 0);
	return { pageId, nodes };
}

const types = (rows: unknown) => (rows as readonly Row[]).map((row) => row.componentType);

async function tree({ db }: CaseContext, pageId: string): Promise<unknown> {
	return types(await db.custom("ComponentHierarchy", "getTree", { pageId }));
}

const password = "correct horse battery";

interface Account {
	readonly user: Row;
	readonly session: { readonly id: string; readonly token: string; readonly expiresAt: Date };
}

/** Somebody who has signed in. The daemon counts these calls: a run has few of them. */
const account = shared(async (context: CaseContext): Promise<Account> => {
	const user = await context.rows.create("User", "needed", { username: "signs-in", role: "moderator" });
	await context.db.custom("Credential", "setPassword", { username: "signs-in", newPassword: password });
	const anonymous = await context.as({ kind: "anonymous" });
	const session = await anonymous.custom("Session", "signIn", { username: "signs-in", password });
	return { user, session: session as Account["session"] };
});

/** Fails with UNAUTHORIZED, at the latest a second after it should: a daemon may believe a session for that long. */
async function ends(call: () => Promise<unknown>): Promise<void> {
	for (let attempt = 0; attempt < 30; attempt++) {
		const isOver = await call().then(
			() => false,
			(error: unknown) => isDBALError(error) && error.code === "UNAUTHORIZED",
		);
		if (isOver) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	await expectFault(call(), { code: "UNAUTHORIZED" }, "a session that was ended");
}

export const operations = handWritten("operations", "shipped", {
	"getTree gives parents before children, siblings in their order": async (context) => {
		const { pageId } = await makeTree(context);
		await makeTree(context); // of another page
		expectEqual(await tree(context, pageId), ["a", "a1", "a11", "a2", "b"], "the tree");
	},
	"getTree of a page that isn't there is NOT_FOUND": async ({ db }) => {
		await expectFault(db.custom("ComponentHierarchy", "getTree", { pageId: uuidOf(3) }), { code: "NOT_FOUND" });
	},
	"move hangs a component elsewhere, or at the top": async (context) => {
		const { pageId, nodes } = await makeTree(context);
		const moved = (await context.db.custom("ComponentHierarchy", "move", { id: nodes.a1, newParentId: nodes.b, order: 0 })) as Row;
		expectEqual([moved.parentId, moved.order], [nodes.b, 0], "the moved row");
		expectEqual(await tree(context, pageId), ["a", "a2", "b", "a1", "a11"], "the tree");
		await context.db.custom("ComponentHierarchy", "move", { id: nodes.a1, order: 0 });
		expectEqual(await tree(context, pageId), ["a1", "a11", "a", "a2", "b"], "the tree with it at the top");
	},
	"move refuses to hang a component below itself, or on another page": async (context) => {
		const { pageId, nodes } = await makeTree(context);
		const other = await makeTree(context);
		const refused = { code: "VALIDATION_ERROR", fields: [{ path: "newParentId", rule: "*" }] };
		const move = (newParentId: string | undefined) =>
			context.db.custom("ComponentHierarchy", "move", { id: nodes.a, newParentId, order: 0 });
		await expectFault(move(nodes.a), refused, "below itself");
		await expectFault(move(nodes.a1), refused, "below its child");
		await expectFault(move(nodes.a11), refused, "below its child's child");
		await expectFault(move(other.nodes.b), refused, "on another page");
		await expectFault(move(uuidOf(4)), { code: "NOT_FOUND" }, "below what isn't there");
		expectEqual(await tree(context, pageId), ["a", "a1", "a11", "a2", "b"], "the tree");
	},
	"reorder sets all orders or none": async (context) => {
		const { pageId, nodes } = await makeTree(context);
		const reorder = (components: readonly unknown[]) => context.db.custom("ComponentHierarchy", "reorder", { components });
		expectEqual(
			types(
				await reorder([
					{ id: nodes.b, order: 0 },
					{ id: nodes.a2, order: 1 },
				]),
			),
			["b", "a2"],
			"the rows",
		);
		expectEqual(await tree(context, pageId), ["b", "a", "a2", "a1", "a11"], "the tree");
		await expectFault(
			reorder([
				{ id: nodes.a, order: 0 },
				{ id: uuidOf(5), order: 1 },
			]),
			{ code: "NOT_FOUND" },
			"with one that isn't there",
		);
		await expectFault(
			reorder([
				{ id: nodes.a, order: 0 },
				{ id: nodes.a, order: 1 },
			]),
			{ code: "VALIDATION_ERROR" },
			"with one twice",
		);
		await expectFault(
			reorder([{ id: nodes.a, order: -1 }]),
			{ code: "VALIDATION_ERROR", fields: [{ path: "components.0.order", rule: "min" }] },
			"below 0",
		);
		await expectFault(
			reorder([{ id: nodes.a }]),
			{ code: "VALIDATION_ERROR", fields: [{ path: "components.0.order", rule: "required" }] },
			"without",
		);
		expectEqual(await tree(context, pageId), ["b", "a", "a2", "a1", "a11"], "the tree after refusals");
	},
	"parameters are checked: unknown, missing, mistyped": async ({ db }) => {
		const call = (input: Readonly<Record<string, unknown>>) => db.custom("PageView", "getBySlug", input);
		await expectFault(call({}), { code: "VALIDATION_ERROR", fields: [{ path: "slug", rule: "required" }] }, "missing");
		await expectFault(call({ slug: 1 }), { code: "VALIDATION_ERROR", fields: [{ path: "slug", rule: "type" }] }, "mistyped");
		await expectFault(call({ slug: "" }), { code: "VALIDATION_ERROR", fields: [{ path: "slug", rule: "min_length" }] }, "empty");
		await expectFault(
			call({ slug: "x", nope: 1 }),
			{ code: "VALIDATION_ERROR", fields: [{ path: "nope", rule: "unknown_field" }] },
			"unknown",
		);
	},
	"getBySlug finds a page by its path": async ({ db, rows }) => {
		const page = await rows.create("PageView", "needed", { slug: "docs/first-steps" });
		expectEqual(await db.custom("PageView", "getBySlug", { slug: "docs/first-steps" }), page, "the page");
		await expectFault(db.custom("PageView", "getBySlug", { slug: "docs/first-step" }), { code: "NOT_FOUND" }, "another path");
	},
	"search finds names and addresses in any case of letters": async ({ db, rows, clear }) => {
		await clear();
		for (const username of ["Needle-b", "needle-a", "other"])
			await rows.create("User", "needed", { username, email: `${username}@hay.example` });
		await rows.create("User", "needed", { username: "by-mail", email: "nEEdle@hay.example" });
		const search = async (input: Readonly<Record<string, unknown>>) =>
			((await db.custom("User", "search", input)) as Row[]).map((row) => row.username);
		expectEqual(await search({ query: "NEEDLE" }), ["Needle-b", "by-mail", "needle-a"], "by username");
		expectEqual(await search({ query: "needle", limit: 1 }), ["Needle-b"], "limited");
		expectEqual(await search({ query: "%" }), [], "a wildcard is a plain character");
		await expectFault(
			search({ query: "a", limit: 101 }),
			{ code: "VALIDATION_ERROR", fields: [{ path: "limit", rule: "max" }] },
			"over the limit",
		);
	},
	"packages: one version is installed at a time": async ({ db, rows }) => {
		const one = await rows.create("Package", "needed", { name: "kit", version: "1.0.0" });
		const two = await rows.create("Package", "needed", { name: "kit", version: "2.0.0" });
		const installed = (await db.custom("Package", "install", { id: one.id })) as Row;
		expectTrue(installed.isInstalled === true && installed.installedAt instanceof Date, show(installed));
		await expectFault(db.custom("Package", "install", { id: two.id }), { code: "CONFLICT" }, "another version");
		const gone = (await db.custom("Package", "uninstall", { id: one.id })) as Row;
		expectEqual([gone.isInstalled, gone.installedAt, gone.installedBy], [false, null, null], "uninstalled");
		await db.custom("Package", "install", { id: two.id });
		await expectFault(db.custom("Package", "install", { id: uuidOf(6) }), { code: "NOT_FOUND" }, "what isn't there");
	},
	"sign in gives a session that tells who it is": async (context) => {
		const { user, session } = await account(context);
		expectTrue(session.expiresAt > new Date() && session.token.length >= 32, "the session should last, and its token be long");
		const caller = await context.as({ kind: "session", id: session.id, token: session.token });
		const me = (await caller.custom("User", "me")) as Row;
		expectEqual([me.id, me.username, me.role, me.level], [user.id, "signs-in", "moderator", 2], "me");
		expectEqual(
			(await caller.list("User")).data.map((row) => row.id),
			[user.id],
			"the rows that it may read",
		);
	},
	"a wrong password and an unknown account are told in the same words": async (context) => {
		await account(context);
		const anonymous = await context.as({ kind: "anonymous" });
		const signIn = (username: string, secret: string) => anonymous.custom("Session", "signIn", { username, password: secret });
		const wrong = await expectFault(signIn("signs-in", "wrong password"), { code: "UNAUTHORIZED" }, "a wrong password");
		const unknown = await expectFault(signIn("nobody-at-all", password), { code: "UNAUTHORIZED" }, "an unknown account");
		expectEqual([unknown.message, unknown.fields, unknown.reason], [wrong.message, wrong.fields, wrong.reason], "what is told");
		const verify = (username: string, secret: string) => anonymous.custom("Credential", "verify", { username, password: secret });
		expectEqual(await verify("signs-in", password), { valid: true }, "verify");
		expectEqual(await verify("signs-in", `${password} `), { valid: false }, "verify with a wrong password");
		expectEqual(await verify("nobody-at-all", password), { valid: false }, "verify of an unknown account");
	},
	"what is secret is stored as a hash": async (context) => {
		const { session } = await account(context);
		const [credential] = (await context.db.list("Credential", { where: { username: "signs-in" } })).data;
		const stored = await context.db.get("Session", { id: session.id });
		expectTrue(
			String(credential?.passwordHash).startsWith("scrypt$") && !show(credential, 9_999).includes(password),
			"the password is stored",
		);
		expectTrue(!show(stored, 9_999).includes(session.token), "the token is stored");
	},
	"a token that is not the session's is UNAUTHORIZED": async (context) => {
		const { session } = await account(context);
		for (const token of [`${session.token}x`, session.token.slice(1), "x", uuidOf(8)]) {
			await expectFault(
				(async () => (await context.as({ kind: "session", id: session.id, token })).custom("User", "me"))(),
				{ code: "UNAUTHORIZED" },
				"another token",
			);
		}
		await expectFault(
			(async () => (await context.as({ kind: "session", id: uuidOf(9), token: session.token })).custom("User", "me"))(),
			{ code: "UNAUTHORIZED" },
			"another id",
		);
	},
	"refresh gives another token, and the old one ends": async (context) => {
		const { session } = await account(context);
		const caller = await context.as({ kind: "session", id: session.id, token: session.token });
		const fresh = (await caller.custom("Session", "refresh")) as Account["session"];
		expectTrue(fresh.id === session.id && fresh.token !== session.token, "the token should be another");
		const renewed = await context.as({ kind: "session", id: fresh.id, token: fresh.token });
		expectEqual(((await renewed.custom("User", "me")) as Row).username, "signs-in", "me with the new token");
		await renewed.custom("Session", "signOut");
		await ends(async () => (await context.as({ kind: "session", id: fresh.id, token: fresh.token })).custom("User", "me"));
	},
	"me is for those who are signed in": async ({ as }) => {
		const anonymous = await as({ kind: "anonymous" });
		await expectFault(anonymous.custom("User", "me"), { code: "FORBIDDEN" });
		await expectFault(anonymous.custom("Session", "signOut"), { code: "FORBIDDEN" });
	},
});

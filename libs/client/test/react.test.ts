// @vitest-environment happy-dom
import { QueryClient } from "@tanstack/react-query";
import { act, cleanup, render, renderHook, screen, waitFor } from "@testing-library/react";
import { Component, createElement, type ReactNode, Suspense } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ConnectionState, observed } from "../src/connection-state.js";
import type { Call } from "../src/contract/call.js";
import { DBALError } from "../src/contract/dbal-error.js";
import { DBALClient } from "../src/dbal-client.js";
import type { Link } from "../src/link.js";
import {
	DBALProvider,
	useCan,
	useConnection,
	useCount,
	useGet,
	useList,
	useMutation,
	usePages,
	useSession,
	useSuspenseList,
} from "../src/react/index.js";
import { inProcessLink } from "../src/transports/in-process.js";

/** A client of an engine in memory whose calls are noted, and may be held, refused or answered on their way. */
function open(onTheWay: (call: Call) => Promise<object | undefined> | object | undefined = () => undefined) {
	const sent: string[] = [];
	const state = observed<ConnectionState>("ready");
	const dbal = new DBALClient({ mode: "development", adapter: "memory" }, (options): Link => {
		const link = inProcessLink(options);
		return {
			close: () => link.close(),
			transport: (credentials) => {
				const transport = link.transport(credentials);
				return {
					...transport,
					state,
					call: async (call, callOptions) => {
						sent.push(`${call.entity}.${call.operation}`);
						const answer = await onTheWay(call);
						return answer ? { ...answer } : transport.call(call, callOptions);
					},
				};
			},
		};
	});
	const queryClient = new QueryClient();
	const wrapper = ({ children }: { readonly children: ReactNode }) => createElement(DBALProvider, { client: dbal, queryClient }, children);
	return { dbal, sent, state, queryClient, wrapper };
}

let opened: ReturnType<typeof open>;
const users = (...names: readonly string[]) => names.map((username) => ({ username, email: `${username}@example.org` }));

beforeEach(() => {
	opened = open();
});
afterEach(async () => {
	cleanup();
	await opened.dbal.close();
});

class Boundary extends Component<{ readonly children?: ReactNode }, { readonly error?: DBALError }> {
	override state: { readonly error?: DBALError } = {};
	static getDerivedStateFromError(error: DBALError) {
		return { error };
	}
	override render() {
		return this.state.error ? `failed: ${this.state.error.code}` : this.props.children;
	}
}
const Names = () =>
	useSuspenseList("users")
		.data.data.map(({ username }) => username)
		.join();

const Missing = () => useGet("users", { username: "nobody" }, {}, { throwOnError: true }).data?.username ?? null;

describe("reading", () => {
	it("lists, gets and counts, and asks again after a write", async () => {
		const { dbal, wrapper } = opened;
		const [ada] = await dbal.users.createMany(users("ada", "bob"));
		const { result } = renderHook(
			() => ({
				list: useList("users", { orderBy: { username: "asc" }, select: { username: true } }),
				one: useGet("users", ada?.id),
				none: useGet("users", undefined),
				count: useCount("users", { where: { role: "user" } }),
				create: useMutation("users", "create"),
			}),
			{ wrapper },
		);
		expect(result.current.list.isPending).toBe(true);
		await waitFor(() => expect(result.current.list.data?.data).toEqual([{ username: "ada" }, { username: "bob" }]));
		await waitFor(() => expect(result.current.one.data).toEqual(ada));
		await waitFor(() => expect(result.current.count.data).toBe(2));
		expect(result.current.none.fetchStatus).toBe("idle");
		await act(() => result.current.create.mutateAsync({ username: "cleo", email: "cleo@example.org" }));
		await waitFor(() => expect(result.current.list.data?.data).toHaveLength(3));
		await waitFor(() => expect(result.current.count.data).toBe(3));
	});

	it("gives related rows with a row, and asks again when those change", async () => {
		const { dbal, wrapper } = opened;
		const [ada] = await dbal.users.createMany(users("ada"));
		if (!ada) throw new Error("no user");
		const workflow = { trigger: "manual", triggerConfig: {}, steps: [], createdBy: ada.id } as const;
		await dbal.workflows.create({ ...workflow, name: "first" });
		const { result } = renderHook(
			() => ({
				one: useGet("users", ada.id, { include: { workflows: { select: { name: true } }, _count: { workflows: true } } }),
				create: useMutation("workflows", "create"),
			}),
			{ wrapper },
		);
		await waitFor(() => expect(result.current.one.data?.workflows).toEqual([{ name: "first" }]));
		await act(() => result.current.create.mutateAsync({ ...workflow, name: "second" }));
		await waitFor(() => expect(result.current.one.data?._count.workflows).toBe(2));
	});

	it("grows a list page by page", async () => {
		const { dbal, wrapper } = opened;
		await dbal.users.createMany(users("a1x", "b2x", "c3x", "d4x", "e5x"));
		const { result } = renderHook(() => usePages("users", { orderBy: { username: "asc" }, limit: 2, total: true }), { wrapper });
		await waitFor(() => expect(result.current.rows).toHaveLength(2));
		expect(result.current.total).toBe(5);
		await act(() => result.current.fetchNextPage());
		await act(() => result.current.fetchNextPage());
		await waitFor(() => expect(result.current.rows.map(({ username }) => username)).toEqual(["a1x", "b2x", "c3x", "d4x", "e5x"]));
		expect(result.current.hasNextPage).toBe(false);
	});

	it("tells failures as DBALError, or to an error boundary, and suspends", async () => {
		const { dbal, wrapper } = opened;
		await dbal.users.createMany(users("ada"));
		const { result } = renderHook(() => useGet("users", "0198f7a0-0000-7000-8000-0000000000ff"), { wrapper });
		await waitFor(() => expect(result.current.error).toMatchObject({ code: "NOT_FOUND" }));

		vi.spyOn(console, "error").mockImplementation(() => {});
		render(
			createElement("div", {}, [
				createElement(Suspense, { key: "a", fallback: "waiting" }, createElement(Names)),
				createElement(Boundary, { key: "b" }, createElement(Missing)),
			]),
			{ wrapper },
		);
		expect(screen.getByText(/waiting/)).toBeTruthy();
		await waitFor(() => expect(screen.getByText(/ada/)).toBeTruthy());
		await waitFor(() => expect(screen.getByText(/failed: NOT_FOUND/)).toBeTruthy());
		vi.restoreAllMocks();
	});
});

describe("what one may do", () => {
	it("is false until it is known, asked once for many, and asked again after a write", async () => {
		const { dbal, wrapper, sent, queryClient } = opened;
		const [ann] = await dbal.users.createMany(users("ann"));
		const { result } = renderHook(
			() => [
				useCan("update", "User", ann?.id),
				useCan("update", "User", ann?.id),
				useCan("delete", "User", "00000000-0000-7000-8000-000000000000"),
				useCan("update", "User", null),
			],
			{ wrapper },
		);
		expect(result.current).toEqual([false, false, false, false]);
		await waitFor(() => expect(result.current).toEqual([true, true, false, false]));
		expect(sent.filter((call) => call === ".can")).toHaveLength(2);
		await act(() => queryClient.invalidateQueries({ queryKey: ["dbal", "users"] }));
		await waitFor(() => expect(sent.filter((call) => call === ".can")).toHaveLength(4));
	});
});

describe("writing", () => {
	it("shows an update and a delete before they are done, and takes them back where they fail", async () => {
		let refusal: DBALError | undefined;
		let release = () => {};
		opened = open(async ({ operation }) => {
			if (operation !== "update" && operation !== "delete") return undefined;
			await new Promise<void>((resolve) => {
				release = resolve;
			});
			if (refusal) throw refusal;
			return undefined;
		});
		const { dbal, wrapper } = opened;
		const [ada, bob] = await dbal.users.createMany(users("ada", "bob"));
		if (!ada || !bob) throw new Error("no users");
		const { result } = renderHook(
			() => ({
				list: useList("users", { orderBy: { username: "asc" }, total: true }),
				pages: usePages("users", { orderBy: { username: "asc" } }),
				one: useGet("users", ada.id),
				update: useMutation("users", "update", { optimistic: true }),
				remove: useMutation("users", "delete", { optimistic: true }),
			}),
			{ wrapper },
		);
		const names = () =>
			[result.current.list.data?.data, result.current.pages.rows].map((rows) => rows?.map(({ username }) => username).join());
		await waitFor(() => expect(names()).toEqual(["ada,bob", "ada,bob"]));
		await waitFor(() => expect(result.current.one.data).toBeDefined());

		refusal = new DBALError("CONFLICT", "Taken.", { reason: "unique" });
		act(() => result.current.update.mutate({ key: ada.id, data: { username: "zoe" } }));
		await waitFor(() => expect(names()).toEqual(["zoe,bob", "zoe,bob"]));
		expect(result.current.one.data?.username).toBe("zoe");
		await act(async () => release());
		await waitFor(() => expect(result.current.update.error).toBe(refusal));
		await waitFor(() => expect(names()).toEqual(["ada,bob", "ada,bob"]));

		refusal = undefined;
		act(() => result.current.remove.mutate({ username: "bob" }));
		await waitFor(() => expect(names()).toEqual(["ada", "ada"]));
		expect(result.current.list.data?.total).toBe(1);
		await act(async () => release());
		await waitFor(() => expect(result.current.remove.isSuccess).toBe(true));
		expect(names()).toEqual(["ada", "ada"]);
	});

	it("asks again for what it may have touched, and for nothing else", async () => {
		const { wrapper, sent, queryClient } = opened;
		const { result } = renderHook(
			() => ({
				users: useList("users"),
				packages: useList("packages"),
				pages: useList("pageViews"),
				create: useMutation("users", "create"),
				rename: useMutation("users", "create", { invalidates: ["packages"] }),
			}),
			{ wrapper },
		);
		await waitFor(() => expect(queryClient.isFetching()).toBe(0));
		sent.length = 0;
		await act(() => result.current.create.mutateAsync({ username: "ada", email: "ada@example.org" }));
		// Packages are next to users: they are installed by one.
		await waitFor(() => expect([...sent].sort()).toEqual(["Package.list", "User.create", "User.list"]));
		sent.length = 0;
		await act(() => result.current.rename.mutateAsync({ username: "bob", email: "bob@example.org" }));
		await waitFor(() => expect([...sent].sort()).toEqual(["Package.list", "User.create"]));
	});
});

describe("who one is and how the connection stands", () => {
	it("is shown, and what was read as somebody else is forgotten", async () => {
		const user = { id: "0198f7a0-0000-7000-8000-000000000001", username: "ada", role: "user", level: 1 };
		let isSignedIn = false;
		opened = open(({ operation }) => {
			if (operation === "list") return isSignedIn ? { data: [] } : undefined;
			if (operation !== "signIn") return undefined;
			isSignedIn = true;
			return { id: user.id, token: "t", expiresAt: new Date(4e12), user };
		});
		const { dbal, wrapper } = opened;
		await dbal.users.createMany(users("bob"));
		const shown = new Set<string>();
		const { result } = renderHook(
			() => {
				const session = useSession();
				const list = useList("users");
				shown.add(`${session.user?.username}: ${list.data?.data.map(({ username }) => username).join() ?? "waits"}`);
				return { session, list };
			},
			{ wrapper },
		);
		await waitFor(() => expect(result.current.list.data?.data).toHaveLength(1));
		await act(() => result.current.session.signIn("ada", "secret"));
		expect(result.current.session).toMatchObject({ isSignedIn: true, user });
		await waitFor(() => expect(result.current.list.data?.data).toEqual([]));
		expect([...shown]).toEqual(["undefined: waits", "undefined: bob", "ada: waits", "ada: "]);
	});

	it("asks again when a lost connection is back", async () => {
		const { wrapper, sent, state } = opened;
		const { result } = renderHook(() => ({ state: useConnection(), list: useList("users") }), { wrapper });
		await waitFor(() => expect(result.current.list.isSuccess).toBe(true));
		expect(result.current.state).toBe("ready");
		act(() => state.set("reconnecting"));
		expect(result.current.state).toBe("reconnecting");
		expect(sent).toEqual(["User.list"]);
		act(() => state.set("ready"));
		await waitFor(() => expect(sent).toEqual(["User.list", "User.list"]));
	});
});

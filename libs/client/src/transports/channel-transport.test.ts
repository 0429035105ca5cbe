import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { codecs } from "../../gen/contract/codecs.js";
import { model } from "../../gen/contract/model.js";
import { type DaemonEnd, fakeDaemon } from "../../test/fake/daemon-end.js";
import type { ConnectionState } from "../connection-state.js";
import { DBALError } from "../contract/dbal-error.js";
import { createWireMapping } from "../contract/wire/mapping.js";
import { channelLink } from "./channel-transport.js";
import type { Network } from "./network.js";

const wire = createWireMapping(model, codecs);
const lost = () => new DBALError("DATABASE_ERROR", "Lost.", { reason: "connection_lost" });

/** A principal's transport, the ends of its pipes, and a network that can be switched. */
function open(holds = false) {
	const { openPipe, ends } = fakeDaemon(holds);
	let isOnline = true;
	let callback = () => {};
	const network: Network = {
		get isOnline() {
			return isOnline;
		},
		whenOnline: (told) => {
			callback = told;
			return () => {
				callback = () => {};
			};
		},
	};
	const link = channelLink({ wire, endpoint: "localhost:50051", openPipe, random: () => 0, network });
	const transport = link.transport({ kind: "session", id: "s", token: "t1" });
	const states: ConnectionState[] = [];
	transport.state.subscribe((state) => states.push(state));
	const setOnline = (online: boolean) => {
		isOnline = online;
		if (online) callback();
	};
	return { transport, ends, states, setOnline, link };
}

const admit = (end: DaemonEnd | undefined) =>
	end?.answer({ callId: 0, kind: { $case: "authenticated", value: { principalId: "u", role: "user", level: 1 } } });

const settle = () => vi.advanceTimersByTimeAsync(0);
const count = { entity: "User", operation: "count", input: {} };
const answerOf = (count: number) => {
	const operation = wire.operation("metabuilder.v1.UserService/Count");
	if (!operation) throw new Error("no count");
	return wire.encodeResponse(operation, { count });
};
const started = (end: DaemonEnd | undefined) => end?.frames.filter(({ kind }) => kind?.$case === "start").map(({ callId }) => callId) ?? [];
const createUser = { entity: "User", operation: "create", input: { data: { username: "ada", email: "ada@example.org" } } };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a connection that is lost", () => {
	it("is tried again after waits that grow, until one holds", async () => {
		const { transport, ends, states } = open();
		expect(transport.state.current).toBe("idle");
		transport.connect();
		await settle();
		admit(ends[0]);
		expect(states).toEqual(["connecting", "ready"]);
		ends[0]?.drop();
		expect(transport.state.current).toBe("reconnecting");
		await vi.advanceTimersByTimeAsync(199);
		expect(ends).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(1);
		expect(ends).toHaveLength(2);
		ends[1]?.drop();
		await vi.advanceTimersByTimeAsync(399);
		expect(ends).toHaveLength(2);
		await vi.advanceTimersByTimeAsync(1);
		await settle();
		admit(ends[2]);
		expect(states).toEqual(["connecting", "ready", "reconnecting", "ready"]);
		// And begins with the short wait again.
		ends[2]?.drop();
		await vi.advanceTimersByTimeAsync(200);
		expect(ends).toHaveLength(4);
		await transport.close();
		expect(transport.state.current).toBe("closed");
		await vi.advanceTimersByTimeAsync(60_000);
		expect(ends).toHaveLength(4);
	});

	it("never waits longer than 15 seconds", async () => {
		const { transport, ends } = open();
		transport.connect();
		for (let attempt = 1; attempt <= 12; attempt++) {
			ends.at(-1)?.drop();
			await vi.advanceTimersByTimeAsync(15_000);
			expect(ends.length).toBeGreaterThan(attempt);
		}
		await transport.close();
	});

	it("is opened at once by the next call", async () => {
		const { transport, ends } = open();
		transport.connect();
		await settle();
		ends[0]?.drop();
		const call = transport.call(count, { timeoutMs: 1_000 });
		await settle();
		expect(started(ends[1])).toEqual([1]);
		ends[1]?.respond(1, ...answerOf(7));
		await expect(call).resolves.toEqual({ count: 7 });
		await vi.advanceTimersByTimeAsync(60_000);
		expect(ends).toHaveLength(2);
	});

	it("is left alone while the platform is offline, and opened when it is back", async () => {
		const { transport, ends, setOnline } = open();
		transport.connect();
		await settle();
		admit(ends[0]);
		setOnline(false);
		ends[0]?.drop();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(ends).toHaveLength(1);
		expect(transport.state.current).toBe("reconnecting");
		setOnline(true);
		expect(ends).toHaveLength(2);
		await settle();
		admit(ends[1]);
		setOnline(true);
		expect(ends).toHaveLength(2);
	});

	it("is not presented with credentials that were refused", async () => {
		const { transport, ends, states } = open();
		transport.connect();
		await settle();
		ends[0]?.fail(0, new DBALError("UNAUTHORIZED", "The session is over.", { reason: "session" }));
		await vi.advanceTimersByTimeAsync(60_000);
		expect(ends).toHaveLength(1);
		expect(states).toEqual(["connecting", "idle"]);
	});

	it("is replaced when the daemon leaves, and its last calls are answered", async () => {
		const { transport, ends, states } = open();
		const call = transport.call(count, { timeoutMs: 1_000 });
		await settle();
		admit(ends[0]);
		ends[0]?.answer({ callId: 0, kind: { $case: "goAway", value: { reason: "stopping" } } });
		expect(states).toEqual(["connecting", "ready", "reconnecting"]);
		await vi.advanceTimersByTimeAsync(200);
		expect(ends).toHaveLength(2);
		ends[0]?.respond(1, ...answerOf(1));
		await expect(call).resolves.toEqual({ count: 1 });
		admit(ends[1]);
		expect(transport.state.current).toBe("ready");
	});
});

describe("credentials", () => {
	it("are renewed on the stream that is open, and are those of the next one", async () => {
		const { transport, ends } = open();
		transport.connect();
		await settle();
		admit(ends[0]);
		transport.renew({ kind: "session", id: "s", token: "t2" });
		await settle();
		const tokens = (end: DaemonEnd | undefined) =>
			end?.frames.flatMap(({ kind }) =>
				kind?.$case === "authenticate" && kind.value.credentials?.$case === "session" ? [kind.value.credentials.value.token] : [],
			);
		expect(tokens(ends[0])).toEqual(["t1", "t2"]);
		ends[0]?.drop();
		await vi.advanceTimersByTimeAsync(200);
		await settle();
		expect(tokens(ends[1])).toEqual(["t2"]);
	});
});

describe("equal reads in flight", () => {
	it("travel once, and each has rows of its own", async () => {
		const { transport, ends } = open();
		const list = { entity: "User", operation: "list", input: { where: { role: "admin" } } };
		const calls = [transport.call(list, {}), transport.call(list, {}), transport.call(count, {})];
		await settle();
		const third = transport.call(list, {});
		await settle();
		expect(started(ends[0])).toEqual([1, 2]);
		const operation = wire.operation("metabuilder.v1.UserService/List");
		if (!operation) throw new Error("no list");
		ends[0]?.respond(1, ...wire.encodeResponse(operation, { data: [] }));
		ends[0]?.respond(2, ...answerOf(3));
		const [first, second] = await Promise.all(calls);
		expect([first, await third]).toEqual([second, second]);
		expect(first).not.toBe(second);
		void transport.call(list, {}).catch(() => {});
		await settle();
		expect(started(ends[0])).toEqual([1, 2, 3]);
	});

	it("are not those from before a write, while it runs or after it", async () => {
		const { transport, ends } = open();
		const ask = () => transport.call(count, {}).catch(() => {});
		void ask();
		const write = transport.call(createUser, {}).catch(() => {});
		await settle();
		void ask();
		await settle();
		expect(started(ends[0])).toEqual([1, 2, 3]);
		ends[0]?.fail(2, new DBALError("CONFLICT", "Taken."));
		await write;
		void ask();
		await settle();
		expect(started(ends[0])).toEqual([1, 2, 3, 4]);
	});

	it("end each at its own signal, and are cancelled when nobody is left", async () => {
		const { transport, ends } = open();
		const [one, two] = [new AbortController(), new AbortController()];
		const first = transport.call(count, { signal: one.signal });
		const second = transport.call(count, { signal: two.signal });
		await settle();
		one.abort();
		await expect(first).rejects.toMatchObject({ code: "TIMEOUT", reason: "cancelled" });
		await settle();
		expect(ends[0]?.frames.some(({ kind }) => kind?.$case === "cancel")).toBe(false);
		two.abort();
		await expect(second).rejects.toMatchObject({ code: "TIMEOUT", reason: "cancelled" });
		await settle();
		expect(ends[0]?.frames.at(-1)).toMatchObject({ callId: 1, kind: { $case: "cancel" } });
	});

	it("keep their own deadlines", async () => {
		const { transport, ends } = open();
		const short = transport.call(count, { timeoutMs: 100 });
		const long = transport.call(count, { timeoutMs: 10_000 });
		const shorter = transport.call(count, { timeoutMs: 50 });
		const refused = [expect(short).rejects.toMatchObject({ code: "TIMEOUT" }), expect(shorter).rejects.toMatchObject({ code: "TIMEOUT" })];
		await vi.advanceTimersByTimeAsync(1_000);
		await Promise.all(refused);
		// The one that waits longer asks for itself.
		expect(started(ends[0])).toEqual([1, 2]);
		ends[0]?.respond(2, ...answerOf(5));
		await expect(long).resolves.toEqual({ count: 5 });
	});

	it("fail together", async () => {
		const { transport, ends } = open();
		const calls = [transport.call(count, {}), transport.call(count, {})];
		await settle();
		ends[0]?.drop(lost());
		for (const call of calls) await expect(call).rejects.toMatchObject({ reason: "connection_lost" });
	});
});

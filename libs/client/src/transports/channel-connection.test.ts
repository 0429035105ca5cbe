import { describe, expect, it, vi } from "vitest";
import { fakeDaemon } from "../../test/fake/daemon-end.js";
import { DBALError } from "../contract/dbal-error.js";
import { type ConnectionOptions, openConnection } from "./channel-connection.js";

const request = new Uint8Array([1]);
const tick = () => new Promise((resolve) => setImmediate(resolve));

function connect(options: Partial<ConnectionOptions> = {}, holds = false) {
	const { openPipe, ends } = fakeDaemon(holds);
	const connection = openConnection({ openPipe, credentials: { kind: "none" }, endpoint: "localhost:50051", ...options });
	const [end] = ends;
	if (!end) throw new Error("the pipe was not opened");
	return { connection, end };
}

describe("a connection", () => {
	it("authenticates first and sends the calls of one tick together", async () => {
		const { connection, end } = connect({ credentials: { kind: "session", id: "s", token: "t" } });
		const answers = [connection.call("a", request, { timeoutMs: 1_000 }), connection.call("b", request, { timeoutMs: 1_500.2 })];
		await tick();
		expect(end.messages).toHaveLength(1);
		expect(end.frames).toMatchObject([
			{ callId: 0, kind: { $case: "authenticate", value: { credentials: { $case: "session", value: { id: "s", token: "t" } } } } },
			{ callId: 1, kind: { $case: "start", value: { method: "a", request, timeoutMs: 1_000 } } },
			{ callId: 2, kind: { $case: "start", value: { method: "b", timeoutMs: 1_501 } } },
		]);
		end.answer({ callId: 0, kind: { $case: "authenticated", value: { principalId: "u", role: "user", level: 1 } } });
		// In any order.
		end.respond(2, 22);
		end.respond(1, 11);
		expect(await Promise.all(answers)).toEqual([new Uint8Array([11]), new Uint8Array([22])]);
		void connection.call("c", request, { timeoutMs: 1_000 });
		void connection.call("d", request, { timeoutMs: 1_000 });
		await tick();
		expect(end.messages).toHaveLength(2);
	});

	it("holds calls until the pipe is open", async () => {
		const { connection, end } = connect({}, true);
		const answer = connection.call("a", request, { timeoutMs: 1_000 });
		await tick();
		expect(end.messages).toEqual([]);
		end.open();
		expect(end.frames).toHaveLength(2);
		end.respond(1);
		await expect(answer).resolves.toEqual(new Uint8Array());
	});

	it("splits what would be one huge message", async () => {
		const { connection, end } = connect();
		for (let index = 0; index < 5; index++) void connection.call("a", new Uint8Array(400_000), { timeoutMs: 1_000 });
		await tick();
		expect(end.messages.map((frames) => frames.length)).toEqual([3, 2, 1]);
	});

	it("fails a call with the daemon's own error, and that call alone", async () => {
		const { connection, end } = connect();
		const [first, second] = [connection.call("a", request, { timeoutMs: 1_000 }), connection.call("b", request, { timeoutMs: 1_000 })];
		const fields = [{ path: "data.email", rule: "format", message: "data.email must be an e-mail address." }];
		end.fail(1, new DBALError("VALIDATION_ERROR", "No.", { fields }));
		end.respond(2, 7);
		await expect(first).rejects.toMatchObject({ code: "VALIDATION_ERROR", message: "No.", fields });
		await expect(second).resolves.toEqual(new Uint8Array([7]));
		expect(connection.usable).toBe(true);
	});

	it("fails every call when the credentials are refused", async () => {
		const { connection, end } = connect();
		const calls = [connection.call("a", request, { timeoutMs: 1_000 }), connection.call("b", request, { timeoutMs: 1_000 })];
		end.fail(0, new DBALError("UNAUTHORIZED", "The session is over."));
		for (const call of calls) await expect(call).rejects.toMatchObject({ code: "UNAUTHORIZED", message: "The session is over." });
		expect(connection.usable).toBe(false);
		expect(end.isClosed).toBe(true);
		await expect(connection.call("c", request, { timeoutMs: 1_000 })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
	});

	it("fails every call when the stream breaks", async () => {
		const { connection, end } = connect();
		const call = connection.call("a", request, { timeoutMs: 1_000 });
		end.drop();
		await expect(call).rejects.toMatchObject({ code: "DATABASE_ERROR", reason: "connection_lost" });
		expect(connection.usable).toBe(false);
	});

	it("fails every call on bytes that are no frames", async () => {
		const { connection, end } = connect();
		const call = connection.call("a", request, { timeoutMs: 1_000 });
		end.send(new Uint8Array([0xff]));
		await expect(call).rejects.toMatchObject({ code: "INTERNAL_ERROR" });
		expect(end.isClosed).toBe(true);
	});

	it("cancels at the daemon what is cancelled here, and takes no late answer", async () => {
		const { connection, end } = connect();
		const controller = new AbortController();
		const call = connection.call("a", request, { timeoutMs: 1_000, signal: controller.signal });
		await tick();
		controller.abort(new Error("enough"));
		await expect(call).rejects.toMatchObject({ code: "TIMEOUT", reason: "cancelled" });
		await tick();
		expect(end.frames.at(-1)).toMatchObject({ callId: 1, kind: { $case: "cancel" } });
		end.respond(1);
		await expect(connection.call("b", request, { timeoutMs: 1_000, signal: AbortSignal.abort() })).rejects.toMatchObject({
			code: "TIMEOUT",
		});
	});

	it("gives up on a daemon that doesn't answer, each call at its own time", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
		try {
			const { connection, end } = connect();
			const failed: string[] = [];
			const watch = (name: string, timeoutMs: number) =>
				connection.call(name, request, { timeoutMs }).catch((error: DBALError) => failed.push(`${name} ${error.code} ${error.reason}`));
			void watch("slow", 5_000);
			void watch("quick", 1_000);
			await vi.advanceTimersByTimeAsync(1_400);
			expect(failed).toEqual([]);
			await vi.advanceTimersByTimeAsync(200);
			expect(failed).toEqual(["quick TIMEOUT no_answer"]);
			expect(end.frames.at(-1)).toMatchObject({ callId: 2, kind: { $case: "cancel" } });
			await vi.advanceTimersByTimeAsync(4_000);
			expect(failed).toEqual(["quick TIMEOUT no_answer", "slow TIMEOUT no_answer"]);
			expect(connection.usable).toBe(true);
		} finally {
			vi.useRealTimers();
		}
	});

	it("takes no more calls when the daemon leaves, and waits for those it has", async () => {
		const { connection, end } = connect();
		const call = connection.call("a", request, { timeoutMs: 1_000 });
		await tick();
		end.answer({ callId: 0, kind: { $case: "goAway", value: { reason: "restart" } } });
		expect(connection.usable).toBe(false);
		await tick();
		expect(end.isClosed).toBe(false);
		end.respond(1, 1);
		await expect(call).resolves.toEqual(new Uint8Array([1]));
		await tick();
		expect(end.isClosed).toBe(true);
	});

	it("closes when its calls have ended", async () => {
		const { connection, end } = connect();
		const call = connection.call("a", request, { timeoutMs: 1_000 });
		await tick();
		let isClosed = false;
		const closing = connection.close().then(() => {
			isClosed = true;
		});
		await tick();
		expect(isClosed).toBe(false);
		end.respond(1);
		await call;
		await closing;
		expect(end.isClosed).toBe(true);
	});
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { codecs } from "../../gen/contract/codecs.js";
import { model } from "../../gen/contract/model.js";
import { fakeDaemon } from "../../test/fake/daemon-end.js";
import { createWireMapping } from "../contract/wire/mapping.js";
import type { Credentials } from "../options.js";
import { channelLink } from "./channel-transport.js";
import { httpTransport } from "./http-transport.js";
import { unreachable } from "./unreachable.js";

const wire = createWireMapping(model, codecs);
const count = { entity: "User", operation: "count", input: {} };
const operation = wire.operation("metabuilder.v1.UserService/Count");

/** A link whose streams are opened by hand, and whose requests are answered by `answer`. */
function open(answer: (url: string, init: RequestInit) => Response | Promise<Response>) {
	const { openPipe, ends } = fakeDaemon(true);
	const asked: { readonly url: string; readonly headers: Readonly<Record<string, string>> }[] = [];
	const fallback = (credentials: Credentials) =>
		httpTransport(
			{
				wire,
				url: "http://daemon.test",
				fetch: async (input, init) => {
					asked.push({ url: String(input), headers: init?.headers as Record<string, string> });
					return answer(String(input), init ?? {});
				},
			},
			credentials,
		);
	const link = channelLink({ wire, endpoint: "ws://daemon.test", openPipe, random: () => 0, fallback });
	return { link, ends, asked };
}

const counted = () => {
	if (!operation) throw new Error("no count");
	return new Response(wire.encodeResponse(operation, { count: 3 }) as Uint8Array<ArrayBuffer>);
};
const blocked = () => unreachable("ws://daemon.test");
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("where streams are blocked", () => {
	it("calls go as requests of their own, for every principal, until a stream stands", async () => {
		const { link, ends, asked } = open(counted);
		const transport = link.transport({ kind: "session", id: "s", token: "t" });
		const first = transport.call(count, { timeoutMs: 1_000 });
		await settle();
		ends[0]?.drop(blocked());
		await expect(first).resolves.toEqual({ count: 3 });
		expect(transport.state.current).toBe("ready");
		await transport.call(count, { timeoutMs: 1_000 });
		const nobody = link.transport({ kind: "none" });
		await nobody.call(count, {});
		expect(asked.map(({ url }) => url)).toEqual(Array(3).fill("http://daemon.test/metabuilder.v1.UserService/Count"));
		expect(asked[0]?.headers).toMatchObject({
			authorization: "Session s.t",
			"connect-timeout-ms": "1000",
			"content-type": "application/proto",
		});
		expect(asked[2]?.headers.authorization).toBeUndefined();
		// The stream is tried again by itself, and taken once it stands.
		await vi.advanceTimersByTimeAsync(60_000);
		const end = ends.at(-1);
		end?.open();
		end?.answer({ callId: 0, kind: { $case: "authenticated", value: { principalId: "u", role: "user", level: 1 } } });
		const last = transport.call(count, {});
		await settle();
		end?.respond(1, ...new Uint8Array(await counted().arrayBuffer()));
		await expect(last).resolves.toEqual({ count: 3 });
		expect(asked).toHaveLength(3);
		await link.close();
	});

	it("tells the daemon's errors, and the stream's own where neither way leads to it", async () => {
		const body = {
			code: "permission_denied",
			message: "You may not count User.",
			details: [],
		};
		const { link, ends } = open(() => Response.json(body, { status: 403 }));
		const transport = link.transport({ kind: "none" });
		const call = transport.call(count, {});
		await settle();
		ends[0]?.drop(blocked());
		await expect(call).rejects.toMatchObject({ code: "FORBIDDEN", message: "You may not count User." });
		expect(transport.state.current).toBe("ready");
		await link.close();

		for (const answer of [() => new Response("<html>", { status: 502 }), () => Promise.reject(new TypeError("fetch failed"))]) {
			const away = open(answer);
			const lost = away.link.transport({ kind: "none" });
			const refused = lost.call(count, {});
			await settle();
			away.ends[0]?.drop(blocked());
			await expect(refused).rejects.toMatchObject({ code: "DATABASE_ERROR", reason: "unreachable", message: blocked().message });
			expect(lost.state.current).not.toBe("ready");
			await away.link.close();
		}
	});

	it("a call that may have left isn't sent again", async () => {
		const { link, ends, asked } = open(counted);
		const transport = link.transport({ kind: "none" });
		const call = transport.call(count, {});
		await settle();
		ends[0]?.open();
		ends[0]?.answer({ callId: 0, kind: { $case: "authenticated", value: { principalId: "u", role: "user", level: 1 } } });
		ends[0]?.drop();
		await expect(call).rejects.toMatchObject({ reason: "connection_lost" });
		expect(asked).toEqual([]);
		await link.close();
	});

	it("a request ends at its deadline and at its signal", async () => {
		const { link, ends } = open(
			(_url, { signal }) =>
				new Promise((_resolve, reject) => {
					signal?.addEventListener("abort", () => reject(new Error("aborted")));
				}),
		);
		const transport = link.transport({ kind: "none" });
		const stop = new AbortController();
		const late = transport.call(count, { timeoutMs: 100 });
		const stopped = transport.call({ ...count, entity: "Package" }, { signal: stop.signal });
		await settle();
		ends[0]?.drop(blocked());
		const refused = [
			expect(late).rejects.toMatchObject({ code: "TIMEOUT", reason: "no_answer" }),
			expect(stopped).rejects.toMatchObject({ code: "TIMEOUT", reason: "cancelled" }),
		];
		await vi.advanceTimersByTimeAsync(1_000);
		stop.abort();
		await Promise.all(refused);
		await link.close();
	});
});

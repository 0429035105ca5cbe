import { DBALError, model } from "@metabuilder/dbal/contract";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import type { AuditFile } from "../src/audit/audit-file.js";
import { unchanging } from "../src/auth/authentication.js";
import { createCalls, type IncomingCall } from "../src/calls.js";
import { createRateLimits } from "../src/limits/rate-limit.js";
import { methodTable } from "../src/methods.js";
import { principal, wire } from "./harness.js";

const method = methodTable(model, wire).get("metabuilder.v1.UserService/Count");
if (!method) throw new Error("no such method");
const incoming: IncomingCall = {
	method,
	request: new Uint8Array(),
	authentication: () => unchanging(principal("ada")),
	address: "127.0.0.1",
	transport: "grpc",
};

/** An audit file on a disk that is full for a while. */
function setUp(strictAudit: boolean) {
	const state = { full: true, healthy: true, written: 0, handled: 0 };
	const audit: AuditFile = {
		append: async () => {
			state.healthy = !state.full;
			if (state.full) throw new Error("ENOSPC");
			state.written += 1;
		},
		get healthy() {
			return state.healthy;
		},
		reopen: () => {},
		close: () => {},
	};
	const calls = createCalls({
		handle: async () => {
			state.handled += 1;
			return { count: 1 };
		},
		audit,
		strictAudit,
		limits: createRateLimits(() => 0),
		log: pino({ level: "silent" }),
		maxCallMs: 1_000,
		now: () => new Date(),
	});
	return {
		state,
		call: () =>
			calls.start(incoming).response.then(
				() => "OK",
				(error: unknown) => (error instanceof DBALError ? error.code : String(error)),
			),
	};
}

describe("an audit file that can't be written", () => {
	it("lets nothing be answered in strict, and nothing run until it can be written again", async () => {
		const { state, call } = setUp(true);
		expect(await call()).toBe("INTERNAL_ERROR");
		expect(state.handled).toBe(1);
		expect(await call()).toBe("INTERNAL_ERROR");
		expect(state.handled).toBe(1);
		state.full = false;
		expect(await call()).toBe("INTERNAL_ERROR");
		expect(state).toMatchObject({ handled: 1, written: 1 });
		expect(await call()).toBe("OK");
		expect(state).toMatchObject({ handled: 2, written: 2 });
	});

	it("stops nothing in the permissive sandbox", async () => {
		const { state, call } = setUp(false);
		expect(await call()).toBe("OK");
		expect(state.handled).toBe(1);
	});
});

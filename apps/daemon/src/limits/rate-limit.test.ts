import { isDBALError, type OperationDescriptor, type RateLimitDescriptor } from "@metabuilder/dbal/contract";
import { describe, expect, it } from "vitest";
import { countsFailuresOnly, createRateLimits } from "./rate-limit.js";

function operation(rateLimit: RateLimitDescriptor, effect: "read" | "write" = "read"): OperationDescriptor {
	return { name: "verify", entity: "Credential", kind: "custom", effect, method: "m.S/Verify", rateLimit };
}

const perAccount: RateLimitDescriptor = { limit: 2, windowSeconds: 300, per: ["account", "address"], accountField: "username" };

function limits() {
	let nowMs = 0;
	const made = createRateLimits(() => nowMs);
	return {
		pass: (ms: number) => {
			nowMs += ms;
		},
		take: (username: string, address: string, limit = perAccount) =>
			made.take(operation(limit), { entity: "Credential", operation: "verify", input: { username } }, { principalId: "p", address }),
		code: (work: () => unknown) => {
			try {
				work();
				return "OK";
			} catch (error) {
				return isDBALError(error) ? `${error.code} ${error.retryAfterMs}` : String(error);
			}
		},
	};
}

describe("rate limits", () => {
	it("count accounts over addresses, and addresses over accounts", () => {
		const { take, code } = limits();
		take("ada", "1");
		take("ada", "2");
		expect(code(() => take("ada", "3"))).toBe("RATE_LIMIT_EXCEEDED 300000");
		take("grace", "4");
		take("alan", "4");
		expect(code(() => take("edsger", "4"))).toBe("RATE_LIMIT_EXCEEDED 300000");
		expect(code(() => take("edsger", "5"))).toBe("OK");
	});

	it("begin anew when the window has passed", () => {
		const { take, code, pass } = limits();
		take("ada", "1");
		pass(200_000);
		take("ada", "2");
		expect(code(() => take("ada", "3"))).toBe("RATE_LIMIT_EXCEEDED 100000");
		pass(100_000);
		expect(code(() => take("ada", "3"))).toBe("OK");
	});

	it("give back what is to be given back", () => {
		const { take, code } = limits();
		for (let index = 0; index < 10; index++) take("ada", "1")();
		expect(code(() => take("ada", "1"))).toBe("OK");
	});

	it("keep a bounded number of counts", () => {
		const { take, code } = limits();
		take("ada", "1");
		take("ada", "1");
		for (let index = 0; index < 100_000; index++) take(`made-up-${index}`, `address-${index}`);
		expect(code(() => take("ada", "1"))).toBe("OK");
	});

	it("count failures alone only where a success proves that it was no guess", () => {
		expect(countsFailuresOnly(operation(perAccount, "write"))).toBe(true);
		expect(countsFailuresOnly(operation(perAccount, "read"))).toBe(false);
		expect(countsFailuresOnly(operation({ limit: 1, windowSeconds: 1, per: ["principal"] }, "write"))).toBe(false);
	});
});

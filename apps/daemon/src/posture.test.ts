import { describe, expect, it } from "vitest";
import type { DaemonConfig } from "./config.js";
import { describePosture, type ProcessFacts, postureFaults } from "./posture.js";
import { parseProcessStatus } from "./process-status.js";

const sound: ProcessFacts = { uid: 10_001, nodeOptions: false, ldPreload: false, inspector: false, keyMode: 0o100600, status: undefined };

/** As Linux writes it, with these sets of capabilities. */
function statusWith(effective: string, permitted = effective) {
	const none = "0".repeat(16);
	const text = `Name:\tnode\nCapInh:\t${none}\nCapPrm:\t${permitted}\nCapEff:\t${effective}\nCapBnd:\tffffffffffffffff\nCapAmb:\t${none}\nNoNewPrivs:\t1\nSeccomp:\t2\n`;
	return parseProcessStatus(text);
}

function configOf(sandbox: "strict" | "permissive"): DaemonConfig {
	return {
		server: { bind: { host: "127.0.0.1", port: 0 }, drainMs: 1, maxConnections: 1, maxCallsInFlight: 1 },
		database: { adapter: "memory" },
		security: {
			sandbox,
			auditLog: "/a",
			maxQueryMs: 1,
			auth: ["session"],
			sessionLifetimeMs: 1,
			trustedProxies: [],
			limits: { keyPrefix: "", maxRequestBytes: 1, maxResponseBytes: 1, maxQueryCost: 1 },
			audit: { sync: "none", syncEveryMs: 1 },
		},
		logging: { level: "info", format: "json" },
	};
}

describe("the strict sandbox", () => {
	it("starts in a sound process", () => {
		expect(postureFaults(configOf("strict"), sound)).toEqual([]);
		expect(postureFaults(configOf("strict"), { ...sound, uid: undefined, keyMode: undefined })).toEqual([]);
	});

	it.each<[string, Partial<ProcessFacts>, RegExp]>([
		["as root", { uid: 0 }, /root/],
		["with a capability", { status: statusWith("0000000000000400") }, /capabilities \(CAP_NET_BIND_SERVICE\)/],
		["with capabilities that it may take", { status: statusWith("0000000000000000", "0000000000200000") }, /CAP_SYS_ADMIN/],
		["with NODE_OPTIONS", { nodeOptions: true }, /NODE_OPTIONS/],
		["with LD_PRELOAD", { ldPreload: true }, /LD_PRELOAD/],
		["under an inspector", { inspector: true }, /inspector/],
		["with a key that its group may read", { keyMode: 0o100640 }, /TLS key/],
		["with a key that all may read", { keyMode: 0o100604 }, /TLS key/],
	])("refuses to start %s, and the permissive one doesn't", (_name, facts, expected) => {
		expect(postureFaults(configOf("strict"), { ...sound, ...facts })).toEqual([expect.stringMatching(expected)]);
		expect(postureFaults(configOf("permissive"), { ...sound, ...facts })).toEqual([]);
	});
});

describe("the posture", () => {
	it("says how the process is confined, and what the strict sandbox would refuse", () => {
		expect(describePosture(configOf("permissive"), { ...sound, uid: 0, status: statusWith("0000000000000000") })).toMatchObject({
			sandbox: "permissive",
			uid: 0,
			capabilities: [],
			no_new_privileges: true,
			seccomp: true,
			relaxed: [expect.stringMatching(/root/)],
		});
	});

	it("reads no other text", () => {
		expect(parseProcessStatus("Name:\tnode\n")).toBeUndefined();
		expect(parseProcessStatus("CapInh:\tx\nCapPrm:\tx\nCapEff:\tx\nCapAmb:\tx\n")).toBeUndefined();
	});
});

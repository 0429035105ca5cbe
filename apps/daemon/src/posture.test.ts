import { describe, expect, it } from "vitest";
import type { DaemonConfig } from "./config.js";
import { type ProcessFacts, postureFaults } from "./posture.js";

const sound: ProcessFacts = { uid: 10_001, nodeOptions: false, ldPreload: false, inspector: false, keyMode: 0o100600 };

function configOf(sandbox: "strict" | "permissive"): DaemonConfig {
	return {
		server: { bind: { host: "127.0.0.1", port: 0 } },
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

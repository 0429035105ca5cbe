import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadConfig } from "./config.js";

function load(text: string, environment: Readonly<Record<string, string>> = {}) {
	return loadConfig({ file: "c.yaml", text, environment, directory: "/srv" });
}

const shipped = (name: string) => readFileSync(new URL(`../config/${name}`, import.meta.url), "utf8");

const least = `database: { adapter: memory }
security: { audit_log: ./audit.log, sandbox: permissive }
`;

const identity = {
	auth: ["session", "anonymous"],
	sessionLifetimeMs: 43_200_000,
	trustedProxies: [],
	audit: { sync: "interval", syncEveryMs: 1_000 },
	limits: { keyPrefix: "dbal", maxRequestBytes: 4_194_304, maxResponseBytes: 8_388_608, maxQueryCost: 100_000_000 },
};

const operation = { drainMs: 10_000, maxConnections: 20_000, maxCallsInFlight: 1_000 };

describe("the guide's files", () => {
	it("reads dev.yaml as it stands", () => {
		const { config, diagnostics } = load(shipped("dev.yaml"));
		expect(diagnostics).toEqual([]);
		expect(config).toEqual({
			server: { bind: { host: "127.0.0.1", port: 50051 }, ...operation },
			database: { adapter: "prisma", url: "file:/srv/dev.db" },
			security: {
				sandbox: "permissive",
				auditLog: "/srv/logs/audit.log",
				maxQueryMs: 30_000,
				...identity,
			},
			logging: { level: "debug", format: "pretty" },
		});
	});

	it("reads prod.yaml as it stands", () => {
		const { config, diagnostics } = load(shipped("prod.yaml"), { DATABASE_URL: "postgresql://u:p@db/app" });
		expect(diagnostics).toEqual([]);
		expect(config).toEqual({
			server: {
				...operation,
				bind: { host: "0.0.0.0", port: 50051 },
				tls: { cert: "/etc/dbal/certs/server.crt", key: "/etc/dbal/certs/server.key" },
			},
			database: { adapter: "prisma", url: "postgresql://u:p@db/app", poolSize: 20 },
			security: {
				sandbox: "strict",
				auditLog: "/var/log/dbal/audit.log",
				maxQueryMs: 30_000,
				rulesFile: "/etc/dbal/acl.yaml",
				...identity,
				limits: {
					...identity.limits,
					principal: { cost: 20_000, windowMs: 10_000 },
					address: { cost: 60_000, windowMs: 10_000 },
					global: { cost: 600_000, windowMs: 10_000 },
				},
			},
			logging: { level: "info", format: "json" },
		});
	});

	it("reads acl beside security as well", () => {
		const text = shipped("prod.yaml").replace(/^ {2}acl:\n {4}(.*)\n {4}(.*)\n/m, "acl:\n  $1\n  $2\n");
		expect(text).toMatch(/^acl:/m);
		expect(load(text, { DATABASE_URL: "postgresql://u:p@db/app" }).config?.security.rulesFile).toBe("/etc/dbal/acl.yaml");
	});

	it("names the variable that prod.yaml lacks, with its place", () => {
		expect(load(shipped("prod.yaml")).diagnostics).toMatchObject([{ code: "unresolved_variable", line: 10, column: 8 }]);
	});
});

describe("faults", () => {
	const faults: readonly (readonly [name: string, text: string, expected: readonly object[]])[] = [
		["an unknown key", `${least}servr: {}\n`, [{ line: 3, column: 1, code: "unknown_key", fix: "write `server`" }]],
		[
			"a nested unknown key",
			`database: { adapter: memory, pool_sise: 3 }\nsecurity: { audit_log: a }\n`,
			[{ line: 1, column: 30, code: "unknown_key", fix: "write `pool_size`" }],
		],
		[
			"a wrong unit",
			"database: { adapter: memory }\nsecurity: { audit_log: a, max_query_time: 30s }\n",
			[{ line: 2, column: 43, code: "wrong_type" }],
		],
		["a key given twice", `${least}database: { adapter: memory }\n`, [{ line: 3, code: "duplicate_key" }]],
		["a tab", "database:\n\tadapter: memory\n", [{ line: 2, code: "tab" }]],
		[
			"an unknown adapter",
			"database: { adapter: prizma, url: a }\nsecurity: { audit_log: a }\n",
			[{ line: 1, column: 22, code: "unknown_value" }],
		],
		[
			"a package's name that no package can have",
			"database: { adapter: 'my adapter-x' }\nsecurity: { audit_log: a }\n",
			[{ line: 1, column: 22, code: "unknown_value" }],
		],
		["no adapter and no audit log", "security: { sandbox: permissive }\n", [{ code: "missing_key" }, { code: "missing_key" }]],
		["an empty file", "", [{ line: 1, column: 1 }]],
		["a bind without a port", `server: { bind: localhost }\n${least}`, [{ line: 1, column: 17, code: "bad_format" }]],
		["a port past 65535", `server: { bind: "localhost:70000" }\n${least}`, [{ line: 1, code: "bad_format" }]],
		["a wildcard origin", `server: { origins: ["*"] }\n${least}`, [{ line: 1, column: 21, code: "bad_format" }]],
		["an origin with a path", `server: { origins: ["https://a.example/"] }\n${least}`, [{ line: 1, code: "bad_format" }]],
		[
			"row-level rules switched off",
			"database: { adapter: memory }\nsecurity: { sandbox: permissive, audit_log: a, acl: { enforce_row_level: false } }\n",
			[{ line: 2, code: "unsafe" }],
		],
		[
			"an unset variable in the middle",
			`database: { adapter: sqlite, url: "file:\${NOWHERE}/a.db" }\nsecurity: { audit_log: a, sandbox: permissive }\n`,
			[{ line: 1, column: 35, code: "unresolved_variable" }],
		],
		[
			"a variable without an end",
			`database: { adapter: sqlite, url: 'file:\${A' }\nsecurity: { audit_log: a, sandbox: permissive }\n`,
			[{ code: "unresolved_variable" }],
		],
		[
			"a file adapter with a server's address",
			"database: { adapter: sqlite, url: 'postgresql://h/d' }\nsecurity: { audit_log: a, sandbox: permissive }\n",
			[{ line: 1, column: 35, code: "bad_format" }],
		],
		[
			"strict without TLS on an open address",
			"server: { bind: '0.0.0.0:1' }\ndatabase: { adapter: memory }\nsecurity: { sandbox: strict, audit_log: a, acl: { rules_file: r } }\n",
			[{ line: 1, code: "unsafe" }],
		],
		["strict without rules", "database: { adapter: memory }\nsecurity: { sandbox: strict, audit_log: a }\n", [{ code: "unsafe" }]],
		[
			"strict with impersonation",
			"database: { adapter: memory }\nsecurity: { sandbox: strict, audit_log: a, acl: { rules_file: r }, auth: [impersonate] }\n",
			[{ line: 2, code: "unsafe" }],
		],
		[
			"impersonation on an open address",
			"server: { bind: '0.0.0.0:1' }\ndatabase: { adapter: memory }\nsecurity: { sandbox: permissive, audit_log: a, auth: [impersonate] }\n",
			[{ line: 3, code: "unsafe" }],
		],
		["TLS without its files", `server: { tls: { enabled: true } }\n${least}`, [{ code: "missing_key" }, { code: "missing_key" }]],
		[
			"acl in both places",
			"database: { adapter: memory }\nsecurity: { sandbox: permissive, audit_log: a, acl: { rules_file: r } }\nacl: { rules_file: q }\n",
			[{ line: 3, code: "duplicate_key" }],
		],
	];
	it.each(faults)("refuses %s", (_name, text, expected) => {
		const { config, diagnostics } = load(text);
		expect(config).toBeUndefined();
		expect(diagnostics).toMatchObject(expected);
	});

	it("tells all of them at once", () => {
		const { diagnostics } = load("server: { bind: x }\ndatabase: { adapter: y }\nloging: {}\n");
		expect(diagnostics.map(({ line }) => line).sort((a, b) => a - b)).toEqual([1, 2, 3]);
	});
});

describe("an adapter from outside", () => {
	const adapterOf = (adapter: string, url: string) =>
		load(`database: { adapter: "${adapter}", url: "${url}" }\nsecurity: { sandbox: permissive, audit_log: a }\n`).config?.database;

	it("is a package, whose address is its own affair", () => {
		expect(adapterOf("@acme/dbal-redis", "redis://h")).toEqual({ adapter: "@acme/dbal-redis", url: "redis://h" });
	});

	it("is a path from the configuration's directory, and so is its file", () => {
		expect(adapterOf("./adapter.js", "file:./x.db")).toEqual({ adapter: "/srv/adapter.js", url: "file:/srv/x.db" });
	});
});

describe("the environment", () => {
	it("overrides the file", () => {
		const { config } = load(shipped("dev.yaml"), {
			DATABASE_URL: "file:/data/app.db",
			DBAL_BIND: "0.0.0.0:1",
			DBAL_LOG_FORMAT: "json",
			DBAL_MAX_QUERY_TIME: "5",
			DBAL_POOL_SIZE: "3",
		});
		expect(config?.database).toEqual({ adapter: "prisma", url: "file:/data/app.db", poolSize: 3 });
		expect(config?.server.bind).toEqual({ host: "0.0.0.0", port: 1 });
		expect(config?.logging.format).toBe("json");
		expect(config?.security.maxQueryMs).toBe(5_000);
	});

	it.each([
		{ DBAL_BIND: "nowhere" },
		{ DBAL_MODE: "staging" },
		{ DBAL_POOL_SIZE: "many" },
		{ DBAL_MAX_QUERY_TIME: "-1" },
		{ DBAL_LOG_LEVEL: "loud" },
		{ DBAL_ADAPTER: "oracle" },
	])("refuses %o", (environment) => {
		const { config, diagnostics } = load(least, environment as Record<string, string>);
		expect(config).toBeUndefined();
		expect(diagnostics).toMatchObject([{ file: `environment variable ${Object.keys(environment)[0]}`, code: "bad_value" }]);
	});

	it("warns of a misspelt variable and leaves others alone", () => {
		const { config, diagnostics } = load(least, { DBAL_BNID: "localhost:1", DBAL_ENDPOINT: "x", DBAL_SERVICE_HOST: "10.0.0.1" });
		expect(config).toBeDefined();
		expect(diagnostics).toMatchObject([{ severity: "warning", code: "unknown_variable", file: "environment variable DBAL_BNID" }]);
	});
});

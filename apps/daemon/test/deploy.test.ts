import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../src/config.js";

const deploy = new URL("../deploy/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, deploy), "utf8");

/** A configuration as the deployment that it is for gives it its environment. */
function load(path: string, environment: Readonly<Record<string, string>>) {
	return loadConfig({ file: path, text: read(path), environment, directory: fileURLToPath(deploy) });
}

describe("the configurations of the deployments", () => {
	it("of the image are what DBAL_MODE means in a container", () => {
		const development = load("config/dev.yaml", {});
		expect(development.diagnostics).toEqual([]);
		expect(development.config).toMatchObject({
			server: { bind: { host: "0.0.0.0", port: 50_051 } },
			database: { adapter: "sqlite", url: "file:/data/app.db" },
			security: { sandbox: "permissive" },
		});
		const production = load("config/prod.yaml", { DATABASE_URL: "postgresql://dbal@postgres/dbal" });
		expect(production.diagnostics).toEqual([]);
		expect(production.config).toMatchObject({ database: { adapter: "postgres" }, security: { sandbox: "strict" }, server: { tls: {} } });
		expect(load("config/prod.yaml", {}).diagnostics).toMatchObject([{ code: "unresolved_variable" }]);
	});

	it("of the pod listens on the pod's own loopback, strictly", () => {
		const { config, diagnostics } = load("kubernetes/base/dbal.yaml", { DATABASE_URL: "file:/data/app.db" });
		expect(diagnostics).toEqual([]);
		expect(config).toMatchObject({
			server: { bind: { host: "127.0.0.1" } },
			security: { sandbox: "strict" },
			database: { adapter: "sqlite" },
		});
	});

	it("has the shipped rules, until somebody writes others", () => {
		expect(read("kubernetes/base/acl.yaml")).toBe(readFileSync(new URL("../../../spec/acl.yaml", import.meta.url), "utf8"));
	});
});

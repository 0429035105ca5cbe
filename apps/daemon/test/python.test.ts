import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { model } from "@metabuilder/dbal/contract";
import { hashPassword, systemPrincipal } from "@metabuilder/dbal-server";
import { pino } from "pino";
import { expect, it } from "vitest";
import { loadConfig } from "../src/config.js";
import { startDaemon } from "../src/daemon.js";
import { unary, wire } from "./harness.js";

/** Debian's, where python3-grpcio and python3-grpc-tools put their modules. */
const python = ["/usr/bin/python3", "python3"].find((program) => spawnSync(program, ["-c", "import grpc, grpc_tools"]).status === 0);

// Not run where Python lacks grpcio and grpcio-tools: nothing of ours can stand in for another language's client.
it.skipIf(python === undefined)(
	"a client in Python, made from the published proto files, reads, is refused and reads why",
	{ timeout: 120_000 },
	async () => {
		const folder = mkdtempSync(join(tmpdir(), "dbal-python-"));
		const text = `server: { bind: "127.0.0.1:0" }
database: { adapter: memory }
security: { sandbox: permissive, audit_log: audit.log }
`;
		const { config } = loadConfig({ file: "dbal.yaml", text, environment: {}, directory: folder });
		if (!config) throw new Error("no configuration");
		const daemon = await startDaemon(config, { log: pino({ level: "silent" }) });
		try {
			const context = { principal: systemPrincipal(model), requestId: "r", transport: "in-process", address: "", trace: {} } as const;
			const create = (entity: string, data: object) => daemon.engine.handle({ entity, operation: "create", input: { data } }, context);
			await create("User", { username: "user", email: "u@example.org", role: "user" });
			await create("Credential", { username: "user", passwordHash: await hashPassword("secret-word", (size) => Buffer.alloc(size, 7)) });
			const signIn = wire.encodeRequest({ entity: "Session", operation: "signIn", input: { username: "user", password: "secret-word" } });
			const { bytes } = await unary(daemon.address.port, signIn.method, signIn.bytes);
			const operation = wire.operation(signIn.method);
			if (!bytes || !operation) throw new Error("no session");
			const { id, token } = wire.decodeResponse(operation, bytes) as { id: string; token: string };
			const client = fileURLToPath(new URL("./python/client.py", import.meta.url));
			const protos = fileURLToPath(new URL("../../../libs/client/gen/proto", import.meta.url));
			const { stdout } = await promisify(execFile)(python ?? "", [client, protos, String(daemon.address.port), `${id}.${token}`]);
			expect(JSON.parse(stdout)).toEqual({
				usernames: ["user"],
				total: 1,
				created_at: true,
				status: "PERMISSION_DENIED",
				reason: "FORBIDDEN",
				anonymous: "PERMISSION_DENIED",
			});
		} finally {
			await daemon.close();
		}
	},
);

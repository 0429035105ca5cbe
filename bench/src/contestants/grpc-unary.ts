import { Client, credentials, Metadata } from "@grpc/grpc-js";
import { type Call, codecs, createWireMapping, model } from "@metabuilder/dbal/contract";
import type { Database } from "../database.js";
import { idOf, newWorkflow } from "../dataset.js";
import type { Contestant, OperationName, Run } from "../operation.js";
import type { DaemonUnderTest } from "./dbal.js";

/** What any gRPC client does: one call, one answer, on one HTTP/2 connection. */
export async function openUnary(database: Database, daemon: DaemonUnderTest): Promise<Contestant> {
	const client = new Client(daemon.address, credentials.createInsecure(), { "grpc.max_receive_message_length": -1 });
	const wire = createWireMapping(model, codecs);
	const metadata = new Metadata();
	metadata.set("authorization", `Session ${daemon.session.id}.${daemon.session.token}`);
	const asIs = (bytes: Buffer) => bytes;

	const call = (asked: Call): Promise<Readonly<Record<string, unknown>>> =>
		new Promise((resolve, reject) => {
			const { method, bytes } = wire.encodeRequest(asked);
			const operation = wire.operation(method);
			if (!operation) throw new Error(`there is no ${method}`);
			client.makeUnaryRequest(`/${method}`, asIs, asIs, Buffer.from(bytes), metadata, (error, response) => {
				if (error || !response) reject(error ?? new Error("no answer"));
				else resolve(wire.decodeResponse(operation, response));
			});
		});

	const { sizes } = database;
	const author = (n: number) => idOf("user", n % sizes.authors);
	const data = async (asked: Call) => (await call(asked)).data;
	const runs: Partial<Record<OperationName, Run>> = {
		get: (n) => data({ entity: "User", operation: "get", input: { key: { id: idOf("user", n % sizes.users) } } }),
		"list-10": (n) =>
			data({
				entity: "Workflow",
				operation: "list",
				input: { where: { createdBy: author(n), isActive: true }, orderBy: { name: "asc" }, limit: 10 },
			}),
		"insert-1": (n) => data({ entity: "Workflow", operation: "create", input: { data: newWorkflow(`ui${n}`, n, sizes) } }),
		"create-many-100": (n) =>
			data({
				entity: "Workflow",
				operation: "createMany",
				input: { data: Array.from({ length: 100 }, (_, index) => newWorkflow(`um${n}-${index}`, n + index, sizes)) },
			}),
		"update-1": (n) =>
			data({
				entity: "Workflow",
				operation: "update",
				input: { key: { id: idOf("workflow", n % sizes.workflows) }, data: { description: `Changed ${n}.` } },
			}),
	};
	return { path: "grpc-unary", runs, pids: [daemon.pid], close: async () => client.close() };
}

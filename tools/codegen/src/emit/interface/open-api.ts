import { createFileRegistry, type DescMessage, type DescMethod, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { Model } from "../../model/model.js";
import { generatedHeader } from "../header.js";
import { serviceName } from "../proto/names.js";
import { boundsOf } from "./bounds.js";
import { commentsOf } from "./comments.js";
import { type JsonSchema, messageSchema, referredMessages, type SchemaSources, schemaPath } from "./schema.js";

/** The services over HTTP as an OpenAPI 3.1 document: the unary calls of the Connect protocol with JSON. `described` is a FileDescriptorSet with comments. */
export function openApi(model: Model, described: Uint8Array): JsonSchema {
	const set = fromBinary(FileDescriptorSetSchema, described);
	const registry = createFileRegistry(set);
	const sources: SchemaSources = { comments: new Map(set.file.flatMap((file) => [...commentsOf(file)])), bounds: boundsOf(model) };
	const services = model.entities.flatMap((entity) => {
		const service = registry.getService(`${model.package}.${serviceName(entity)}`);
		return service === undefined ? [] : [{ entity, service }];
	});
	const methods = services.flatMap(({ entity, service }) => service.methods.map((method) => ({ entity, method })));
	return {
		openapi: "3.1.1",
		"x-generated": generatedHeader("spec"),
		info: {
			title: model.name,
			version: model.version,
			description: [
				...(model.description === undefined ? [] : [model.description]),
				"Unary calls of the Connect protocol (https://connectrpc.com/docs/protocol) with ProtoJSON bodies. A key that is not known is refused.",
			].join("\n\n"),
		},
		tags: services.map(({ entity }) => ({
			name: entity.name,
			...(entity.description === undefined ? {} : { description: entity.description }),
		})),
		security: [{ session: [] }, { bearer: [] }, {}],
		paths: Object.fromEntries(methods.map(({ entity, method }) => [pathOf(method), { post: operation(entity.name, method, sources) }])),
		components: {
			securitySchemes: {
				session: {
					type: "apiKey",
					in: "header",
					name: "Authorization",
					description: "`Session <id>.<token>`, as Session.signIn gives them.",
				},
				bearer: { type: "http", scheme: "bearer", description: "A signed token, where the daemon accepts them." },
			},
			parameters: {
				ProtocolVersion: {
					name: "Connect-Protocol-Version",
					in: "header",
					schema: { type: "string", enum: ["1"] },
				},
				Timeout: {
					name: "Connect-Timeout-Ms",
					in: "header",
					description: "After this time the call fails with TIMEOUT, and its work is stopped.",
					schema: { type: "string", pattern: "^\\d{1,10}$" },
				},
			},
			responses: { Error: errorResponse(model) },
			schemas: Object.fromEntries(
				[
					...reachable(methods.flatMap(({ method }) => [method.input, method.output])).map(
						(message) => [message.typeName, messageSchema(message, sources)] as const,
					),
					["Error", errorSchema(model)] as const,
				].sort(([a], [b]) => (a < b ? -1 : 1)),
			),
		},
	};
}

function pathOf(method: DescMethod): string {
	return `/${method.parent.typeName}/${method.name}`;
}

function operation(tag: string, method: DescMethod, { comments }: SchemaSources): JsonSchema {
	const description = comments.get(`${method.parent.typeName}.${method.name}`);
	return {
		operationId: `${method.parent.name}_${method.name}`,
		tags: [tag],
		...(description === undefined ? {} : { description }),
		parameters: [{ $ref: "#/components/parameters/ProtocolVersion" }, { $ref: "#/components/parameters/Timeout" }],
		requestBody: { required: true, content: { "application/json": { schema: { $ref: schemaPath(method.input) } } } },
		responses: {
			"200": { description: "The answer.", content: { "application/json": { schema: { $ref: schemaPath(method.output) } } } },
			default: { $ref: "#/components/responses/Error" },
		},
	};
}

/** The messages and all that they refer to. */
function reachable(messages: readonly DescMessage[]): readonly DescMessage[] {
	const found = new Map<string, DescMessage>();
	const waiting = [...messages];
	for (let message = waiting.pop(); message !== undefined; message = waiting.pop()) {
		if (found.has(message.typeName)) continue;
		found.set(message.typeName, message);
		waiting.push(...referredMessages(message));
	}
	return [...found.values()];
}

function errorResponse(model: Model): JsonSchema {
	const statuses = model.errors.map(({ code, http }) => `${http} ${code}`).join(", ");
	return {
		description: `The call failed: ${statuses}.`,
		headers: { "Retry-After": { description: "Seconds to wait, where waiting helps.", schema: { type: "integer", minimum: 1 } } },
		content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
	};
}

/** An error of the Connect protocol. */
function errorSchema(model: Model): JsonSchema {
	const codes = new Set(model.errors.flatMap(({ grpc, grpcByReason = {} }) => [grpc, ...Object.values(grpcByReason)]));
	return {
		type: "object",
		properties: {
			code: { type: "string", enum: [...codes].map((code) => code.toLowerCase()).sort() },
			message: { type: "string" },
			details: {
				type: "array",
				items: {
					type: "object",
					properties: {
						type: { type: "string", description: "google.rpc.ErrorInfo (its reason is the code), BadRequest, RetryInfo or RequestInfo." },
						value: { type: "string", contentEncoding: "base64", description: "The message's bytes, without padding." },
						debug: { type: "object", description: "The message as JSON." },
					},
					required: ["type", "value"],
				},
			},
		},
		required: ["code", "message"],
	};
}

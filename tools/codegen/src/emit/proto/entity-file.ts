import type { CustomOperation, Entity, Model, StandardOperation } from "../../model/model.js";
import { standardOperations } from "../../model/model.js";
import { generatedHeader } from "../header.js";
import { foreignType, protoPath, requestName, responseName, rpcName, serviceName } from "./names.js";
import { entityMembers, parameterMembers, reservedFieldName, reservedOf } from "./shapes.js";
import type { ProtoField, ProtoFile, ProtoMessage, ProtoMethod } from "./syntax.js";

/** The file of an entity: its service, its message, and a request and a response of its own for each operation. */
export function entityFile(model: Model, entity: Entity): ProtoFile {
	const parts = new Parts(model.package, entity);
	const messages = [
		parts.entityMessage(),
		...standardOperations.flatMap((operation) => parts.standardMessages(operation)),
		...entity.operations.flatMap((operation) => parts.customMessages(operation)),
	];
	return {
		path: protoPath(model, entity),
		package: model.package,
		header: generatedHeader(entity.source),
		imports: importsOf(model, entity, messages),
		services: [
			{
				name: serviceName(entity),
				...(entity.description === undefined ? {} : { comment: entity.description }),
				methods: [
					...standardOperations.map((operation) => method(entity, operation, undefined)),
					...entity.operations.map((operation) => method(entity, operation.name, operation.description)),
				],
			},
		],
		messages,
	};
}

function method(entity: Entity, operation: string, comment: string | undefined): ProtoMethod {
	return {
		name: rpcName(operation),
		request: requestName(entity, operation),
		response: responseName(entity, operation),
		...(comment === undefined ? {} : { comment }),
	};
}

/** The messages of one entity; the numbers of requests and responses are the wire mapping's own and never change. */
class Parts {
	private readonly pkg: string;
	private readonly entity: Entity;

	constructor(pkg: string, entity: Entity) {
		this.pkg = pkg;
		this.entity = entity;
	}

	entityMessage(): ProtoMessage {
		const { entity } = this;
		const members = entityMembers(this.pkg, entity.fields);
		return {
			name: entity.name,
			...(entity.description === undefined ? {} : { comment: entity.description }),
			reserved: reservedOf(entity.reserved, members.fields, reservedFieldName),
			...members,
		};
	}

	standardMessages(operation: StandardOperation): readonly ProtoMessage[] {
		return [
			{ name: requestName(this.entity, operation), fields: this.standardRequest(operation) },
			{ name: responseName(this.entity, operation), fields: this.standardResponse(operation) },
		];
	}

	customMessages(operation: CustomOperation): readonly ProtoMessage[] {
		const request = parameterMembers(this.pkg, operation.input);
		const response = this.customResponse(operation);
		return [
			{
				name: requestName(this.entity, operation.name),
				reserved: reservedOf(operation.reservedInput, request.fields, reservedFieldName),
				...request,
			},
			{
				name: responseName(this.entity, operation.name),
				reserved: reservedOf(operation.reservedOutput, response.fields, reservedFieldName),
				...response,
			},
		];
	}

	private standardRequest(operation: StandardOperation): readonly ProtoField[] {
		const self = this.entity.name;
		const mask = foreignType(this.pkg, "google.protobuf.FieldMask");
		const filter = foreignType(this.pkg, "dbal.v1.Filter");
		const select = (number: number): ProtoField => ({ name: "select", number, type: foreignType(this.pkg, "dbal.v1.Selection") });
		switch (operation) {
			case "get":
				return [{ name: "key", number: 1, type: self, comment: keyComment }, select(2)];
			case "list":
				return [
					{ name: "where", number: 1, type: filter },
					{ name: "order_by", number: 2, type: foreignType(this.pkg, "dbal.v1.Order"), label: "repeated" },
					{ name: "limit", number: 3, type: "sint32", label: "optional" },
					{ name: "page_token", number: 4, type: "string" },
					{ name: "total", number: 5, type: "bool", comment: "Ask for the number of rows over all pages." },
					select(6),
				];
			case "count":
				return [{ name: "where", number: 1, type: filter }];
			case "create":
				return [{ name: "data", number: 1, type: self }, { name: "field_mask", number: 2, type: mask, comment: maskComment }, select(3)];
			case "createMany":
				return [
					{ name: "data", number: 1, type: self, label: "repeated" },
					{ name: "field_masks", number: 2, type: mask, label: "repeated", comment: "Empty, or one for each item of data." },
					select(3),
				];
			case "update":
				return [
					{ name: "key", number: 1, type: self, comment: keyComment },
					{ name: "data", number: 2, type: self },
					{ name: "update_mask", number: 3, type: mask, comment: maskComment },
					select(4),
				];
			case "delete":
				return [{ name: "key", number: 1, type: self, comment: keyComment }];
			default:
				return operation satisfies never;
		}
	}

	private standardResponse(operation: StandardOperation): readonly ProtoField[] {
		const self = this.entity.name;
		switch (operation) {
			case "get":
			case "create":
			case "update":
				return this.rows(self, undefined);
			case "createMany":
				return this.rows(self, "repeated");
			case "list": {
				const [data, ...coverage] = this.rows(self, "repeated");
				return [
					...(data === undefined ? [] : [data]),
					{ name: "next_page_token", number: 2, type: "string", comment: "Empty: this is the last page." },
					{ name: "total", number: 3, type: "int64", label: "optional" },
					...coverage,
				];
			}
			case "count":
				return [{ name: "count", number: 1, type: "int64" }];
			case "delete":
				return [];
			default:
				return operation satisfies never;
		}
	}

	private customResponse(operation: CustomOperation): Omit<ProtoMessage, "name"> {
		const { output } = operation;
		switch (output.kind) {
			case "entity":
				return { fields: this.rows(output.entity, undefined) };
			case "list":
				if (output.of.kind !== "entity")
					throw new Error("a list that isn't of an entity can't be returned; the model should have refused it");
				return { fields: this.rows(output.of.entity, "repeated") };
			case "object":
				return parameterMembers(this.pkg, output.fields);
			case "nothing":
				return { fields: [] };
			case "scalar":
				throw new Error("a bare scalar can't be returned; the model should have refused it");
			default:
				return output satisfies never;
		}
	}

	private rows(type: string, label: ProtoField["label"]): readonly ProtoField[] {
		return [
			{ name: "data", number: 1, type, ...(label === undefined ? {} : { label }) },
			{ name: "read_mask", number: 4, type: foreignType(this.pkg, "google.protobuf.FieldMask"), comment: readMaskComment },
			{ name: "withheld", number: 5, type: foreignType(this.pkg, "dbal.v1.Withheld"), label: "repeated" },
		];
	}
}

const keyComment = "Exactly the fields of one unique key.";
const maskComment = "A field that it names and data leaves unset is NULL. Absent: the fields that are set.";
const readMaskComment = "Absent: all fields. A covered field that is unset is NULL, unless withheld names it.";

const sharedFiles: readonly (readonly [prefix: string, path: string])[] = [
	["dbal.v1.", "dbal/v1/filter.proto"],
	["google.protobuf.FieldMask", "google/protobuf/field_mask.proto"],
	["google.protobuf.Timestamp", "google/protobuf/timestamp.proto"],
];

function importsOf(model: Model, entity: Entity, messages: readonly ProtoMessage[]): readonly string[] {
	const types = new Set(messages.flatMap(typesIn).map((type) => type.replace(/^\./, "")));
	const shared = sharedFiles.filter(([prefix]) => [...types].some((type) => type.startsWith(prefix))).map(([, path]) => path);
	const entities = model.entities.filter((other) => other.name !== entity.name && returnedEntities(entity).has(other.name));
	return [...shared, ...entities.map((other) => protoPath(model, other))];
}

function typesIn(message: ProtoMessage): readonly string[] {
	return [...message.fields.map((field) => field.type), ...(message.messages ?? []).flatMap(typesIn)];
}

/** Names of the entities whose rows an entity's custom operations return. */
export function returnedEntities(entity: Entity): ReadonlySet<string> {
	const shapes = entity.operations.map(({ output }) => (output.kind === "list" ? output.of : output));
	return new Set(shapes.flatMap((shape) => (shape.kind === "entity" ? [shape.entity] : [])));
}

import type {
	EntityDescriptor,
	FieldDescriptor,
	ModelDescriptor,
	ParameterDescriptor,
	TypeDescriptor,
} from "../../src/contract/descriptor.js";
import type { Codecs } from "../../src/contract/wire/codec.js";
import { standardCodecs } from "../../src/contract/wire/standard-codecs.js";
import * as messages from "./gen/specimen/v1/specimen.js";

const field = (number: number, name: string, type: TypeDescriptor, more: Partial<FieldDescriptor> = {}): FieldDescriptor => {
	const protoName = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	return { name, column: protoName, protoName, number, nullable: true, ...type, ...more };
};

const parameter = (
	number: number,
	name: string,
	shape: ParameterDescriptor["shape"] | TypeDescriptor,
	required = false,
	nullable = false,
) => {
	const protoName = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	return { name, protoName, number, shape: "kind" in shape ? shape : { kind: "scalar" as const, scalar: shape }, required, nullable };
};

const depth: TypeDescriptor = {
	type: "enum",
	values: [
		{ name: "glance", number: 1 },
		{ name: "full", number: 2 },
	],
};

const standard = (kind: "get" | "list" | "count" | "create" | "createMany" | "update" | "delete") => ({
	name: kind,
	entity: "Specimen",
	kind,
	effect: kind === "get" || kind === "list" || kind === "count" ? ("read" as const) : ("write" as const),
	method: `specimen.v1.SpecimenService/${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
});

/** One field of each type, and each shape of an operation: what the wire has to carry. */
export const specimen: EntityDescriptor = {
	name: "Specimen",
	accessor: "specimens",
	table: "specimens",
	service: "specimen.v1.SpecimenService",
	primaryKey: "id",
	uniques: [["id"], ["serialNumber"]],
	indexes: [],
	relations: [
		{
			name: "parent",
			protoName: "parent",
			number: 17,
			kind: "one",
			entity: "Specimen",
			field: "parentId",
			references: "id",
			onDelete: "set_null",
		},
		{ name: "children", protoName: "children", number: 18, kind: "many", entity: "Specimen", field: "id", references: "parentId" },
	],
	fields: [
		field(1, "id", { type: "uuid" }, { nullable: false, generated: true, immutable: true }),
		field(2, "name", { type: "string", maxLength: 100 }, { nullable: false }),
		field(3, "notes", { type: "text" }),
		field(4, "email", { type: "email" }),
		field(5, "homepage", { type: "url" }),
		field(6, "rank", { type: "integer" }),
		field(7, "serialNumber", { type: "bigint" }),
		field(8, "weight", { type: "float" }),
		field(9, "price", { type: "decimal", precision: 12, scale: 3 }),
		field(10, "isAlive", { type: "boolean" }),
		field(11, "caughtAt", { type: "datetime" }),
		field(12, "bornOn", { type: "date" }),
		field(13, "traits", { type: "json" }),
		field(14, "picture", { type: "bytes" }),
		field(15, "stage", {
			type: "enum",
			values: [
				{ name: "egg", number: 2 },
				{ name: "larva", number: 5 },
				{ name: "adult", number: 3 },
			],
		}),
		field(16, "parentId", { type: "uuid" }),
	],
	operations: [
		standard("get"),
		standard("list"),
		standard("count"),
		standard("create"),
		standard("createMany"),
		standard("update"),
		standard("delete"),
		{
			name: "inspect",
			entity: "Specimen",
			kind: "custom",
			effect: "write",
			method: "specimen.v1.SpecimenService/Inspect",
			input: [
				parameter(1, "id", { type: "uuid" }, true),
				parameter(2, "depth", depth, true),
				parameter(
					3,
					"marks",
					{
						kind: "list",
						of: {
							kind: "object",
							fields: [
								parameter(1, "label", { type: "string" }, true),
								parameter(2, "x", { type: "integer" }),
								parameter(3, "angles", { kind: "list", of: { kind: "scalar", scalar: { type: "float" } } }),
							],
						},
					},
					true,
				),
				parameter(
					4,
					"inspector",
					{ kind: "object", fields: [parameter(1, "name", { type: "string" }, true), parameter(2, "since", { type: "datetime" })] },
					true,
				),
				parameter(5, "parentId", { type: "uuid" }, true, true),
				parameter(6, "scan", { type: "bytes" }),
				parameter(7, "tags", { kind: "list", of: { kind: "scalar", scalar: { type: "string" } } }),
				parameter(8, "seed", { type: "bigint" }),
				parameter(9, "options", { type: "json" }),
				parameter(10, "depths", { kind: "list", of: { kind: "scalar", scalar: depth } }),
			],
			output: {
				kind: "object",
				fields: [
					parameter(1, "ok", { type: "boolean" }, true),
					parameter(2, "remark", { type: "string" }, true, true),
					parameter(
						3,
						"findings",
						{
							kind: "list",
							of: { kind: "object", fields: [parameter(1, "text", { type: "string" }, true), parameter(2, "score", { type: "float" })] },
						},
						true,
					),
					parameter(4, "checksum", { type: "bigint" }),
					parameter(5, "doneAt", { type: "datetime" }, true),
				],
			},
		},
		{
			name: "ancestors",
			entity: "Specimen",
			kind: "custom",
			effect: "read",
			method: "specimen.v1.SpecimenService/Ancestors",
			input: [parameter(1, "id", { type: "uuid" }, true)],
			output: { kind: "list", of: { kind: "entity", entity: "Specimen" } },
		},
		{
			name: "oldest",
			entity: "Specimen",
			kind: "custom",
			effect: "read",
			method: "specimen.v1.SpecimenService/Oldest",
			input: [],
			output: { kind: "entity", entity: "Specimen" },
		},
		{
			name: "release",
			entity: "Specimen",
			kind: "custom",
			effect: "write",
			method: "specimen.v1.SpecimenService/Release",
			input: [parameter(1, "id", { type: "uuid" }, true)],
		},
	],
};

export const specimenModel: ModelDescriptor = {
	name: "specimen",
	package: "specimen.v1",
	version: "1",
	entities: [specimen],
	roles: [{ name: "public", level: 0 }],
	anonymousRole: "public",
};

export const specimenCodecs: Codecs = {
	standard: standardCodecs,
	rows: { Specimen: messages.Specimen },
	custom: {
		"specimen.v1.SpecimenService/Inspect": {
			request: messages.SpecimenServiceInspectRequest,
			response: messages.SpecimenServiceInspectResponse,
		},
		"specimen.v1.SpecimenService/Ancestors": { request: messages.SpecimenServiceAncestorsRequest },
		"specimen.v1.SpecimenService/Oldest": { request: messages.SpecimenServiceOldestRequest },
		"specimen.v1.SpecimenService/Release": { request: messages.SpecimenServiceReleaseRequest },
	},
};

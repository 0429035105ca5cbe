import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { Emitter } from "../emitter.js";
import { generatedHeader } from "../header.js";
import { protoFiles } from "../proto/files.js";
import { openApi } from "./open-api.js";

const root = "libs/client/gen/interface";

/**
 * The services as data: descriptors of the published proto files, for whoever maps their messages to JSON or answers reflection, and an
 * OpenAPI document of the same services over HTTP.
 */
export const interfaceEmitter: Emitter = {
	name: "interface",
	owns: [root],
	emit: async (model, context) => {
		const protos = [...protoFiles(model, context.sharedProtos)].map(([path, { text }]) => [path, text] as const);
		const described = await context.describeProtos(new Map(protos));
		return [
			{ path: `${root}/descriptors.ts`, text: descriptorsFile(described) },
			{ path: `${root}/openapi.json`, text: `${JSON.stringify(openApi(model, described), undefined, "\t")}\n` },
		];
	},
};

/** Characters of base64 on a line. */
const lineLength = 120;

function descriptorsFile(described: Uint8Array): string {
	const { file } = fromBinary(FileDescriptorSetSchema, described);
	const bare = file.map((one) => ({ ...one, sourceCodeInfo: undefined }));
	const text = Buffer.from(toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file: bare }))).toString("base64");
	const lines = text.match(new RegExp(`.{1,${lineLength}}`, "g")) ?? [];
	return [
		`// ${generatedHeader("spec")}`,
		"",
		"/** A `google.protobuf.FileDescriptorSet` of all proto files, without comments, in base64. */",
		"export const fileDescriptors: string = [",
		...lines.map((line) => `\t"${line}",`),
		'].join("");',
		"",
	].join("\n");
}

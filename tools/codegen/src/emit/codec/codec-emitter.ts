import type { Emitter } from "../emitter.js";
import { generatedHeader } from "../header.js";
import { codecFiles, type ProtoText } from "../proto/files.js";
import { indentCode } from "./indent-code.js";
import { mendTimestamps } from "./mend-timestamps.js";
import { splitCodecs } from "./split-codecs.js";

const root = "libs/client/gen/codec";

/**
 * ts-proto's options. Messages are plain objects, unknown field numbers are kept so that they can be refused, and nothing of it names
 * Node or gRPC: the browser loads the same modules.
 */
export const codecOptions: readonly string[] = [
	"env=both",
	"esModuleInterop=true",
	"importSuffix=.js",
	"outputServices=none",
	"oneof=unions-value",
	"useOptionals=messages",
	"forceLong=bigint",
	"useDate=true",
	"enumsAsLiterals=true",
	"unrecognizedEnum=false",
	"annotateFilesWithVersion=false",
	"outputJsonMethods=false",
	"outputPartialMethods=false",
	"unknownFields=true",
];

/** Encoders and decoders, made by ts-proto from the messages that the proto emitter writes; of the standard operations from those that stand for every entity's. */
export const codecEmitter: Emitter = {
	name: "codec",
	owns: [root],
	emit: async (model, context) => {
		const protos = codecFiles(model, context.sharedProtos);
		const compiled = await context.protoc(new Map([...protos].map(([path, { text }]) => [path, text])), codecOptions);
		return [...compiled].map(([path, text]) => ({ path: `${root}/${path}`, text: finish(path, text, protos) }));
	},
};

function finish(path: string, text: string, protos: ReadonlyMap<string, ProtoText>): string {
	const proto = path.replace(/\.ts$/, ".proto");
	const source = protos.get(proto)?.source ?? proto;
	const body = indentCode(text).replace(/^(?:\/\/.*\r?\n|\/\* eslint-disable \*\/\r?\n|\r?\n)*/, "");
	return `// ${generatedHeader(source)}\n\n${splitCodecs(mendTimestamps(body))}`;
}

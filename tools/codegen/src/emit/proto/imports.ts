import type { ProtoMessage } from "./syntax.js";

const sharedFiles: readonly (readonly [prefix: string, path: string])[] = [
	["dbal.v1.", "dbal/v1/filter.proto"],
	["google.protobuf.FieldMask", "google/protobuf/field_mask.proto"],
	["google.protobuf.Timestamp", "google/protobuf/timestamp.proto"],
];

/** The files of other packages that messages need. */
export function importsOf(messages: readonly ProtoMessage[]): readonly string[] {
	const types = messages.flatMap(typesIn).map((type) => type.replace(/^\./, ""));
	return sharedFiles.filter(([prefix]) => types.some((type) => type.startsWith(prefix))).map(([, path]) => path);
}

function typesIn(message: ProtoMessage): readonly string[] {
	return [...message.fields.map((field) => field.type), ...(message.messages ?? []).flatMap(typesIn)];
}

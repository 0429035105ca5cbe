import { createFileRegistry, type DescFile, type FileRegistry, fromBinary, toBinary } from "@bufbuild/protobuf";
import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { type handleBidiStreamingCall, type ServiceDefinition, status } from "@grpc/grpc-js";

/*
 * grpc.reflection.v1.ServerReflection, and v1alpha, which is the same under another name.
 * https://github.com/grpc/grpc/blob/master/src/proto/grpc/reflection/v1/reflection.proto
 */

/** Numbers of a request's members. */
const ask = { fileByName: 3, fileOfSymbol: 4, fileOfExtension: 5, extensions: 6, services: 7 } as const;
/** Numbers of a response's members. */
const tell = { host: 1, request: 2, files: 4, services: 6, error: 7 } as const;

const raw = (bytes: Buffer): Buffer => bytes;

export const reflectionServices: readonly ServiceDefinition[] = ["v1", "v1alpha"].map((version) => ({
	info: {
		path: `/grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`,
		requestStream: true,
		responseStream: true,
		requestDeserialize: raw,
		requestSerialize: raw,
		responseDeserialize: raw,
		responseSerialize: raw,
	},
}));

/** Answers which services there are and what their messages are. `fileDescriptors`: a FileDescriptorSet in base64. */
export function reflect(fileDescriptors: string): handleBidiStreamingCall<Buffer, Buffer> {
	let made: FileRegistry | undefined;
	return (call) => {
		made ??= createFileRegistry(fromBinary(FileDescriptorSetSchema, Buffer.from(fileDescriptors, "base64")));
		const registry = made;
		call.on("data", (request: Buffer) => call.write(answer(registry, request)));
		call.on("error", () => {});
		call.on("end", () => call.end());
	};
}

interface Asked {
	readonly host: string;
	readonly kind: number;
	readonly name: string;
}

function read(request: Uint8Array): Asked {
	const reader = new BinaryReader(request);
	let host = "";
	let kind = 0;
	let name = "";
	while (reader.pos < reader.len) {
		const [field, wireType] = reader.tag();
		if (wireType !== WireType.LengthDelimited) reader.skip(wireType);
		else if (field === 1) host = reader.string();
		else {
			kind = field;
			if (field === ask.fileOfExtension) reader.skip(wireType);
			else name = reader.string();
		}
	}
	return { host, kind, name };
}

function answer(registry: FileRegistry, request: Uint8Array): Buffer {
	const writer = new BinaryWriter();
	let asked: Asked;
	try {
		asked = read(request);
	} catch {
		return Buffer.from(failed(writer, status.INVALID_ARGUMENT, "The request can't be read.").finish());
	}
	writer.tag(tell.host, WireType.LengthDelimited).string(asked.host);
	writer.tag(tell.request, WireType.LengthDelimited).bytes(request);
	switch (asked.kind) {
		case ask.services: {
			writer.tag(tell.services, WireType.LengthDelimited).fork();
			for (const name of serviceNames(registry))
				writer.tag(1, WireType.LengthDelimited).fork().tag(1, WireType.LengthDelimited).string(name).join();
			writer.join();
			break;
		}
		case ask.fileByName:
			files(writer, registry.getFile(asked.name));
			break;
		case ask.fileOfSymbol:
			files(writer, fileOf(registry, asked.name));
			break;
		default:
			failed(writer, status.NOT_FOUND, "There are no extensions.");
	}
	return Buffer.from(writer.finish());
}

function serviceNames(registry: FileRegistry): readonly string[] {
	return [...registry].flatMap((desc) => (desc.kind === "service" ? [desc.typeName] : []));
}

/** The file of a message, an enum, a service, or a method or field of one. */
function fileOf(registry: FileRegistry, symbol: string): DescFile | undefined {
	const desc = registry.get(symbol) ?? registry.get(symbol.slice(0, Math.max(0, symbol.lastIndexOf("."))));
	return desc?.file;
}

/** A file after all that it imports, so that a client can take them in this order. */
function files(writer: BinaryWriter, file: DescFile | undefined): void {
	if (!file) {
		failed(writer, status.NOT_FOUND, "There is no such file or symbol.");
		return;
	}
	const found = new Set<DescFile>();
	const visit = (one: DescFile) => {
		for (const dependency of one.dependencies) visit(dependency);
		found.add(one);
	};
	visit(file);
	writer.tag(tell.files, WireType.LengthDelimited).fork();
	for (const { proto } of found) writer.tag(1, WireType.LengthDelimited).bytes(toBinary(FileDescriptorProtoSchema, proto));
	writer.join();
}

function failed(writer: BinaryWriter, code: number, message: string): BinaryWriter {
	writer.tag(tell.error, WireType.LengthDelimited).fork();
	writer.tag(1, WireType.Varint).int32(code);
	writer.tag(2, WireType.LengthDelimited).string(message);
	return writer.join();
}

import { BinaryReader, type BinaryWriter } from "@bufbuild/protobuf/wire";
import type { StandardOperation } from "../descriptor.js";
import { includeLimits } from "../query.js";

/** What ts-proto makes of a message. Its fields are reached by name, since the tables decide at run time which message it is. */
export interface MessageCodec {
	encode(message: object, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): object;
}

/** A message that is the same for every entity but for its rows, which it has as bytes in these fields. */
export interface Template {
	readonly codec: MessageCodec;
	readonly rows: readonly string[];
}

/** The messages of the standard operations, and of answers that custom operations share with them. */
export interface StandardCodecs {
	readonly operations: Readonly<Record<StandardOperation, { readonly request: Template; readonly response: Template }>>;
	readonly row: Template;
	readonly rows: Template;
	readonly nothing: Template;
}

/** What a wire mapping works with. Generated. */
export interface Codecs {
	readonly standard: StandardCodecs;
	/** By entity. */
	readonly rows: Readonly<Record<string, MessageCodec>>;
	/** By full method name. A response is there where it is of the operation's own shape: those of rows and of nothing are shared. */
	readonly custom: Readonly<Record<string, { readonly request: MessageCodec; readonly response?: MessageCodec }>>;
}

/** The half of a codec that a client needs for what it sends. */
export function sends<M extends object>(encode: (message: M, writer?: BinaryWriter) => BinaryWriter): MessageCodec {
	return { encode: encode as MessageCodec["encode"], decode: notThisWay };
}

/** The half of a codec that a client needs for what it gets. */
export function gets(decode: MessageCodec["decode"]): MessageCodec {
	return { encode: notThisWay, decode };
}

function notThisWay(): never {
	throw new TypeError("a client encodes requests and decodes answers alone");
}

/** The two messages of a method. */
export interface MethodCodec {
	readonly request: MessageCodec;
	readonly response: MessageCodec;
}

/** A message's fields by their TypeScript names. */
export type Message = { [field: string]: unknown };

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Messages that one level of a filter may take: an object of conditions, the list in it, a list of its own, and the filter below. */
const messagesPerFilterLevel = 4;

/** Levels that a filter may nest below its own object: what an `AND`, `OR`, `NOT` or relation holds is one below. */
export const maxFilterDepth = 32;

/** Refuses text that isn't UTF-8 instead of replacing it, and gives filters of the greatest depth room. */
class StrictReader extends BinaryReader {
	/** ts-proto counts nested messages here, from 0 where absent, and ends at 100. Starts below 0 by what filters in includes may need. */
	protected __tsProtoDecodeDepth = 100 - (maxFilterDepth + 4) * messagesPerFilterLevel - includeLimits.maxDepth;

	constructor(bytes: Uint8Array) {
		super(bytes, (text) => utf8.decode(text));
	}
}

/** The message, whole. Throws on anything else, bytes that go on after a message's end among it; what it throws is for no one's eyes. */
export function decodeMessage(codec: MessageCodec, bytes: Uint8Array): Message {
	const reader = new StrictReader(bytes);
	const message = codec.decode(reader) as Message;
	if (reader.pos !== reader.len) throw new Error("a message ends before its bytes do");
	return message;
}

/** The name that ts-proto gives a field, from its name in the proto file. */
export function messageKey(protoName: string): string {
	return protoName
		.split("_")
		.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
		.join("");
}

import { describe, expect, it } from "vitest";
import { splitCodecs } from "./split-codecs.js";

const laidOut = `import { FieldMask } from '../../google/protobuf/field_mask.js';
import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';
import { Part } from './part.js';

export interface Whole {
	part?: Part | undefined,
}

export const Whole: MessageFns<Whole> = {
	encode(
		message: Whole,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.part !== undefined) {
			Part.encode(message.part, writer.uint32(10).fork()).join();
		}
		FieldMask.encode(FieldMask.wrap(message.mask), writer.uint32(18).fork()).join();
		return writer;
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): Whole {
		return { part: Part.decode(reader, reader.uint32()) };
	}
};
`;

describe("split codecs", () => {
	const split = splitCodecs(laidOut);

	it("are functions of their own, and the object made of them", () => {
		expect(split).toContain("export function encodeWhole(\n\tmessage: Whole,");
		expect(split).toContain("export function decodeWhole(\n\tinput: BinaryReader | Uint8Array,");
		expect(split).toContain("export const Whole: MessageFns<Whole> = { encode: encodeWhole, decode: decodeWhole };");
	});

	it("call those of other messages, and import what they call", () => {
		expect(split).toContain("encodePart(message.part, writer.uint32(10).fork()).join();");
		expect(split).toContain("import { decodePart, encodePart, type Part } from './part.js';");
		expect(split).toContain("import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';");
	});

	it("leave a message with more than the two functions as it is", () => {
		expect(split).toContain("FieldMask.encode(FieldMask.wrap(message.mask)");
		expect(split).toContain("import { FieldMask } from '../../google/protobuf/field_mask.js';");
	});

	it("are refused where ts-proto writes otherwise", () => {
		expect(() => splitCodecs(laidOut.replace("\tdecode(", "\tdecodeAll("))).toThrow("other functions");
	});
});

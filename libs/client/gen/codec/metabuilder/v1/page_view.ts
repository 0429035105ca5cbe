// @generated from spec/entities/page_view.yaml by `npx nx generate dbal`. Do not edit.

import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/page_view.proto';

export interface PageViewServiceGetBySlugRequest {
	slug?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface PageViewServiceGetByLevelRequest {
	level?: number | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBasePageViewServiceGetBySlugRequest(): PageViewServiceGetBySlugRequest {
	return { slug: undefined,_unknownFields: {} };
}

export function encodePageViewServiceGetBySlugRequest(
	message: PageViewServiceGetBySlugRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.slug !== undefined ) {
		writer.uint32(10).string(message.slug);
	}
	if (message._unknownFields !== undefined) {
		for (const [key, values] of globalThis.Object.entries(message._unknownFields)) {
			const tag = parseInt(key, 10);
			for (const value of values) {
				writer.uint32(tag).raw(value);
			}
		}
	}
	return writer;
}

export function decodePageViewServiceGetBySlugRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): PageViewServiceGetBySlugRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBasePageViewServiceGetBySlugRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.slug = reader.string();
					continue; }
			}
			if ((tag & 7) === 4 || tag === 0) {
				break;
			}
			const buf = reader.skip(tag & 7);
			const list = message._unknownFields![tag];
			if (list === undefined ) {
				message._unknownFields![tag] = [buf];
			} else {
				list.push(buf);
			}
		}
		return message;
	} finally {
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth;
	}
}

export const PageViewServiceGetBySlugRequest: MessageFns<PageViewServiceGetBySlugRequest> = { encode: encodePageViewServiceGetBySlugRequest, decode: decodePageViewServiceGetBySlugRequest };

function createBasePageViewServiceGetByLevelRequest(): PageViewServiceGetByLevelRequest {
	return { level: undefined,_unknownFields: {} };
}

export function encodePageViewServiceGetByLevelRequest(
	message: PageViewServiceGetByLevelRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.level !== undefined ) {
		writer.uint32(8).sint32(message.level);
	}
	if (message._unknownFields !== undefined) {
		for (const [key, values] of globalThis.Object.entries(message._unknownFields)) {
			const tag = parseInt(key, 10);
			for (const value of values) {
				writer.uint32(tag).raw(value);
			}
		}
	}
	return writer;
}

export function decodePageViewServiceGetByLevelRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): PageViewServiceGetByLevelRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBasePageViewServiceGetByLevelRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 8) {
						break;
					}
					message.level = reader.sint32();
					continue; }
			}
			if ((tag & 7) === 4 || tag === 0) {
				break;
			}
			const buf = reader.skip(tag & 7);
			const list = message._unknownFields![tag];
			if (list === undefined ) {
				message._unknownFields![tag] = [buf];
			} else {
				list.push(buf);
			}
		}
		return message;
	} finally {
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth;
	}
}

export const PageViewServiceGetByLevelRequest: MessageFns<PageViewServiceGetByLevelRequest> = { encode: encodePageViewServiceGetByLevelRequest, decode: decodePageViewServiceGetByLevelRequest };

export interface MessageFns<T> {
	encode(message: T, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): T;
}

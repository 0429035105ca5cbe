// @generated from tools/codegen/proto/dbal/v1/access.proto by `npx nx generate dbal`. Do not edit.

import { decodeValue, encodeValue, type Value } from './filter.js';
import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';

export const protobufPackage = 'dbal.v1';

export const protobufFileName = 'dbal/v1/access.proto';

export interface CanRequest {
	/** The entity's name in the spec, such as `User`. */
	entity: string,
	/** The operation's name in the spec, such as `update`. */
	operation: string,
	/** The row, by its primary key. Absent: whether there may be one. */
	id?: string | undefined,
	/** What a create or an update would send. */
	changes: Change[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface Change {
	/** The field's name in the spec. */
	field: string,
	value?: Value | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface CanResponse {
	allowed: boolean,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseCanRequest(): CanRequest {
	return { entity: "",operation: "",id: undefined,changes: [],_unknownFields: {} };
}

export function encodeCanRequest(
	message: CanRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.entity !== "") {
		writer.uint32(10).string(message.entity);
	}
	if ( message.operation !== "") {
		writer.uint32(18).string(message.operation);
	}
	if (message.id !== undefined ) {
		writer.uint32(26).string(message.id);
	}
	for (const v of message.changes) {
		encodeChange(v!, writer.uint32(34).fork()).join();
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

export function decodeCanRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): CanRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCanRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.entity = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.operation = reader.string();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.id = reader.string();
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.changes.push(decodeChange(reader, reader.uint32()));
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

export const CanRequest: MessageFns<CanRequest> = { encode: encodeCanRequest, decode: decodeCanRequest };

function createBaseChange(): Change {
	return { field: "",value: undefined,_unknownFields: {} };
}

export function encodeChange(
	message: Change,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.field !== "") {
		writer.uint32(10).string(message.field);
	}
	if (message.value !== undefined ) {
		encodeValue(message.value, writer.uint32(18).fork()).join();
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

export function decodeChange(
	input: BinaryReader | Uint8Array,
	length?: number,
): Change {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseChange();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.field = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.value = decodeValue(reader, reader.uint32());
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

export const Change: MessageFns<Change> = { encode: encodeChange, decode: decodeChange };

function createBaseCanResponse(): CanResponse {
	return { allowed: false,_unknownFields: {} };
}

export function encodeCanResponse(
	message: CanResponse,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.allowed !== false) {
		writer.uint32(8).bool(message.allowed);
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

export function decodeCanResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): CanResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCanResponse();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 8) {
						break;
					}
					message.allowed = reader.bool();
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

export const CanResponse: MessageFns<CanResponse> = { encode: encodeCanResponse, decode: decodeCanResponse };

export interface MessageFns<T> {
	encode(message: T, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): T;
}

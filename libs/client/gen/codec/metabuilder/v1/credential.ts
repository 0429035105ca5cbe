// @generated from spec/entities/credential.yaml by `npx nx generate dbal`. Do not edit.

import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/credential.proto';

export interface CredentialServiceVerifyRequest {
	username?: string | undefined,
	password?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface CredentialServiceVerifyResponse {
	valid?: boolean | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface CredentialServiceSetPasswordRequest {
	username?: string | undefined,
	currentPassword?: string | undefined,
	newPassword?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseCredentialServiceVerifyRequest(): CredentialServiceVerifyRequest {
	return { username: undefined,password: undefined,_unknownFields: {} };
}

export function encodeCredentialServiceVerifyRequest(
	message: CredentialServiceVerifyRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.username !== undefined ) {
		writer.uint32(10).string(message.username);
	}
	if (message.password !== undefined ) {
		writer.uint32(18).string(message.password);
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

export function decodeCredentialServiceVerifyRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): CredentialServiceVerifyRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCredentialServiceVerifyRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.username = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.password = reader.string();
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

export const CredentialServiceVerifyRequest: MessageFns<CredentialServiceVerifyRequest> = { encode: encodeCredentialServiceVerifyRequest, decode: decodeCredentialServiceVerifyRequest };

function createBaseCredentialServiceVerifyResponse(): CredentialServiceVerifyResponse {
	return { valid: undefined,_unknownFields: {} };
}

export function encodeCredentialServiceVerifyResponse(
	message: CredentialServiceVerifyResponse,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.valid !== undefined ) {
		writer.uint32(8).bool(message.valid);
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

export function decodeCredentialServiceVerifyResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): CredentialServiceVerifyResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCredentialServiceVerifyResponse();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 8) {
						break;
					}
					message.valid = reader.bool();
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

export const CredentialServiceVerifyResponse: MessageFns<CredentialServiceVerifyResponse> = { encode: encodeCredentialServiceVerifyResponse, decode: decodeCredentialServiceVerifyResponse };

function createBaseCredentialServiceSetPasswordRequest(): CredentialServiceSetPasswordRequest {
	return { username: undefined,currentPassword: undefined,newPassword: undefined,_unknownFields: {} };
}

export function encodeCredentialServiceSetPasswordRequest(
	message: CredentialServiceSetPasswordRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.username !== undefined ) {
		writer.uint32(10).string(message.username);
	}
	if (message.currentPassword !== undefined ) {
		writer.uint32(18).string(message.currentPassword);
	}
	if (message.newPassword !== undefined ) {
		writer.uint32(26).string(message.newPassword);
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

export function decodeCredentialServiceSetPasswordRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): CredentialServiceSetPasswordRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCredentialServiceSetPasswordRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.username = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.currentPassword = reader.string();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.newPassword = reader.string();
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

export const CredentialServiceSetPasswordRequest: MessageFns<CredentialServiceSetPasswordRequest> = { encode: encodeCredentialServiceSetPasswordRequest, decode: decodeCredentialServiceSetPasswordRequest };

export interface MessageFns<T> {
	encode(message: T, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): T;
}

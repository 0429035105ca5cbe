// @generated from spec/entities/user.yaml by `npx nx generate dbal`. Do not edit.

import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/user.proto';

export interface UserServiceSearchRequest {
	query?: string | undefined,
	limit?: number | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceMeRequest {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceMeResponse {
	id?: string | undefined,
	username?: string | undefined,
	email?: string | undefined,
	role?: UserServiceMeResponse_Role | undefined,
	level?: number | undefined,
	tenantId?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export const UserServiceMeResponse_Role = {
	ROLE_UNSPECIFIED : 0,
	ROLE_USER : 1,
	ROLE_MODERATOR : 2,
	ROLE_ADMIN : 3,
	ROLE_GOD : 4,
	ROLE_SUPERGOD : 5,
} as const

export type UserServiceMeResponse_Role = typeof UserServiceMeResponse_Role[keyof typeof UserServiceMeResponse_Role]

export namespace UserServiceMeResponse_Role {
	export type ROLE_UNSPECIFIED = typeof UserServiceMeResponse_Role.ROLE_UNSPECIFIED;
	export type ROLE_USER = typeof UserServiceMeResponse_Role.ROLE_USER;
	export type ROLE_MODERATOR = typeof UserServiceMeResponse_Role.ROLE_MODERATOR;
	export type ROLE_ADMIN = typeof UserServiceMeResponse_Role.ROLE_ADMIN;
	export type ROLE_GOD = typeof UserServiceMeResponse_Role.ROLE_GOD;
	export type ROLE_SUPERGOD = typeof UserServiceMeResponse_Role.ROLE_SUPERGOD;
}

function createBaseUserServiceSearchRequest(): UserServiceSearchRequest {
	return { query: undefined,limit: undefined,_unknownFields: {} };
}

export function encodeUserServiceSearchRequest(
	message: UserServiceSearchRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.query !== undefined ) {
		writer.uint32(10).string(message.query);
	}
	if (message.limit !== undefined ) {
		writer.uint32(16).sint32(message.limit);
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

export function decodeUserServiceSearchRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): UserServiceSearchRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseUserServiceSearchRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.query = reader.string();
					continue; }
				case 2: {
					if (tag !== 16) {
						break;
					}
					message.limit = reader.sint32();
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

export const UserServiceSearchRequest: MessageFns<UserServiceSearchRequest> = { encode: encodeUserServiceSearchRequest, decode: decodeUserServiceSearchRequest };

function createBaseUserServiceMeRequest(): UserServiceMeRequest {
	return { _unknownFields: {} };
}

export function encodeUserServiceMeRequest(
	message: UserServiceMeRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
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

export function decodeUserServiceMeRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): UserServiceMeRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseUserServiceMeRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
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

export const UserServiceMeRequest: MessageFns<UserServiceMeRequest> = { encode: encodeUserServiceMeRequest, decode: decodeUserServiceMeRequest };

function createBaseUserServiceMeResponse(): UserServiceMeResponse {
	return { id: undefined,username: undefined,email: undefined,role: undefined,level: undefined,tenantId: undefined,_unknownFields: {} };
}

export function encodeUserServiceMeResponse(
	message: UserServiceMeResponse,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.id !== undefined ) {
		writer.uint32(10).string(message.id);
	}
	if (message.username !== undefined ) {
		writer.uint32(18).string(message.username);
	}
	if (message.email !== undefined ) {
		writer.uint32(26).string(message.email);
	}
	if (message.role !== undefined ) {
		writer.uint32(32).int32(message.role);
	}
	if (message.level !== undefined ) {
		writer.uint32(40).sint32(message.level);
	}
	if (message.tenantId !== undefined ) {
		writer.uint32(50).string(message.tenantId);
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

export function decodeUserServiceMeResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): UserServiceMeResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseUserServiceMeResponse();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.id = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.username = reader.string();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.email = reader.string();
					continue; }
				case 4: {
					if (tag !== 32) {
						break;
					}
					message.role = reader.int32() as any;
					continue; }
				case 5: {
					if (tag !== 40) {
						break;
					}
					message.level = reader.sint32();
					continue; }
				case 6: {
					if (tag !== 50) {
						break;
					}
					message.tenantId = reader.string();
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

export const UserServiceMeResponse: MessageFns<UserServiceMeResponse> = { encode: encodeUserServiceMeResponse, decode: decodeUserServiceMeResponse };

export interface MessageFns<T> {
	encode(message: T, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): T;
}

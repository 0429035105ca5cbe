// @generated from spec/entities/user.yaml by `npx nx generate dbal`. Do not edit.

import { Selection, Withheld, Filter, Order } from '../../dbal/v1/filter.js';
import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';
import { Timestamp } from '../../google/protobuf/timestamp.js';
import { FieldMask } from '../../google/protobuf/field_mask.js';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/user.proto';

/** An account. Its level is that of its role and is not stored. */
export interface User {
	id?: string | undefined,
	username?: string | undefined,
	email?: string | undefined,
	/** One of the roles of roles.yaml that can sign in. */
	role?: User_Role | undefined,
	tenantId?: string | undefined,
	createdAt?: Date | undefined,
	updatedAt?: Date | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export const User_Role = {
	ROLE_UNSPECIFIED : 0,
	ROLE_USER : 1,
	ROLE_MODERATOR : 2,
	ROLE_ADMIN : 3,
	ROLE_GOD : 4,
	ROLE_SUPERGOD : 5,
} as const

export type User_Role = typeof User_Role[keyof typeof User_Role]

export namespace User_Role {
	export type ROLE_UNSPECIFIED = typeof User_Role.ROLE_UNSPECIFIED;
	export type ROLE_USER = typeof User_Role.ROLE_USER;
	export type ROLE_MODERATOR = typeof User_Role.ROLE_MODERATOR;
	export type ROLE_ADMIN = typeof User_Role.ROLE_ADMIN;
	export type ROLE_GOD = typeof User_Role.ROLE_GOD;
	export type ROLE_SUPERGOD = typeof User_Role.ROLE_SUPERGOD;
}

export interface UserServiceGetRequest {
	/** Exactly the fields of one unique key. */
	key?: User | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceGetResponse {
	data?: User | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceListRequest {
	where?: Filter | undefined,
	orderBy: Order[],
	limit?: number | undefined,
	pageToken: string,
	/** Ask for the number of rows over all pages. */
	total: boolean,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceListResponse {
	data: User[],
	/** Empty: this is the last page. */
	nextPageToken: string,
	total?: bigint | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceCountRequest {
	where?: Filter | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceCountResponse {
	count: bigint,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceCreateRequest {
	data?: User | undefined,
	/** A field that it names and data leaves unset is NULL. Absent: the fields that are set. */
	fieldMask?: string[] | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceCreateResponse {
	data?: User | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceCreateManyRequest {
	data: User[],
	/** Empty, or one for each item of data. */
	fieldMasks: string[][],
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceCreateManyResponse {
	data: User[],
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceUpdateRequest {
	/** Exactly the fields of one unique key. */
	key?: User | undefined,
	data?: User | undefined,
	/** A field that it names and data leaves unset is NULL. Absent: the fields that are set. */
	updateMask?: string[] | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceUpdateResponse {
	data?: User | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceDeleteRequest {
	/** Exactly the fields of one unique key. */
	key?: User | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceDeleteResponse {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceSearchRequest {
	query?: string | undefined,
	limit?: number | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UserServiceSearchResponse {
	data: User[],
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
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

function createBaseUser(): User {
	return { id: undefined,username: undefined,email: undefined,role: undefined,tenantId: undefined,createdAt: undefined,updatedAt: undefined,_unknownFields: {} };
}

export const User: MessageFns<User> = {
	encode(
		message: User,
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
		if (message.tenantId !== undefined ) {
			writer.uint32(42).string(message.tenantId);
		}
		if (message.createdAt !== undefined ) {
			Timestamp.encode(toTimestamp(message.createdAt), writer.uint32(50).fork()).join();
		}
		if (message.updatedAt !== undefined ) {
			Timestamp.encode(toTimestamp(message.updatedAt), writer.uint32(58).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): User {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUser();
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
						if (tag !== 42) {
							break;
						}
						message.tenantId = reader.string();
						continue; }
					case 6: {
						if (tag !== 50) {
							break;
						}
						message.createdAt = fromTimestamp(Timestamp.decode(reader, reader.uint32()));
						continue; }
					case 7: {
						if (tag !== 58) {
							break;
						}
						message.updatedAt = fromTimestamp(Timestamp.decode(reader, reader.uint32()));
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
};

function createBaseUserServiceGetRequest(): UserServiceGetRequest {
	return { key: undefined,select: undefined,_unknownFields: {} };
}

export const UserServiceGetRequest: MessageFns<UserServiceGetRequest> = {
	encode(
		message: UserServiceGetRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			User.encode(message.key, writer.uint32(10).fork()).join();
		}
		if (message.select !== undefined ) {
			Selection.encode(message.select, writer.uint32(18).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceGetRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceGetRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = User.decode(reader, reader.uint32());
						continue; }
					case 2: {
						if (tag !== 18) {
							break;
						}
						message.select = Selection.decode(reader, reader.uint32());
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
};

function createBaseUserServiceGetResponse(): UserServiceGetResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const UserServiceGetResponse: MessageFns<UserServiceGetResponse> = {
	encode(
		message: UserServiceGetResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			User.encode(message.data, writer.uint32(10).fork()).join();
		}
		if (message.readMask !== undefined ) {
			FieldMask.encode(FieldMask.wrap(message.readMask), writer.uint32(34).fork()).join();
		}
		for (const v of message.withheld) {
			Withheld.encode(v!, writer.uint32(42).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceGetResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceGetResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = User.decode(reader, reader.uint32());
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.readMask = FieldMask.unwrap(FieldMask.decode(reader, reader.uint32()));
						continue; }
					case 5: {
						if (tag !== 42) {
							break;
						}
						message.withheld.push(Withheld.decode(reader, reader.uint32()));
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
};

function createBaseUserServiceListRequest(): UserServiceListRequest {
	return { where: undefined,orderBy: [],limit: undefined,pageToken: "",total: false,select: undefined,_unknownFields: {} };
}

export const UserServiceListRequest: MessageFns<UserServiceListRequest> = {
	encode(
		message: UserServiceListRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.where !== undefined ) {
			Filter.encode(message.where, writer.uint32(10).fork()).join();
		}
		for (const v of message.orderBy) {
			Order.encode(v!, writer.uint32(18).fork()).join();
		}
		if (message.limit !== undefined ) {
			writer.uint32(24).sint32(message.limit);
		}
		if ( message.pageToken !== "") {
			writer.uint32(34).string(message.pageToken);
		}
		if ( message.total !== false) {
			writer.uint32(40).bool(message.total);
		}
		if (message.select !== undefined ) {
			Selection.encode(message.select, writer.uint32(50).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceListRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceListRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.where = Filter.decode(reader, reader.uint32());
						continue; }
					case 2: {
						if (tag !== 18) {
							break;
						}
						message.orderBy.push(Order.decode(reader, reader.uint32()));
						continue; }
					case 3: {
						if (tag !== 24) {
							break;
						}
						message.limit = reader.sint32();
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.pageToken = reader.string();
						continue; }
					case 5: {
						if (tag !== 40) {
							break;
						}
						message.total = reader.bool();
						continue; }
					case 6: {
						if (tag !== 50) {
							break;
						}
						message.select = Selection.decode(reader, reader.uint32());
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
};

function createBaseUserServiceListResponse(): UserServiceListResponse {
	return { data: [],nextPageToken: "",total: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const UserServiceListResponse: MessageFns<UserServiceListResponse> = {
	encode(
		message: UserServiceListResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			User.encode(v!, writer.uint32(10).fork()).join();
		}
		if ( message.nextPageToken !== "") {
			writer.uint32(18).string(message.nextPageToken);
		}
		if (message.total !== undefined ) {
			if (BigInt.asIntN(64, message.total) !== message.total) {
				throw new globalThis.Error('value provided for field message.total of type int64 too large');
			}
			writer.uint32(24).int64(message.total);
		}
		if (message.readMask !== undefined ) {
			FieldMask.encode(FieldMask.wrap(message.readMask), writer.uint32(34).fork()).join();
		}
		for (const v of message.withheld) {
			Withheld.encode(v!, writer.uint32(42).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceListResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceListResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(User.decode(reader, reader.uint32()));
						continue; }
					case 2: {
						if (tag !== 18) {
							break;
						}
						message.nextPageToken = reader.string();
						continue; }
					case 3: {
						if (tag !== 24) {
							break;
						}
						message.total = reader.int64() as bigint;
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.readMask = FieldMask.unwrap(FieldMask.decode(reader, reader.uint32()));
						continue; }
					case 5: {
						if (tag !== 42) {
							break;
						}
						message.withheld.push(Withheld.decode(reader, reader.uint32()));
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
};

function createBaseUserServiceCountRequest(): UserServiceCountRequest {
	return { where: undefined,_unknownFields: {} };
}

export const UserServiceCountRequest: MessageFns<UserServiceCountRequest> = {
	encode(
		message: UserServiceCountRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.where !== undefined ) {
			Filter.encode(message.where, writer.uint32(10).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceCountRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceCountRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.where = Filter.decode(reader, reader.uint32());
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
};

function createBaseUserServiceCountResponse(): UserServiceCountResponse {
	return { count: 0n,_unknownFields: {} };
}

export const UserServiceCountResponse: MessageFns<UserServiceCountResponse> = {
	encode(
		message: UserServiceCountResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if ( message.count !== 0n) {
			if (BigInt.asIntN(64, message.count) !== message.count) {
				throw new globalThis.Error('value provided for field message.count of type int64 too large');
			}
			writer.uint32(8).int64(message.count);
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceCountResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceCountResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 8) {
							break;
						}
						message.count = reader.int64() as bigint;
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
};

function createBaseUserServiceCreateRequest(): UserServiceCreateRequest {
	return { data: undefined,fieldMask: undefined,select: undefined,_unknownFields: {} };
}

export const UserServiceCreateRequest: MessageFns<UserServiceCreateRequest> = {
	encode(
		message: UserServiceCreateRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			User.encode(message.data, writer.uint32(10).fork()).join();
		}
		if (message.fieldMask !== undefined ) {
			FieldMask.encode(FieldMask.wrap(message.fieldMask), writer.uint32(18).fork()).join();
		}
		if (message.select !== undefined ) {
			Selection.encode(message.select, writer.uint32(26).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceCreateRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceCreateRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = User.decode(reader, reader.uint32());
						continue; }
					case 2: {
						if (tag !== 18) {
							break;
						}
						message.fieldMask = FieldMask.unwrap(FieldMask.decode(reader, reader.uint32()));
						continue; }
					case 3: {
						if (tag !== 26) {
							break;
						}
						message.select = Selection.decode(reader, reader.uint32());
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
};

function createBaseUserServiceCreateResponse(): UserServiceCreateResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const UserServiceCreateResponse: MessageFns<UserServiceCreateResponse> = {
	encode(
		message: UserServiceCreateResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			User.encode(message.data, writer.uint32(10).fork()).join();
		}
		if (message.readMask !== undefined ) {
			FieldMask.encode(FieldMask.wrap(message.readMask), writer.uint32(34).fork()).join();
		}
		for (const v of message.withheld) {
			Withheld.encode(v!, writer.uint32(42).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceCreateResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceCreateResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = User.decode(reader, reader.uint32());
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.readMask = FieldMask.unwrap(FieldMask.decode(reader, reader.uint32()));
						continue; }
					case 5: {
						if (tag !== 42) {
							break;
						}
						message.withheld.push(Withheld.decode(reader, reader.uint32()));
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
};

function createBaseUserServiceCreateManyRequest(): UserServiceCreateManyRequest {
	return { data: [],fieldMasks: [],select: undefined,_unknownFields: {} };
}

export const UserServiceCreateManyRequest: MessageFns<UserServiceCreateManyRequest> = {
	encode(
		message: UserServiceCreateManyRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			User.encode(v!, writer.uint32(10).fork()).join();
		}
		for (const v of message.fieldMasks) {
			FieldMask.encode(FieldMask.wrap(v!), writer.uint32(18).fork()).join();
		}
		if (message.select !== undefined ) {
			Selection.encode(message.select, writer.uint32(26).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceCreateManyRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceCreateManyRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(User.decode(reader, reader.uint32()));
						continue; }
					case 2: {
						if (tag !== 18) {
							break;
						}
						message.fieldMasks.push(FieldMask.unwrap(FieldMask.decode(reader, reader.uint32())));
						continue; }
					case 3: {
						if (tag !== 26) {
							break;
						}
						message.select = Selection.decode(reader, reader.uint32());
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
};

function createBaseUserServiceCreateManyResponse(): UserServiceCreateManyResponse {
	return { data: [],readMask: undefined,withheld: [],_unknownFields: {} };
}

export const UserServiceCreateManyResponse: MessageFns<UserServiceCreateManyResponse> = {
	encode(
		message: UserServiceCreateManyResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			User.encode(v!, writer.uint32(10).fork()).join();
		}
		if (message.readMask !== undefined ) {
			FieldMask.encode(FieldMask.wrap(message.readMask), writer.uint32(34).fork()).join();
		}
		for (const v of message.withheld) {
			Withheld.encode(v!, writer.uint32(42).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceCreateManyResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceCreateManyResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(User.decode(reader, reader.uint32()));
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.readMask = FieldMask.unwrap(FieldMask.decode(reader, reader.uint32()));
						continue; }
					case 5: {
						if (tag !== 42) {
							break;
						}
						message.withheld.push(Withheld.decode(reader, reader.uint32()));
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
};

function createBaseUserServiceUpdateRequest(): UserServiceUpdateRequest {
	return { key: undefined,data: undefined,updateMask: undefined,select: undefined,_unknownFields: {} };
}

export const UserServiceUpdateRequest: MessageFns<UserServiceUpdateRequest> = {
	encode(
		message: UserServiceUpdateRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			User.encode(message.key, writer.uint32(10).fork()).join();
		}
		if (message.data !== undefined ) {
			User.encode(message.data, writer.uint32(18).fork()).join();
		}
		if (message.updateMask !== undefined ) {
			FieldMask.encode(FieldMask.wrap(message.updateMask), writer.uint32(26).fork()).join();
		}
		if (message.select !== undefined ) {
			Selection.encode(message.select, writer.uint32(34).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceUpdateRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceUpdateRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = User.decode(reader, reader.uint32());
						continue; }
					case 2: {
						if (tag !== 18) {
							break;
						}
						message.data = User.decode(reader, reader.uint32());
						continue; }
					case 3: {
						if (tag !== 26) {
							break;
						}
						message.updateMask = FieldMask.unwrap(FieldMask.decode(reader, reader.uint32()));
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.select = Selection.decode(reader, reader.uint32());
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
};

function createBaseUserServiceUpdateResponse(): UserServiceUpdateResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const UserServiceUpdateResponse: MessageFns<UserServiceUpdateResponse> = {
	encode(
		message: UserServiceUpdateResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			User.encode(message.data, writer.uint32(10).fork()).join();
		}
		if (message.readMask !== undefined ) {
			FieldMask.encode(FieldMask.wrap(message.readMask), writer.uint32(34).fork()).join();
		}
		for (const v of message.withheld) {
			Withheld.encode(v!, writer.uint32(42).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceUpdateResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceUpdateResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = User.decode(reader, reader.uint32());
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.readMask = FieldMask.unwrap(FieldMask.decode(reader, reader.uint32()));
						continue; }
					case 5: {
						if (tag !== 42) {
							break;
						}
						message.withheld.push(Withheld.decode(reader, reader.uint32()));
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
};

function createBaseUserServiceDeleteRequest(): UserServiceDeleteRequest {
	return { key: undefined,_unknownFields: {} };
}

export const UserServiceDeleteRequest: MessageFns<UserServiceDeleteRequest> = {
	encode(
		message: UserServiceDeleteRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			User.encode(message.key, writer.uint32(10).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceDeleteRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceDeleteRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = User.decode(reader, reader.uint32());
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
};

function createBaseUserServiceDeleteResponse(): UserServiceDeleteResponse {
	return { _unknownFields: {} };
}

export const UserServiceDeleteResponse: MessageFns<UserServiceDeleteResponse> = {
	encode(
		message: UserServiceDeleteResponse,
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceDeleteResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceDeleteResponse();
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
};

function createBaseUserServiceSearchRequest(): UserServiceSearchRequest {
	return { query: undefined,limit: undefined,_unknownFields: {} };
}

export const UserServiceSearchRequest: MessageFns<UserServiceSearchRequest> = {
	encode(
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
	},
	decode(
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
};

function createBaseUserServiceSearchResponse(): UserServiceSearchResponse {
	return { data: [],readMask: undefined,withheld: [],_unknownFields: {} };
}

export const UserServiceSearchResponse: MessageFns<UserServiceSearchResponse> = {
	encode(
		message: UserServiceSearchResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			User.encode(v!, writer.uint32(10).fork()).join();
		}
		if (message.readMask !== undefined ) {
			FieldMask.encode(FieldMask.wrap(message.readMask), writer.uint32(34).fork()).join();
		}
		for (const v of message.withheld) {
			Withheld.encode(v!, writer.uint32(42).fork()).join();
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): UserServiceSearchResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseUserServiceSearchResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(User.decode(reader, reader.uint32()));
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.readMask = FieldMask.unwrap(FieldMask.decode(reader, reader.uint32()));
						continue; }
					case 5: {
						if (tag !== 42) {
							break;
						}
						message.withheld.push(Withheld.decode(reader, reader.uint32()));
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
};

function createBaseUserServiceMeRequest(): UserServiceMeRequest {
	return { _unknownFields: {} };
}

export const UserServiceMeRequest: MessageFns<UserServiceMeRequest> = {
	encode(
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
	},
	decode(
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
};

function createBaseUserServiceMeResponse(): UserServiceMeResponse {
	return { id: undefined,username: undefined,email: undefined,role: undefined,level: undefined,tenantId: undefined,_unknownFields: {} };
}

export const UserServiceMeResponse: MessageFns<UserServiceMeResponse> = {
	encode(
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
	},
	decode(
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
};

function toTimestamp(date: Date): Timestamp {
	const seconds = BigInt(Math.floor(date.getTime() / 1_000));
	const nanos = (date.getTime() - Math.floor(date.getTime() / 1_000) * 1_000) * 1_000_000;
	return { seconds, nanos };
}

function fromTimestamp(t: Timestamp): Date {
	let millis = (globalThis.Number(t.seconds.toString()) || 0) * 1_000;
	millis += (t.nanos || 0) / 1_000_000;
	return new globalThis.Date(millis);
}

export interface MessageFns<T> {
	encode(message: T, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): T;
}

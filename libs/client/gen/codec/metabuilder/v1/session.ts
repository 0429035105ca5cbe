// @generated from spec/entities/session.yaml by `npx nx generate dbal`. Do not edit.

import { Selection, Withheld, Filter, Order } from '../../dbal/v1/filter.js';
import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';
import { Timestamp } from '../../google/protobuf/timestamp.js';
import { FieldMask } from '../../google/protobuf/field_mask.js';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/session.proto';

/** A sign-in that has not ended. Only the engine reads and writes it. */
export interface Session {
	id?: string | undefined,
	userId?: string | undefined,
	tokenHash?: string | undefined,
	expiresAt?: Date | undefined,
	createdAt?: Date | undefined,
	lastActivity?: Date | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceGetRequest {
	/** Exactly the fields of one unique key. */
	key?: Session | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceGetResponse {
	data?: Session | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceListRequest {
	where?: Filter | undefined,
	orderBy: Order[],
	limit?: number | undefined,
	pageToken: string,
	/** Ask for the number of rows over all pages. */
	total: boolean,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceListResponse {
	data: Session[],
	/** Empty: this is the last page. */
	nextPageToken: string,
	total?: bigint | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceCountRequest {
	where?: Filter | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceCountResponse {
	count: bigint,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceCreateRequest {
	data?: Session | undefined,
	/** A field that it names and data leaves unset is NULL. Absent: the fields that are set. */
	fieldMask?: string[] | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceCreateResponse {
	data?: Session | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceCreateManyRequest {
	data: Session[],
	/** Empty, or one for each item of data. */
	fieldMasks: string[][],
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceCreateManyResponse {
	data: Session[],
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceUpdateRequest {
	/** Exactly the fields of one unique key. */
	key?: Session | undefined,
	data?: Session | undefined,
	/** A field that it names and data leaves unset is NULL. Absent: the fields that are set. */
	updateMask?: string[] | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceUpdateResponse {
	data?: Session | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceDeleteRequest {
	/** Exactly the fields of one unique key. */
	key?: Session | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceDeleteResponse {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceSignInRequest {
	username?: string | undefined,
	password?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceSignInResponse {
	id?: string | undefined,
	token?: string | undefined,
	expiresAt?: Date | undefined,
	user?: SessionServiceSignInResponse_User | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceSignInResponse_User {
	id?: string | undefined,
	username?: string | undefined,
	role?: SessionServiceSignInResponse_User_Role | undefined,
	level?: number | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export const SessionServiceSignInResponse_User_Role = {
	ROLE_UNSPECIFIED : 0,
	ROLE_USER : 1,
	ROLE_MODERATOR : 2,
	ROLE_ADMIN : 3,
	ROLE_GOD : 4,
	ROLE_SUPERGOD : 5,
} as const

export type SessionServiceSignInResponse_User_Role = typeof SessionServiceSignInResponse_User_Role[keyof typeof SessionServiceSignInResponse_User_Role]

export namespace SessionServiceSignInResponse_User_Role {
	export type ROLE_UNSPECIFIED = typeof SessionServiceSignInResponse_User_Role.ROLE_UNSPECIFIED;
	export type ROLE_USER = typeof SessionServiceSignInResponse_User_Role.ROLE_USER;
	export type ROLE_MODERATOR = typeof SessionServiceSignInResponse_User_Role.ROLE_MODERATOR;
	export type ROLE_ADMIN = typeof SessionServiceSignInResponse_User_Role.ROLE_ADMIN;
	export type ROLE_GOD = typeof SessionServiceSignInResponse_User_Role.ROLE_GOD;
	export type ROLE_SUPERGOD = typeof SessionServiceSignInResponse_User_Role.ROLE_SUPERGOD;
}

export interface SessionServiceSignOutRequest {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceSignOutResponse {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceRefreshRequest {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceRefreshResponse {
	id?: string | undefined,
	token?: string | undefined,
	expiresAt?: Date | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseSession(): Session {
	return { id: undefined,userId: undefined,tokenHash: undefined,expiresAt: undefined,createdAt: undefined,lastActivity: undefined,_unknownFields: {} };
}

export const Session: MessageFns<Session> = {
	encode(
		message: Session,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.id !== undefined ) {
			writer.uint32(10).string(message.id);
		}
		if (message.userId !== undefined ) {
			writer.uint32(18).string(message.userId);
		}
		if (message.tokenHash !== undefined ) {
			writer.uint32(26).string(message.tokenHash);
		}
		if (message.expiresAt !== undefined ) {
			Timestamp.encode(toTimestamp(message.expiresAt), writer.uint32(34).fork()).join();
		}
		if (message.createdAt !== undefined ) {
			Timestamp.encode(toTimestamp(message.createdAt), writer.uint32(42).fork()).join();
		}
		if (message.lastActivity !== undefined ) {
			Timestamp.encode(toTimestamp(message.lastActivity), writer.uint32(50).fork()).join();
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
	): Session {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSession();
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
						message.userId = reader.string();
						continue; }
					case 3: {
						if (tag !== 26) {
							break;
						}
						message.tokenHash = reader.string();
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.expiresAt = fromTimestamp(Timestamp.decode(reader, reader.uint32()));
						continue; }
					case 5: {
						if (tag !== 42) {
							break;
						}
						message.createdAt = fromTimestamp(Timestamp.decode(reader, reader.uint32()));
						continue; }
					case 6: {
						if (tag !== 50) {
							break;
						}
						message.lastActivity = fromTimestamp(Timestamp.decode(reader, reader.uint32()));
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

function createBaseSessionServiceGetRequest(): SessionServiceGetRequest {
	return { key: undefined,select: undefined,_unknownFields: {} };
}

export const SessionServiceGetRequest: MessageFns<SessionServiceGetRequest> = {
	encode(
		message: SessionServiceGetRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			Session.encode(message.key, writer.uint32(10).fork()).join();
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
	): SessionServiceGetRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceGetRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = Session.decode(reader, reader.uint32());
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

function createBaseSessionServiceGetResponse(): SessionServiceGetResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const SessionServiceGetResponse: MessageFns<SessionServiceGetResponse> = {
	encode(
		message: SessionServiceGetResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			Session.encode(message.data, writer.uint32(10).fork()).join();
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
	): SessionServiceGetResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceGetResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = Session.decode(reader, reader.uint32());
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

function createBaseSessionServiceListRequest(): SessionServiceListRequest {
	return { where: undefined,orderBy: [],limit: undefined,pageToken: "",total: false,select: undefined,_unknownFields: {} };
}

export const SessionServiceListRequest: MessageFns<SessionServiceListRequest> = {
	encode(
		message: SessionServiceListRequest,
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
	): SessionServiceListRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceListRequest();
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

function createBaseSessionServiceListResponse(): SessionServiceListResponse {
	return { data: [],nextPageToken: "",total: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const SessionServiceListResponse: MessageFns<SessionServiceListResponse> = {
	encode(
		message: SessionServiceListResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			Session.encode(v!, writer.uint32(10).fork()).join();
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
	): SessionServiceListResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceListResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(Session.decode(reader, reader.uint32()));
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

function createBaseSessionServiceCountRequest(): SessionServiceCountRequest {
	return { where: undefined,_unknownFields: {} };
}

export const SessionServiceCountRequest: MessageFns<SessionServiceCountRequest> = {
	encode(
		message: SessionServiceCountRequest,
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
	): SessionServiceCountRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceCountRequest();
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

function createBaseSessionServiceCountResponse(): SessionServiceCountResponse {
	return { count: 0n,_unknownFields: {} };
}

export const SessionServiceCountResponse: MessageFns<SessionServiceCountResponse> = {
	encode(
		message: SessionServiceCountResponse,
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
	): SessionServiceCountResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceCountResponse();
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

function createBaseSessionServiceCreateRequest(): SessionServiceCreateRequest {
	return { data: undefined,fieldMask: undefined,select: undefined,_unknownFields: {} };
}

export const SessionServiceCreateRequest: MessageFns<SessionServiceCreateRequest> = {
	encode(
		message: SessionServiceCreateRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			Session.encode(message.data, writer.uint32(10).fork()).join();
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
	): SessionServiceCreateRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceCreateRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = Session.decode(reader, reader.uint32());
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

function createBaseSessionServiceCreateResponse(): SessionServiceCreateResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const SessionServiceCreateResponse: MessageFns<SessionServiceCreateResponse> = {
	encode(
		message: SessionServiceCreateResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			Session.encode(message.data, writer.uint32(10).fork()).join();
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
	): SessionServiceCreateResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceCreateResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = Session.decode(reader, reader.uint32());
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

function createBaseSessionServiceCreateManyRequest(): SessionServiceCreateManyRequest {
	return { data: [],fieldMasks: [],select: undefined,_unknownFields: {} };
}

export const SessionServiceCreateManyRequest: MessageFns<SessionServiceCreateManyRequest> = {
	encode(
		message: SessionServiceCreateManyRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			Session.encode(v!, writer.uint32(10).fork()).join();
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
	): SessionServiceCreateManyRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceCreateManyRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(Session.decode(reader, reader.uint32()));
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

function createBaseSessionServiceCreateManyResponse(): SessionServiceCreateManyResponse {
	return { data: [],readMask: undefined,withheld: [],_unknownFields: {} };
}

export const SessionServiceCreateManyResponse: MessageFns<SessionServiceCreateManyResponse> = {
	encode(
		message: SessionServiceCreateManyResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			Session.encode(v!, writer.uint32(10).fork()).join();
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
	): SessionServiceCreateManyResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceCreateManyResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(Session.decode(reader, reader.uint32()));
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

function createBaseSessionServiceUpdateRequest(): SessionServiceUpdateRequest {
	return { key: undefined,data: undefined,updateMask: undefined,select: undefined,_unknownFields: {} };
}

export const SessionServiceUpdateRequest: MessageFns<SessionServiceUpdateRequest> = {
	encode(
		message: SessionServiceUpdateRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			Session.encode(message.key, writer.uint32(10).fork()).join();
		}
		if (message.data !== undefined ) {
			Session.encode(message.data, writer.uint32(18).fork()).join();
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
	): SessionServiceUpdateRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceUpdateRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = Session.decode(reader, reader.uint32());
						continue; }
					case 2: {
						if (tag !== 18) {
							break;
						}
						message.data = Session.decode(reader, reader.uint32());
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

function createBaseSessionServiceUpdateResponse(): SessionServiceUpdateResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const SessionServiceUpdateResponse: MessageFns<SessionServiceUpdateResponse> = {
	encode(
		message: SessionServiceUpdateResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			Session.encode(message.data, writer.uint32(10).fork()).join();
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
	): SessionServiceUpdateResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceUpdateResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = Session.decode(reader, reader.uint32());
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

function createBaseSessionServiceDeleteRequest(): SessionServiceDeleteRequest {
	return { key: undefined,_unknownFields: {} };
}

export const SessionServiceDeleteRequest: MessageFns<SessionServiceDeleteRequest> = {
	encode(
		message: SessionServiceDeleteRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			Session.encode(message.key, writer.uint32(10).fork()).join();
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
	): SessionServiceDeleteRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceDeleteRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = Session.decode(reader, reader.uint32());
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

function createBaseSessionServiceDeleteResponse(): SessionServiceDeleteResponse {
	return { _unknownFields: {} };
}

export const SessionServiceDeleteResponse: MessageFns<SessionServiceDeleteResponse> = {
	encode(
		message: SessionServiceDeleteResponse,
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
	): SessionServiceDeleteResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceDeleteResponse();
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

function createBaseSessionServiceSignInRequest(): SessionServiceSignInRequest {
	return { username: undefined,password: undefined,_unknownFields: {} };
}

export const SessionServiceSignInRequest: MessageFns<SessionServiceSignInRequest> = {
	encode(
		message: SessionServiceSignInRequest,
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
	},
	decode(
		input: BinaryReader | Uint8Array,
		length?: number,
	): SessionServiceSignInRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceSignInRequest();
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
};

function createBaseSessionServiceSignInResponse(): SessionServiceSignInResponse {
	return { id: undefined,token: undefined,expiresAt: undefined,user: undefined,_unknownFields: {} };
}

export const SessionServiceSignInResponse: MessageFns<SessionServiceSignInResponse> = {
	encode(
		message: SessionServiceSignInResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.id !== undefined ) {
			writer.uint32(10).string(message.id);
		}
		if (message.token !== undefined ) {
			writer.uint32(18).string(message.token);
		}
		if (message.expiresAt !== undefined ) {
			Timestamp.encode(toTimestamp(message.expiresAt), writer.uint32(26).fork()).join();
		}
		if (message.user !== undefined ) {
			SessionServiceSignInResponse_User.encode(message.user, writer.uint32(34).fork()).join();
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
	): SessionServiceSignInResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceSignInResponse();
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
						message.token = reader.string();
						continue; }
					case 3: {
						if (tag !== 26) {
							break;
						}
						message.expiresAt = fromTimestamp(Timestamp.decode(reader, reader.uint32()));
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.user = SessionServiceSignInResponse_User.decode(reader, reader.uint32());
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

function createBaseSessionServiceSignInResponse_User(): SessionServiceSignInResponse_User {
	return { id: undefined,username: undefined,role: undefined,level: undefined,_unknownFields: {} };
}

export const SessionServiceSignInResponse_User: MessageFns<SessionServiceSignInResponse_User> = {
	encode(
		message: SessionServiceSignInResponse_User,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.id !== undefined ) {
			writer.uint32(10).string(message.id);
		}
		if (message.username !== undefined ) {
			writer.uint32(18).string(message.username);
		}
		if (message.role !== undefined ) {
			writer.uint32(24).int32(message.role);
		}
		if (message.level !== undefined ) {
			writer.uint32(32).sint32(message.level);
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
	): SessionServiceSignInResponse_User {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceSignInResponse_User();
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
						if (tag !== 24) {
							break;
						}
						message.role = reader.int32() as any;
						continue; }
					case 4: {
						if (tag !== 32) {
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
};

function createBaseSessionServiceSignOutRequest(): SessionServiceSignOutRequest {
	return { _unknownFields: {} };
}

export const SessionServiceSignOutRequest: MessageFns<SessionServiceSignOutRequest> = {
	encode(
		message: SessionServiceSignOutRequest,
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
	): SessionServiceSignOutRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceSignOutRequest();
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

function createBaseSessionServiceSignOutResponse(): SessionServiceSignOutResponse {
	return { _unknownFields: {} };
}

export const SessionServiceSignOutResponse: MessageFns<SessionServiceSignOutResponse> = {
	encode(
		message: SessionServiceSignOutResponse,
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
	): SessionServiceSignOutResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceSignOutResponse();
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

function createBaseSessionServiceRefreshRequest(): SessionServiceRefreshRequest {
	return { _unknownFields: {} };
}

export const SessionServiceRefreshRequest: MessageFns<SessionServiceRefreshRequest> = {
	encode(
		message: SessionServiceRefreshRequest,
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
	): SessionServiceRefreshRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceRefreshRequest();
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

function createBaseSessionServiceRefreshResponse(): SessionServiceRefreshResponse {
	return { id: undefined,token: undefined,expiresAt: undefined,_unknownFields: {} };
}

export const SessionServiceRefreshResponse: MessageFns<SessionServiceRefreshResponse> = {
	encode(
		message: SessionServiceRefreshResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.id !== undefined ) {
			writer.uint32(10).string(message.id);
		}
		if (message.token !== undefined ) {
			writer.uint32(18).string(message.token);
		}
		if (message.expiresAt !== undefined ) {
			Timestamp.encode(toTimestamp(message.expiresAt), writer.uint32(26).fork()).join();
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
	): SessionServiceRefreshResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseSessionServiceRefreshResponse();
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
						message.token = reader.string();
						continue; }
					case 3: {
						if (tag !== 26) {
							break;
						}
						message.expiresAt = fromTimestamp(Timestamp.decode(reader, reader.uint32()));
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

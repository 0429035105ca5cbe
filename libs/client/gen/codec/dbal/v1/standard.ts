// @generated from spec/entities/lua_script.yaml by `npx nx generate dbal`. Do not edit.

import { Selection, Withheld, Filter, Order } from '../../dbal/v1/filter.js';
import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';
import { Timestamp } from '../../google/protobuf/timestamp.js';
import { FieldMask } from '../../google/protobuf/field_mask.js';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/lua_script.proto';

/** A script that pages and workflows may run. */
export interface LuaScript {
	id?: string | undefined,
	name?: string | undefined,
	description?: string | undefined,
	code?: string | undefined,
	isSandboxed?: boolean | undefined,
	/** JSON text. */
	allowedGlobals?: string | undefined,
	timeoutMs?: number | undefined,
	createdBy?: string | undefined,
	createdAt?: Date | undefined,
	updatedAt?: Date | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceGetRequest {
	/** Exactly the fields of one unique key. */
	key?: LuaScript | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceGetResponse {
	data?: LuaScript | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceListRequest {
	where?: Filter | undefined,
	orderBy: Order[],
	limit?: number | undefined,
	pageToken: string,
	/** Ask for the number of rows over all pages. */
	total: boolean,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceListResponse {
	data: LuaScript[],
	/** Empty: this is the last page. */
	nextPageToken: string,
	total?: bigint | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceCountRequest {
	where?: Filter | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceCountResponse {
	count: bigint,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceCreateRequest {
	data?: LuaScript | undefined,
	/** A field that it names and data leaves unset is NULL. Absent: the fields that are set. */
	fieldMask?: string[] | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceCreateResponse {
	data?: LuaScript | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceCreateManyRequest {
	data: LuaScript[],
	/** Empty, or one for each item of data. */
	fieldMasks: string[][],
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceCreateManyResponse {
	data: LuaScript[],
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceUpdateRequest {
	/** Exactly the fields of one unique key. */
	key?: LuaScript | undefined,
	data?: LuaScript | undefined,
	/** A field that it names and data leaves unset is NULL. Absent: the fields that are set. */
	updateMask?: string[] | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceUpdateResponse {
	data?: LuaScript | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceDeleteRequest {
	/** Exactly the fields of one unique key. */
	key?: LuaScript | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface LuaScriptServiceDeleteResponse {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseLuaScript(): LuaScript {
	return { id: undefined,name: undefined,description: undefined,code: undefined,isSandboxed: undefined,allowedGlobals: undefined,timeoutMs: undefined,createdBy: undefined,createdAt: undefined,updatedAt: undefined,_unknownFields: {} };
}

export const LuaScript: MessageFns<LuaScript> = {
	encode(
		message: LuaScript,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.id !== undefined ) {
			writer.uint32(10).string(message.id);
		}
		if (message.name !== undefined ) {
			writer.uint32(18).string(message.name);
		}
		if (message.description !== undefined ) {
			writer.uint32(26).string(message.description);
		}
		if (message.code !== undefined ) {
			writer.uint32(34).string(message.code);
		}
		if (message.isSandboxed !== undefined ) {
			writer.uint32(40).bool(message.isSandboxed);
		}
		if (message.allowedGlobals !== undefined ) {
			writer.uint32(50).string(message.allowedGlobals);
		}
		if (message.timeoutMs !== undefined ) {
			writer.uint32(56).sint32(message.timeoutMs);
		}
		if (message.createdBy !== undefined ) {
			writer.uint32(66).string(message.createdBy);
		}
		if (message.createdAt !== undefined ) {
			Timestamp.encode(toTimestamp(message.createdAt), writer.uint32(74).fork()).join();
		}
		if (message.updatedAt !== undefined ) {
			Timestamp.encode(toTimestamp(message.updatedAt), writer.uint32(82).fork()).join();
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
	): LuaScript {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScript();
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
						message.name = reader.string();
						continue; }
					case 3: {
						if (tag !== 26) {
							break;
						}
						message.description = reader.string();
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.code = reader.string();
						continue; }
					case 5: {
						if (tag !== 40) {
							break;
						}
						message.isSandboxed = reader.bool();
						continue; }
					case 6: {
						if (tag !== 50) {
							break;
						}
						message.allowedGlobals = reader.string();
						continue; }
					case 7: {
						if (tag !== 56) {
							break;
						}
						message.timeoutMs = reader.sint32();
						continue; }
					case 8: {
						if (tag !== 66) {
							break;
						}
						message.createdBy = reader.string();
						continue; }
					case 9: {
						if (tag !== 74) {
							break;
						}
						message.createdAt = fromTimestamp(Timestamp.decode(reader, reader.uint32()));
						continue; }
					case 10: {
						if (tag !== 82) {
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

function createBaseLuaScriptServiceGetRequest(): LuaScriptServiceGetRequest {
	return { key: undefined,select: undefined,_unknownFields: {} };
}

export const LuaScriptServiceGetRequest: MessageFns<LuaScriptServiceGetRequest> = {
	encode(
		message: LuaScriptServiceGetRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			LuaScript.encode(message.key, writer.uint32(10).fork()).join();
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
	): LuaScriptServiceGetRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceGetRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = LuaScript.decode(reader, reader.uint32());
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

function createBaseLuaScriptServiceGetResponse(): LuaScriptServiceGetResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const LuaScriptServiceGetResponse: MessageFns<LuaScriptServiceGetResponse> = {
	encode(
		message: LuaScriptServiceGetResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			LuaScript.encode(message.data, writer.uint32(10).fork()).join();
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
	): LuaScriptServiceGetResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceGetResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = LuaScript.decode(reader, reader.uint32());
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

function createBaseLuaScriptServiceListRequest(): LuaScriptServiceListRequest {
	return { where: undefined,orderBy: [],limit: undefined,pageToken: "",total: false,select: undefined,_unknownFields: {} };
}

export const LuaScriptServiceListRequest: MessageFns<LuaScriptServiceListRequest> = {
	encode(
		message: LuaScriptServiceListRequest,
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
	): LuaScriptServiceListRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceListRequest();
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

function createBaseLuaScriptServiceListResponse(): LuaScriptServiceListResponse {
	return { data: [],nextPageToken: "",total: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const LuaScriptServiceListResponse: MessageFns<LuaScriptServiceListResponse> = {
	encode(
		message: LuaScriptServiceListResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			LuaScript.encode(v!, writer.uint32(10).fork()).join();
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
	): LuaScriptServiceListResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceListResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(LuaScript.decode(reader, reader.uint32()));
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

function createBaseLuaScriptServiceCountRequest(): LuaScriptServiceCountRequest {
	return { where: undefined,_unknownFields: {} };
}

export const LuaScriptServiceCountRequest: MessageFns<LuaScriptServiceCountRequest> = {
	encode(
		message: LuaScriptServiceCountRequest,
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
	): LuaScriptServiceCountRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceCountRequest();
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

function createBaseLuaScriptServiceCountResponse(): LuaScriptServiceCountResponse {
	return { count: 0n,_unknownFields: {} };
}

export const LuaScriptServiceCountResponse: MessageFns<LuaScriptServiceCountResponse> = {
	encode(
		message: LuaScriptServiceCountResponse,
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
	): LuaScriptServiceCountResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceCountResponse();
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

function createBaseLuaScriptServiceCreateRequest(): LuaScriptServiceCreateRequest {
	return { data: undefined,fieldMask: undefined,select: undefined,_unknownFields: {} };
}

export const LuaScriptServiceCreateRequest: MessageFns<LuaScriptServiceCreateRequest> = {
	encode(
		message: LuaScriptServiceCreateRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			LuaScript.encode(message.data, writer.uint32(10).fork()).join();
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
	): LuaScriptServiceCreateRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceCreateRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = LuaScript.decode(reader, reader.uint32());
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

function createBaseLuaScriptServiceCreateResponse(): LuaScriptServiceCreateResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const LuaScriptServiceCreateResponse: MessageFns<LuaScriptServiceCreateResponse> = {
	encode(
		message: LuaScriptServiceCreateResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			LuaScript.encode(message.data, writer.uint32(10).fork()).join();
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
	): LuaScriptServiceCreateResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceCreateResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = LuaScript.decode(reader, reader.uint32());
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

function createBaseLuaScriptServiceCreateManyRequest(): LuaScriptServiceCreateManyRequest {
	return { data: [],fieldMasks: [],select: undefined,_unknownFields: {} };
}

export const LuaScriptServiceCreateManyRequest: MessageFns<LuaScriptServiceCreateManyRequest> = {
	encode(
		message: LuaScriptServiceCreateManyRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			LuaScript.encode(v!, writer.uint32(10).fork()).join();
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
	): LuaScriptServiceCreateManyRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceCreateManyRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(LuaScript.decode(reader, reader.uint32()));
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

function createBaseLuaScriptServiceCreateManyResponse(): LuaScriptServiceCreateManyResponse {
	return { data: [],readMask: undefined,withheld: [],_unknownFields: {} };
}

export const LuaScriptServiceCreateManyResponse: MessageFns<LuaScriptServiceCreateManyResponse> = {
	encode(
		message: LuaScriptServiceCreateManyResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			LuaScript.encode(v!, writer.uint32(10).fork()).join();
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
	): LuaScriptServiceCreateManyResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceCreateManyResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(LuaScript.decode(reader, reader.uint32()));
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

function createBaseLuaScriptServiceUpdateRequest(): LuaScriptServiceUpdateRequest {
	return { key: undefined,data: undefined,updateMask: undefined,select: undefined,_unknownFields: {} };
}

export const LuaScriptServiceUpdateRequest: MessageFns<LuaScriptServiceUpdateRequest> = {
	encode(
		message: LuaScriptServiceUpdateRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			LuaScript.encode(message.key, writer.uint32(10).fork()).join();
		}
		if (message.data !== undefined ) {
			LuaScript.encode(message.data, writer.uint32(18).fork()).join();
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
	): LuaScriptServiceUpdateRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceUpdateRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = LuaScript.decode(reader, reader.uint32());
						continue; }
					case 2: {
						if (tag !== 18) {
							break;
						}
						message.data = LuaScript.decode(reader, reader.uint32());
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

function createBaseLuaScriptServiceUpdateResponse(): LuaScriptServiceUpdateResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const LuaScriptServiceUpdateResponse: MessageFns<LuaScriptServiceUpdateResponse> = {
	encode(
		message: LuaScriptServiceUpdateResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			LuaScript.encode(message.data, writer.uint32(10).fork()).join();
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
	): LuaScriptServiceUpdateResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceUpdateResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = LuaScript.decode(reader, reader.uint32());
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

function createBaseLuaScriptServiceDeleteRequest(): LuaScriptServiceDeleteRequest {
	return { key: undefined,_unknownFields: {} };
}

export const LuaScriptServiceDeleteRequest: MessageFns<LuaScriptServiceDeleteRequest> = {
	encode(
		message: LuaScriptServiceDeleteRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			LuaScript.encode(message.key, writer.uint32(10).fork()).join();
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
	): LuaScriptServiceDeleteRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceDeleteRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = LuaScript.decode(reader, reader.uint32());
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

function createBaseLuaScriptServiceDeleteResponse(): LuaScriptServiceDeleteResponse {
	return { _unknownFields: {} };
}

export const LuaScriptServiceDeleteResponse: MessageFns<LuaScriptServiceDeleteResponse> = {
	encode(
		message: LuaScriptServiceDeleteResponse,
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
	): LuaScriptServiceDeleteResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseLuaScriptServiceDeleteResponse();
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

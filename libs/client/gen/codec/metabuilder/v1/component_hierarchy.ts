// @generated from spec/entities/component_hierarchy.yaml by `npx nx generate dbal`. Do not edit.

import { Selection, Withheld, Filter, Order } from '../../dbal/v1/filter.js';
import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';
import { Timestamp } from '../../google/protobuf/timestamp.js';
import { FieldMask } from '../../google/protobuf/field_mask.js';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/component_hierarchy.proto';

/** A node in a page's tree of components. */
export interface ComponentHierarchy {
	id?: string | undefined,
	pageId?: string | undefined,
	parentId?: string | undefined,
	componentType?: string | undefined,
	/** Place among the children of one parent, ascending; the id decides between equals. */
	order?: number | undefined,
	/** JSON text. */
	props?: string | undefined,
	createdAt?: Date | undefined,
	updatedAt?: Date | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceGetRequest {
	/** Exactly the fields of one unique key. */
	key?: ComponentHierarchy | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceGetResponse {
	data?: ComponentHierarchy | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceListRequest {
	where?: Filter | undefined,
	orderBy: Order[],
	limit?: number | undefined,
	pageToken: string,
	/** Ask for the number of rows over all pages. */
	total: boolean,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceListResponse {
	data: ComponentHierarchy[],
	/** Empty: this is the last page. */
	nextPageToken: string,
	total?: bigint | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceCountRequest {
	where?: Filter | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceCountResponse {
	count: bigint,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceCreateRequest {
	data?: ComponentHierarchy | undefined,
	/** A field that it names and data leaves unset is NULL. Absent: the fields that are set. */
	fieldMask?: string[] | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceCreateResponse {
	data?: ComponentHierarchy | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceCreateManyRequest {
	data: ComponentHierarchy[],
	/** Empty, or one for each item of data. */
	fieldMasks: string[][],
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceCreateManyResponse {
	data: ComponentHierarchy[],
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceUpdateRequest {
	/** Exactly the fields of one unique key. */
	key?: ComponentHierarchy | undefined,
	data?: ComponentHierarchy | undefined,
	/** A field that it names and data leaves unset is NULL. Absent: the fields that are set. */
	updateMask?: string[] | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceUpdateResponse {
	data?: ComponentHierarchy | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceDeleteRequest {
	/** Exactly the fields of one unique key. */
	key?: ComponentHierarchy | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceDeleteResponse {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceGetTreeRequest {
	pageId?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceGetTreeResponse {
	data: ComponentHierarchy[],
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceReorderRequest {
	components: ComponentHierarchyServiceReorderRequest_ComponentsItem[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceReorderRequest_ComponentsItem {
	id?: string | undefined,
	order?: number | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceReorderResponse {
	data: ComponentHierarchy[],
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceMoveRequest {
	id?: string | undefined,
	newParentId?: string | undefined,
	order?: number | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchyServiceMoveResponse {
	data?: ComponentHierarchy | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseComponentHierarchy(): ComponentHierarchy {
	return { id: undefined,pageId: undefined,parentId: undefined,componentType: undefined,order: undefined,props: undefined,createdAt: undefined,updatedAt: undefined,_unknownFields: {} };
}

export const ComponentHierarchy: MessageFns<ComponentHierarchy> = {
	encode(
		message: ComponentHierarchy,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.id !== undefined ) {
			writer.uint32(10).string(message.id);
		}
		if (message.pageId !== undefined ) {
			writer.uint32(18).string(message.pageId);
		}
		if (message.parentId !== undefined ) {
			writer.uint32(26).string(message.parentId);
		}
		if (message.componentType !== undefined ) {
			writer.uint32(34).string(message.componentType);
		}
		if (message.order !== undefined ) {
			writer.uint32(40).sint32(message.order);
		}
		if (message.props !== undefined ) {
			writer.uint32(50).string(message.props);
		}
		if (message.createdAt !== undefined ) {
			Timestamp.encode(toTimestamp(message.createdAt), writer.uint32(58).fork()).join();
		}
		if (message.updatedAt !== undefined ) {
			Timestamp.encode(toTimestamp(message.updatedAt), writer.uint32(66).fork()).join();
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
	): ComponentHierarchy {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchy();
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
						message.pageId = reader.string();
						continue; }
					case 3: {
						if (tag !== 26) {
							break;
						}
						message.parentId = reader.string();
						continue; }
					case 4: {
						if (tag !== 34) {
							break;
						}
						message.componentType = reader.string();
						continue; }
					case 5: {
						if (tag !== 40) {
							break;
						}
						message.order = reader.sint32();
						continue; }
					case 6: {
						if (tag !== 50) {
							break;
						}
						message.props = reader.string();
						continue; }
					case 7: {
						if (tag !== 58) {
							break;
						}
						message.createdAt = fromTimestamp(Timestamp.decode(reader, reader.uint32()));
						continue; }
					case 8: {
						if (tag !== 66) {
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

function createBaseComponentHierarchyServiceGetRequest(): ComponentHierarchyServiceGetRequest {
	return { key: undefined,select: undefined,_unknownFields: {} };
}

export const ComponentHierarchyServiceGetRequest: MessageFns<ComponentHierarchyServiceGetRequest> = {
	encode(
		message: ComponentHierarchyServiceGetRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			ComponentHierarchy.encode(message.key, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceGetRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceGetRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = ComponentHierarchy.decode(reader, reader.uint32());
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

function createBaseComponentHierarchyServiceGetResponse(): ComponentHierarchyServiceGetResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const ComponentHierarchyServiceGetResponse: MessageFns<ComponentHierarchyServiceGetResponse> = {
	encode(
		message: ComponentHierarchyServiceGetResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			ComponentHierarchy.encode(message.data, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceGetResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceGetResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = ComponentHierarchy.decode(reader, reader.uint32());
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

function createBaseComponentHierarchyServiceListRequest(): ComponentHierarchyServiceListRequest {
	return { where: undefined,orderBy: [],limit: undefined,pageToken: "",total: false,select: undefined,_unknownFields: {} };
}

export const ComponentHierarchyServiceListRequest: MessageFns<ComponentHierarchyServiceListRequest> = {
	encode(
		message: ComponentHierarchyServiceListRequest,
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
	): ComponentHierarchyServiceListRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceListRequest();
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

function createBaseComponentHierarchyServiceListResponse(): ComponentHierarchyServiceListResponse {
	return { data: [],nextPageToken: "",total: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const ComponentHierarchyServiceListResponse: MessageFns<ComponentHierarchyServiceListResponse> = {
	encode(
		message: ComponentHierarchyServiceListResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			ComponentHierarchy.encode(v!, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceListResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceListResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(ComponentHierarchy.decode(reader, reader.uint32()));
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

function createBaseComponentHierarchyServiceCountRequest(): ComponentHierarchyServiceCountRequest {
	return { where: undefined,_unknownFields: {} };
}

export const ComponentHierarchyServiceCountRequest: MessageFns<ComponentHierarchyServiceCountRequest> = {
	encode(
		message: ComponentHierarchyServiceCountRequest,
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
	): ComponentHierarchyServiceCountRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceCountRequest();
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

function createBaseComponentHierarchyServiceCountResponse(): ComponentHierarchyServiceCountResponse {
	return { count: 0n,_unknownFields: {} };
}

export const ComponentHierarchyServiceCountResponse: MessageFns<ComponentHierarchyServiceCountResponse> = {
	encode(
		message: ComponentHierarchyServiceCountResponse,
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
	): ComponentHierarchyServiceCountResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceCountResponse();
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

function createBaseComponentHierarchyServiceCreateRequest(): ComponentHierarchyServiceCreateRequest {
	return { data: undefined,fieldMask: undefined,select: undefined,_unknownFields: {} };
}

export const ComponentHierarchyServiceCreateRequest: MessageFns<ComponentHierarchyServiceCreateRequest> = {
	encode(
		message: ComponentHierarchyServiceCreateRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			ComponentHierarchy.encode(message.data, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceCreateRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceCreateRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = ComponentHierarchy.decode(reader, reader.uint32());
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

function createBaseComponentHierarchyServiceCreateResponse(): ComponentHierarchyServiceCreateResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const ComponentHierarchyServiceCreateResponse: MessageFns<ComponentHierarchyServiceCreateResponse> = {
	encode(
		message: ComponentHierarchyServiceCreateResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			ComponentHierarchy.encode(message.data, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceCreateResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceCreateResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = ComponentHierarchy.decode(reader, reader.uint32());
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

function createBaseComponentHierarchyServiceCreateManyRequest(): ComponentHierarchyServiceCreateManyRequest {
	return { data: [],fieldMasks: [],select: undefined,_unknownFields: {} };
}

export const ComponentHierarchyServiceCreateManyRequest: MessageFns<ComponentHierarchyServiceCreateManyRequest> = {
	encode(
		message: ComponentHierarchyServiceCreateManyRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			ComponentHierarchy.encode(v!, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceCreateManyRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceCreateManyRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(ComponentHierarchy.decode(reader, reader.uint32()));
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

function createBaseComponentHierarchyServiceCreateManyResponse(): ComponentHierarchyServiceCreateManyResponse {
	return { data: [],readMask: undefined,withheld: [],_unknownFields: {} };
}

export const ComponentHierarchyServiceCreateManyResponse: MessageFns<ComponentHierarchyServiceCreateManyResponse> = {
	encode(
		message: ComponentHierarchyServiceCreateManyResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			ComponentHierarchy.encode(v!, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceCreateManyResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceCreateManyResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(ComponentHierarchy.decode(reader, reader.uint32()));
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

function createBaseComponentHierarchyServiceUpdateRequest(): ComponentHierarchyServiceUpdateRequest {
	return { key: undefined,data: undefined,updateMask: undefined,select: undefined,_unknownFields: {} };
}

export const ComponentHierarchyServiceUpdateRequest: MessageFns<ComponentHierarchyServiceUpdateRequest> = {
	encode(
		message: ComponentHierarchyServiceUpdateRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			ComponentHierarchy.encode(message.key, writer.uint32(10).fork()).join();
		}
		if (message.data !== undefined ) {
			ComponentHierarchy.encode(message.data, writer.uint32(18).fork()).join();
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
	): ComponentHierarchyServiceUpdateRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceUpdateRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = ComponentHierarchy.decode(reader, reader.uint32());
						continue; }
					case 2: {
						if (tag !== 18) {
							break;
						}
						message.data = ComponentHierarchy.decode(reader, reader.uint32());
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

function createBaseComponentHierarchyServiceUpdateResponse(): ComponentHierarchyServiceUpdateResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const ComponentHierarchyServiceUpdateResponse: MessageFns<ComponentHierarchyServiceUpdateResponse> = {
	encode(
		message: ComponentHierarchyServiceUpdateResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			ComponentHierarchy.encode(message.data, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceUpdateResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceUpdateResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = ComponentHierarchy.decode(reader, reader.uint32());
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

function createBaseComponentHierarchyServiceDeleteRequest(): ComponentHierarchyServiceDeleteRequest {
	return { key: undefined,_unknownFields: {} };
}

export const ComponentHierarchyServiceDeleteRequest: MessageFns<ComponentHierarchyServiceDeleteRequest> = {
	encode(
		message: ComponentHierarchyServiceDeleteRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			ComponentHierarchy.encode(message.key, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceDeleteRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceDeleteRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = ComponentHierarchy.decode(reader, reader.uint32());
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

function createBaseComponentHierarchyServiceDeleteResponse(): ComponentHierarchyServiceDeleteResponse {
	return { _unknownFields: {} };
}

export const ComponentHierarchyServiceDeleteResponse: MessageFns<ComponentHierarchyServiceDeleteResponse> = {
	encode(
		message: ComponentHierarchyServiceDeleteResponse,
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
	): ComponentHierarchyServiceDeleteResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceDeleteResponse();
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

function createBaseComponentHierarchyServiceGetTreeRequest(): ComponentHierarchyServiceGetTreeRequest {
	return { pageId: undefined,_unknownFields: {} };
}

export const ComponentHierarchyServiceGetTreeRequest: MessageFns<ComponentHierarchyServiceGetTreeRequest> = {
	encode(
		message: ComponentHierarchyServiceGetTreeRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.pageId !== undefined ) {
			writer.uint32(10).string(message.pageId);
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
	): ComponentHierarchyServiceGetTreeRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceGetTreeRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.pageId = reader.string();
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

function createBaseComponentHierarchyServiceGetTreeResponse(): ComponentHierarchyServiceGetTreeResponse {
	return { data: [],readMask: undefined,withheld: [],_unknownFields: {} };
}

export const ComponentHierarchyServiceGetTreeResponse: MessageFns<ComponentHierarchyServiceGetTreeResponse> = {
	encode(
		message: ComponentHierarchyServiceGetTreeResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			ComponentHierarchy.encode(v!, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceGetTreeResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceGetTreeResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(ComponentHierarchy.decode(reader, reader.uint32()));
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

function createBaseComponentHierarchyServiceReorderRequest(): ComponentHierarchyServiceReorderRequest {
	return { components: [],_unknownFields: {} };
}

export const ComponentHierarchyServiceReorderRequest: MessageFns<ComponentHierarchyServiceReorderRequest> = {
	encode(
		message: ComponentHierarchyServiceReorderRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.components) {
			ComponentHierarchyServiceReorderRequest_ComponentsItem.encode(v!, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceReorderRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceReorderRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.components.push(ComponentHierarchyServiceReorderRequest_ComponentsItem.decode(reader, reader.uint32()));
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

function createBaseComponentHierarchyServiceReorderRequest_ComponentsItem(): ComponentHierarchyServiceReorderRequest_ComponentsItem {
	return { id: undefined,order: undefined,_unknownFields: {} };
}

export const ComponentHierarchyServiceReorderRequest_ComponentsItem: MessageFns<ComponentHierarchyServiceReorderRequest_ComponentsItem> = {
	encode(
		message: ComponentHierarchyServiceReorderRequest_ComponentsItem,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.id !== undefined ) {
			writer.uint32(10).string(message.id);
		}
		if (message.order !== undefined ) {
			writer.uint32(16).sint32(message.order);
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
	): ComponentHierarchyServiceReorderRequest_ComponentsItem {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceReorderRequest_ComponentsItem();
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
						if (tag !== 16) {
							break;
						}
						message.order = reader.sint32();
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

function createBaseComponentHierarchyServiceReorderResponse(): ComponentHierarchyServiceReorderResponse {
	return { data: [],readMask: undefined,withheld: [],_unknownFields: {} };
}

export const ComponentHierarchyServiceReorderResponse: MessageFns<ComponentHierarchyServiceReorderResponse> = {
	encode(
		message: ComponentHierarchyServiceReorderResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			ComponentHierarchy.encode(v!, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceReorderResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceReorderResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(ComponentHierarchy.decode(reader, reader.uint32()));
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

function createBaseComponentHierarchyServiceMoveRequest(): ComponentHierarchyServiceMoveRequest {
	return { id: undefined,newParentId: undefined,order: undefined,_unknownFields: {} };
}

export const ComponentHierarchyServiceMoveRequest: MessageFns<ComponentHierarchyServiceMoveRequest> = {
	encode(
		message: ComponentHierarchyServiceMoveRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.id !== undefined ) {
			writer.uint32(10).string(message.id);
		}
		if (message.newParentId !== undefined ) {
			writer.uint32(18).string(message.newParentId);
		}
		if (message.order !== undefined ) {
			writer.uint32(24).sint32(message.order);
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
	): ComponentHierarchyServiceMoveRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceMoveRequest();
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
						message.newParentId = reader.string();
						continue; }
					case 3: {
						if (tag !== 24) {
							break;
						}
						message.order = reader.sint32();
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

function createBaseComponentHierarchyServiceMoveResponse(): ComponentHierarchyServiceMoveResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const ComponentHierarchyServiceMoveResponse: MessageFns<ComponentHierarchyServiceMoveResponse> = {
	encode(
		message: ComponentHierarchyServiceMoveResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			ComponentHierarchy.encode(message.data, writer.uint32(10).fork()).join();
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
	): ComponentHierarchyServiceMoveResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseComponentHierarchyServiceMoveResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = ComponentHierarchy.decode(reader, reader.uint32());
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

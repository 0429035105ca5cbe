// @generated from tools/codegen/proto/dbal/v1/standard.proto by `npx nx generate dbal`. Do not edit.

import { decodeFilter, decodeInclude, decodeOrder, decodeSelection, decodeWithheld, encodeFilter, encodeInclude, encodeOrder, encodeSelection, encodeWithheld, type Filter, type Include, type Order, type Selection, type Withheld } from './filter.js';
import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';
import { FieldMask } from '../../google/protobuf/field_mask.js';

export const protobufPackage = 'dbal.v1';

export const protobufFileName = 'dbal/v1/standard.proto';

export interface GetRequest {
	key?: Uint8Array | undefined,
	select?: Selection | undefined,
	include: Include[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ListRequest {
	where?: Filter | undefined,
	orderBy: Order[],
	limit?: number | undefined,
	pageToken: string,
	total: boolean,
	select?: Selection | undefined,
	include: Include[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface CountRequest {
	where?: Filter | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface CreateRequest {
	data?: Uint8Array | undefined,
	fieldMask?: string[] | undefined,
	select?: Selection | undefined,
	include: Include[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface CreateManyRequest {
	data: Uint8Array[],
	fieldMasks: string[][],
	select?: Selection | undefined,
	include: Include[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UpdateRequest {
	key?: Uint8Array | undefined,
	data?: Uint8Array | undefined,
	updateMask?: string[] | undefined,
	select?: Selection | undefined,
	include: Include[],
	ifMatch?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UpdateManyRequest {
	where?: Filter | undefined,
	data?: Uint8Array | undefined,
	updateMask?: string[] | undefined,
	maxAffected?: number | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UpsertRequest {
	key?: Uint8Array | undefined,
	create?: Uint8Array | undefined,
	createMask?: string[] | undefined,
	update?: Uint8Array | undefined,
	updateMask?: string[] | undefined,
	select?: Selection | undefined,
	include: Include[],
	ifMatch?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface DeleteRequest {
	key?: Uint8Array | undefined,
	ifMatch?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface DeleteManyRequest {
	where?: Filter | undefined,
	maxAffected?: number | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface RestoreRequest {
	key?: Uint8Array | undefined,
	select?: Selection | undefined,
	include: Include[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** Also of custom operations that give a row. */
export interface RowResponse {
	data?: Uint8Array | undefined,
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** Also of custom operations that give rows. */
export interface RowsResponse {
	data: Uint8Array[],
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ListResponse {
	data: Uint8Array[],
	nextPageToken: string,
	previousPageToken: string,
	total?: bigint | undefined,
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface UpsertResponse {
	data?: Uint8Array | undefined,
	readMask?: string[] | undefined,
	withheld: Withheld[],
	created: boolean,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** Also of writes to many rows. */
export interface CountResponse {
	count: bigint,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface EmptyResponse {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseGetRequest(): GetRequest {
	return { key: undefined,select: undefined,include: [],_unknownFields: {} };
}

export function encodeGetRequest(
	message: GetRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.key !== undefined ) {
		writer.uint32(10).bytes(message.key);
	}
	if (message.select !== undefined ) {
		encodeSelection(message.select, writer.uint32(18).fork()).join();
	}
	for (const v of message.include) {
		encodeInclude(v!, writer.uint32(26).fork()).join();
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

export function decodeGetRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): GetRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseGetRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.key = reader.bytes();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.select = decodeSelection(reader, reader.uint32());
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.include.push(decodeInclude(reader, reader.uint32()));
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

export const GetRequest: MessageFns<GetRequest> = { encode: encodeGetRequest, decode: decodeGetRequest };

function createBaseListRequest(): ListRequest {
	return { where: undefined,orderBy: [],limit: undefined,pageToken: "",total: false,select: undefined,include: [],_unknownFields: {} };
}

export function encodeListRequest(
	message: ListRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.where !== undefined ) {
		encodeFilter(message.where, writer.uint32(10).fork()).join();
	}
	for (const v of message.orderBy) {
		encodeOrder(v!, writer.uint32(18).fork()).join();
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
		encodeSelection(message.select, writer.uint32(50).fork()).join();
	}
	for (const v of message.include) {
		encodeInclude(v!, writer.uint32(58).fork()).join();
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

export function decodeListRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): ListRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseListRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.where = decodeFilter(reader, reader.uint32());
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.orderBy.push(decodeOrder(reader, reader.uint32()));
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
					message.select = decodeSelection(reader, reader.uint32());
					continue; }
				case 7: {
					if (tag !== 58) {
						break;
					}
					message.include.push(decodeInclude(reader, reader.uint32()));
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

export const ListRequest: MessageFns<ListRequest> = { encode: encodeListRequest, decode: decodeListRequest };

function createBaseCountRequest(): CountRequest {
	return { where: undefined,_unknownFields: {} };
}

export function encodeCountRequest(
	message: CountRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.where !== undefined ) {
		encodeFilter(message.where, writer.uint32(10).fork()).join();
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

export function decodeCountRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): CountRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCountRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.where = decodeFilter(reader, reader.uint32());
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

export const CountRequest: MessageFns<CountRequest> = { encode: encodeCountRequest, decode: decodeCountRequest };

function createBaseCreateRequest(): CreateRequest {
	return { data: undefined,fieldMask: undefined,select: undefined,include: [],_unknownFields: {} };
}

export function encodeCreateRequest(
	message: CreateRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.data !== undefined ) {
		writer.uint32(10).bytes(message.data);
	}
	if (message.fieldMask !== undefined ) {
		FieldMask.encode(FieldMask.wrap(message.fieldMask), writer.uint32(18).fork()).join();
	}
	if (message.select !== undefined ) {
		encodeSelection(message.select, writer.uint32(26).fork()).join();
	}
	for (const v of message.include) {
		encodeInclude(v!, writer.uint32(34).fork()).join();
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

export function decodeCreateRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): CreateRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCreateRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.data = reader.bytes();
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
					message.select = decodeSelection(reader, reader.uint32());
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.include.push(decodeInclude(reader, reader.uint32()));
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

export const CreateRequest: MessageFns<CreateRequest> = { encode: encodeCreateRequest, decode: decodeCreateRequest };

function createBaseCreateManyRequest(): CreateManyRequest {
	return { data: [],fieldMasks: [],select: undefined,include: [],_unknownFields: {} };
}

export function encodeCreateManyRequest(
	message: CreateManyRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.data) {
		writer.uint32(10).bytes(v!);
	}
	for (const v of message.fieldMasks) {
		FieldMask.encode(FieldMask.wrap(v!), writer.uint32(18).fork()).join();
	}
	if (message.select !== undefined ) {
		encodeSelection(message.select, writer.uint32(26).fork()).join();
	}
	for (const v of message.include) {
		encodeInclude(v!, writer.uint32(34).fork()).join();
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

export function decodeCreateManyRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): CreateManyRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCreateManyRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.data.push(reader.bytes());
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
					message.select = decodeSelection(reader, reader.uint32());
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.include.push(decodeInclude(reader, reader.uint32()));
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

export const CreateManyRequest: MessageFns<CreateManyRequest> = { encode: encodeCreateManyRequest, decode: decodeCreateManyRequest };

function createBaseUpdateRequest(): UpdateRequest {
	return { key: undefined,data: undefined,updateMask: undefined,select: undefined,include: [],ifMatch: undefined,_unknownFields: {} };
}

export function encodeUpdateRequest(
	message: UpdateRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.key !== undefined ) {
		writer.uint32(10).bytes(message.key);
	}
	if (message.data !== undefined ) {
		writer.uint32(18).bytes(message.data);
	}
	if (message.updateMask !== undefined ) {
		FieldMask.encode(FieldMask.wrap(message.updateMask), writer.uint32(26).fork()).join();
	}
	if (message.select !== undefined ) {
		encodeSelection(message.select, writer.uint32(34).fork()).join();
	}
	for (const v of message.include) {
		encodeInclude(v!, writer.uint32(42).fork()).join();
	}
	if (message.ifMatch !== undefined ) {
		writer.uint32(50).string(message.ifMatch);
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

export function decodeUpdateRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): UpdateRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseUpdateRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.key = reader.bytes();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.data = reader.bytes();
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
					message.select = decodeSelection(reader, reader.uint32());
					continue; }
				case 5: {
					if (tag !== 42) {
						break;
					}
					message.include.push(decodeInclude(reader, reader.uint32()));
					continue; }
				case 6: {
					if (tag !== 50) {
						break;
					}
					message.ifMatch = reader.string();
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

export const UpdateRequest: MessageFns<UpdateRequest> = { encode: encodeUpdateRequest, decode: decodeUpdateRequest };

function createBaseUpdateManyRequest(): UpdateManyRequest {
	return { where: undefined,data: undefined,updateMask: undefined,maxAffected: undefined,_unknownFields: {} };
}

export function encodeUpdateManyRequest(
	message: UpdateManyRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.where !== undefined ) {
		encodeFilter(message.where, writer.uint32(10).fork()).join();
	}
	if (message.data !== undefined ) {
		writer.uint32(18).bytes(message.data);
	}
	if (message.updateMask !== undefined ) {
		FieldMask.encode(FieldMask.wrap(message.updateMask), writer.uint32(26).fork()).join();
	}
	if (message.maxAffected !== undefined ) {
		writer.uint32(32).sint32(message.maxAffected);
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

export function decodeUpdateManyRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): UpdateManyRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseUpdateManyRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.where = decodeFilter(reader, reader.uint32());
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.data = reader.bytes();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.updateMask = FieldMask.unwrap(FieldMask.decode(reader, reader.uint32()));
					continue; }
				case 4: {
					if (tag !== 32) {
						break;
					}
					message.maxAffected = reader.sint32();
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

export const UpdateManyRequest: MessageFns<UpdateManyRequest> = { encode: encodeUpdateManyRequest, decode: decodeUpdateManyRequest };

function createBaseUpsertRequest(): UpsertRequest {
	return { key: undefined,create: undefined,createMask: undefined,update: undefined,updateMask: undefined,select: undefined,include: [],ifMatch: undefined,_unknownFields: {} };
}

export function encodeUpsertRequest(
	message: UpsertRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.key !== undefined ) {
		writer.uint32(10).bytes(message.key);
	}
	if (message.create !== undefined ) {
		writer.uint32(18).bytes(message.create);
	}
	if (message.createMask !== undefined ) {
		FieldMask.encode(FieldMask.wrap(message.createMask), writer.uint32(26).fork()).join();
	}
	if (message.update !== undefined ) {
		writer.uint32(34).bytes(message.update);
	}
	if (message.updateMask !== undefined ) {
		FieldMask.encode(FieldMask.wrap(message.updateMask), writer.uint32(42).fork()).join();
	}
	if (message.select !== undefined ) {
		encodeSelection(message.select, writer.uint32(50).fork()).join();
	}
	for (const v of message.include) {
		encodeInclude(v!, writer.uint32(58).fork()).join();
	}
	if (message.ifMatch !== undefined ) {
		writer.uint32(66).string(message.ifMatch);
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

export function decodeUpsertRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): UpsertRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseUpsertRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.key = reader.bytes();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.create = reader.bytes();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.createMask = FieldMask.unwrap(FieldMask.decode(reader, reader.uint32()));
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.update = reader.bytes();
					continue; }
				case 5: {
					if (tag !== 42) {
						break;
					}
					message.updateMask = FieldMask.unwrap(FieldMask.decode(reader, reader.uint32()));
					continue; }
				case 6: {
					if (tag !== 50) {
						break;
					}
					message.select = decodeSelection(reader, reader.uint32());
					continue; }
				case 7: {
					if (tag !== 58) {
						break;
					}
					message.include.push(decodeInclude(reader, reader.uint32()));
					continue; }
				case 8: {
					if (tag !== 66) {
						break;
					}
					message.ifMatch = reader.string();
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

export const UpsertRequest: MessageFns<UpsertRequest> = { encode: encodeUpsertRequest, decode: decodeUpsertRequest };

function createBaseDeleteRequest(): DeleteRequest {
	return { key: undefined,ifMatch: undefined,_unknownFields: {} };
}

export function encodeDeleteRequest(
	message: DeleteRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.key !== undefined ) {
		writer.uint32(10).bytes(message.key);
	}
	if (message.ifMatch !== undefined ) {
		writer.uint32(18).string(message.ifMatch);
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

export function decodeDeleteRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): DeleteRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseDeleteRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.key = reader.bytes();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.ifMatch = reader.string();
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

export const DeleteRequest: MessageFns<DeleteRequest> = { encode: encodeDeleteRequest, decode: decodeDeleteRequest };

function createBaseDeleteManyRequest(): DeleteManyRequest {
	return { where: undefined,maxAffected: undefined,_unknownFields: {} };
}

export function encodeDeleteManyRequest(
	message: DeleteManyRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.where !== undefined ) {
		encodeFilter(message.where, writer.uint32(10).fork()).join();
	}
	if (message.maxAffected !== undefined ) {
		writer.uint32(16).sint32(message.maxAffected);
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

export function decodeDeleteManyRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): DeleteManyRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseDeleteManyRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.where = decodeFilter(reader, reader.uint32());
					continue; }
				case 2: {
					if (tag !== 16) {
						break;
					}
					message.maxAffected = reader.sint32();
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

export const DeleteManyRequest: MessageFns<DeleteManyRequest> = { encode: encodeDeleteManyRequest, decode: decodeDeleteManyRequest };

function createBaseRestoreRequest(): RestoreRequest {
	return { key: undefined,select: undefined,include: [],_unknownFields: {} };
}

export function encodeRestoreRequest(
	message: RestoreRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.key !== undefined ) {
		writer.uint32(10).bytes(message.key);
	}
	if (message.select !== undefined ) {
		encodeSelection(message.select, writer.uint32(18).fork()).join();
	}
	for (const v of message.include) {
		encodeInclude(v!, writer.uint32(26).fork()).join();
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

export function decodeRestoreRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): RestoreRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseRestoreRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.key = reader.bytes();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.select = decodeSelection(reader, reader.uint32());
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.include.push(decodeInclude(reader, reader.uint32()));
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

export const RestoreRequest: MessageFns<RestoreRequest> = { encode: encodeRestoreRequest, decode: decodeRestoreRequest };

function createBaseRowResponse(): RowResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export function encodeRowResponse(
	message: RowResponse,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.data !== undefined ) {
		writer.uint32(10).bytes(message.data);
	}
	if (message.readMask !== undefined ) {
		FieldMask.encode(FieldMask.wrap(message.readMask), writer.uint32(34).fork()).join();
	}
	for (const v of message.withheld) {
		encodeWithheld(v!, writer.uint32(42).fork()).join();
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

export function decodeRowResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): RowResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseRowResponse();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.data = reader.bytes();
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
					message.withheld.push(decodeWithheld(reader, reader.uint32()));
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

export const RowResponse: MessageFns<RowResponse> = { encode: encodeRowResponse, decode: decodeRowResponse };

function createBaseRowsResponse(): RowsResponse {
	return { data: [],readMask: undefined,withheld: [],_unknownFields: {} };
}

export function encodeRowsResponse(
	message: RowsResponse,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.data) {
		writer.uint32(10).bytes(v!);
	}
	if (message.readMask !== undefined ) {
		FieldMask.encode(FieldMask.wrap(message.readMask), writer.uint32(34).fork()).join();
	}
	for (const v of message.withheld) {
		encodeWithheld(v!, writer.uint32(42).fork()).join();
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

export function decodeRowsResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): RowsResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseRowsResponse();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.data.push(reader.bytes());
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
					message.withheld.push(decodeWithheld(reader, reader.uint32()));
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

export const RowsResponse: MessageFns<RowsResponse> = { encode: encodeRowsResponse, decode: decodeRowsResponse };

function createBaseListResponse(): ListResponse {
	return { data: [],nextPageToken: "",previousPageToken: "",total: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export function encodeListResponse(
	message: ListResponse,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.data) {
		writer.uint32(10).bytes(v!);
	}
	if ( message.nextPageToken !== "") {
		writer.uint32(18).string(message.nextPageToken);
	}
	if ( message.previousPageToken !== "") {
		writer.uint32(50).string(message.previousPageToken);
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
		encodeWithheld(v!, writer.uint32(42).fork()).join();
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

export function decodeListResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): ListResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseListResponse();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.data.push(reader.bytes());
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.nextPageToken = reader.string();
					continue; }
				case 6: {
					if (tag !== 50) {
						break;
					}
					message.previousPageToken = reader.string();
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
					message.withheld.push(decodeWithheld(reader, reader.uint32()));
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

export const ListResponse: MessageFns<ListResponse> = { encode: encodeListResponse, decode: decodeListResponse };

function createBaseUpsertResponse(): UpsertResponse {
	return { data: undefined,readMask: undefined,withheld: [],created: false,_unknownFields: {} };
}

export function encodeUpsertResponse(
	message: UpsertResponse,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.data !== undefined ) {
		writer.uint32(10).bytes(message.data);
	}
	if (message.readMask !== undefined ) {
		FieldMask.encode(FieldMask.wrap(message.readMask), writer.uint32(34).fork()).join();
	}
	for (const v of message.withheld) {
		encodeWithheld(v!, writer.uint32(42).fork()).join();
	}
	if ( message.created !== false) {
		writer.uint32(48).bool(message.created);
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

export function decodeUpsertResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): UpsertResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseUpsertResponse();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.data = reader.bytes();
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
					message.withheld.push(decodeWithheld(reader, reader.uint32()));
					continue; }
				case 6: {
					if (tag !== 48) {
						break;
					}
					message.created = reader.bool();
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

export const UpsertResponse: MessageFns<UpsertResponse> = { encode: encodeUpsertResponse, decode: decodeUpsertResponse };

function createBaseCountResponse(): CountResponse {
	return { count: 0n,_unknownFields: {} };
}

export function encodeCountResponse(
	message: CountResponse,
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
}

export function decodeCountResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): CountResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCountResponse();
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

export const CountResponse: MessageFns<CountResponse> = { encode: encodeCountResponse, decode: decodeCountResponse };

function createBaseEmptyResponse(): EmptyResponse {
	return { _unknownFields: {} };
}

export function encodeEmptyResponse(
	message: EmptyResponse,
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

export function decodeEmptyResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): EmptyResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseEmptyResponse();
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

export const EmptyResponse: MessageFns<EmptyResponse> = { encode: encodeEmptyResponse, decode: decodeEmptyResponse };

export interface MessageFns<T> {
	encode(message: T, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): T;
}

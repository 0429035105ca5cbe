// @generated from tools/codegen/proto/dbal/v1/error.proto by `npx nx generate dbal`. Do not edit.

import { decodeAny, encodeAny, type Any } from '../../google/protobuf/any.js';
import { decodeDuration, encodeDuration, type Duration } from '../../google/protobuf/duration.js';
import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';

export const protobufPackage = 'dbal.v1';

export const protobufFileName = 'dbal/v1/error.proto';

/** google.rpc.Status. */
export interface Status {
	code: number,
	message: string,
	details: Any[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** google.rpc.ErrorInfo. `reason` is the code of the spec, such as NOT_FOUND; `domain` the proto package; `metadata` may hold `reason`. */
export interface ErrorInfo {
	reason: string,
	domain: string,
	metadata: { [key: string ]: string },
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ErrorInfo_MetadataEntry {
	key: string,
	value: string,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** google.rpc.BadRequest. */
export interface BadRequest {
	fieldViolations: FieldViolation[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** google.rpc.BadRequest.FieldViolation. */
export interface FieldViolation {
	/** Dotted path in the request, such as `data.email`. */
	field: string,
	description: string,
	/** The rule that is broken, such as `max_length`. */
	reason: string,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** google.rpc.RetryInfo. */
export interface RetryInfo {
	retryDelay?: Duration | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** google.rpc.RequestInfo. */
export interface RequestInfo {
	requestId: string,
	servingData: string,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseStatus(): Status {
	return { code: 0,message: "",details: [],_unknownFields: {} };
}

export function encodeStatus(
	message: Status,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.code !== 0) {
		writer.uint32(8).int32(message.code);
	}
	if ( message.message !== "") {
		writer.uint32(18).string(message.message);
	}
	for (const v of message.details) {
		encodeAny(v!, writer.uint32(26).fork()).join();
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

export function decodeStatus(
	input: BinaryReader | Uint8Array,
	length?: number,
): Status {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseStatus();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 8) {
						break;
					}
					message.code = reader.int32();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.message = reader.string();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.details.push(decodeAny(reader, reader.uint32()));
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

export const Status: MessageFns<Status> = { encode: encodeStatus, decode: decodeStatus };

function createBaseErrorInfo(): ErrorInfo {
	return { reason: "",domain: "",metadata: {},_unknownFields: {} };
}

export function encodeErrorInfo(
	message: ErrorInfo,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.reason !== "") {
		writer.uint32(10).string(message.reason);
	}
	if ( message.domain !== "") {
		writer.uint32(18).string(message.domain);
	}
	globalThis.Object.entries(message.metadata).forEach(([key, value]: [string, string]) => {
			encodeErrorInfo_MetadataEntry({  key: key as any, value }, writer.uint32(26).fork()).join()
	});
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

export function decodeErrorInfo(
	input: BinaryReader | Uint8Array,
	length?: number,
): ErrorInfo {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseErrorInfo();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.reason = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.domain = reader.string();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					const entry3 = decodeErrorInfo_MetadataEntry(reader, reader.uint32());
					if (entry3.value !== undefined ) {
						message.metadata[entry3.key] = entry3.value;
					}
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

export const ErrorInfo: MessageFns<ErrorInfo> = { encode: encodeErrorInfo, decode: decodeErrorInfo };

function createBaseErrorInfo_MetadataEntry(): ErrorInfo_MetadataEntry {
	return { key: "",value: "",_unknownFields: {} };
}

export function encodeErrorInfo_MetadataEntry(
	message: ErrorInfo_MetadataEntry,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.key !== "") {
		writer.uint32(10).string(message.key);
	}
	if ( message.value !== "") {
		writer.uint32(18).string(message.value);
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

export function decodeErrorInfo_MetadataEntry(
	input: BinaryReader | Uint8Array,
	length?: number,
): ErrorInfo_MetadataEntry {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseErrorInfo_MetadataEntry();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.key = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.value = reader.string();
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

export const ErrorInfo_MetadataEntry: MessageFns<ErrorInfo_MetadataEntry> = { encode: encodeErrorInfo_MetadataEntry, decode: decodeErrorInfo_MetadataEntry };

function createBaseBadRequest(): BadRequest {
	return { fieldViolations: [],_unknownFields: {} };
}

export function encodeBadRequest(
	message: BadRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.fieldViolations) {
		encodeFieldViolation(v!, writer.uint32(10).fork()).join();
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

export function decodeBadRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): BadRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseBadRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.fieldViolations.push(decodeFieldViolation(reader, reader.uint32()));
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

export const BadRequest: MessageFns<BadRequest> = { encode: encodeBadRequest, decode: decodeBadRequest };

function createBaseFieldViolation(): FieldViolation {
	return { field: "",description: "",reason: "",_unknownFields: {} };
}

export function encodeFieldViolation(
	message: FieldViolation,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.field !== "") {
		writer.uint32(10).string(message.field);
	}
	if ( message.description !== "") {
		writer.uint32(18).string(message.description);
	}
	if ( message.reason !== "") {
		writer.uint32(26).string(message.reason);
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

export function decodeFieldViolation(
	input: BinaryReader | Uint8Array,
	length?: number,
): FieldViolation {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseFieldViolation();
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
					message.description = reader.string();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.reason = reader.string();
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

export const FieldViolation: MessageFns<FieldViolation> = { encode: encodeFieldViolation, decode: decodeFieldViolation };

function createBaseRetryInfo(): RetryInfo {
	return { retryDelay: undefined,_unknownFields: {} };
}

export function encodeRetryInfo(
	message: RetryInfo,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.retryDelay !== undefined ) {
		encodeDuration(message.retryDelay, writer.uint32(10).fork()).join();
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

export function decodeRetryInfo(
	input: BinaryReader | Uint8Array,
	length?: number,
): RetryInfo {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseRetryInfo();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.retryDelay = decodeDuration(reader, reader.uint32());
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

export const RetryInfo: MessageFns<RetryInfo> = { encode: encodeRetryInfo, decode: decodeRetryInfo };

function createBaseRequestInfo(): RequestInfo {
	return { requestId: "",servingData: "",_unknownFields: {} };
}

export function encodeRequestInfo(
	message: RequestInfo,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.requestId !== "") {
		writer.uint32(10).string(message.requestId);
	}
	if ( message.servingData !== "") {
		writer.uint32(18).string(message.servingData);
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

export function decodeRequestInfo(
	input: BinaryReader | Uint8Array,
	length?: number,
): RequestInfo {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseRequestInfo();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.requestId = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.servingData = reader.string();
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

export const RequestInfo: MessageFns<RequestInfo> = { encode: encodeRequestInfo, decode: decodeRequestInfo };

export interface MessageFns<T> {
	encode(message: T, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): T;
}

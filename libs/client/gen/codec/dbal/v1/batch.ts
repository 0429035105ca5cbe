// @generated from tools/codegen/proto/dbal/v1/batch.proto by `npx nx generate dbal`. Do not edit.

import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';

export const protobufPackage = 'dbal.v1';

export const protobufFileName = 'dbal/v1/batch.proto';

export interface BatchRunRequest {
	/** In their order; 100 at most. */
	steps: BatchStep[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface BatchStep {
	/** A write, such as `metabuilder.v1.UserService/Create`. */
	method: string,
	/** The method's own request message. */
	request: Uint8Array,
	/** Fields of the request that take their value from an earlier step; the request leaves them unset. */
	references: StepReference[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface StepReference {
	/** Such as `data.pageId`, `data.3.pageId`, `key.id`, `create.pageId` or `update.pageId`: fields by their names in the spec. */
	path: string,
	/** The earlier step, from 0. */
	step: number,
	/** The field of the row that it gives. */
	field: string,
	/** Which row, of a step that gives several. */
	row: number,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface BatchRunResponse {
	/** One for each step. */
	results: BatchResult[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface BatchResult {
	method: string,
	/** The method's own response message. */
	response: Uint8Array,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseBatchRunRequest(): BatchRunRequest {
	return { steps: [],_unknownFields: {} };
}

export function encodeBatchRunRequest(
	message: BatchRunRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.steps) {
		encodeBatchStep(v!, writer.uint32(10).fork()).join();
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

export function decodeBatchRunRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): BatchRunRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseBatchRunRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.steps.push(decodeBatchStep(reader, reader.uint32()));
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

export const BatchRunRequest: MessageFns<BatchRunRequest> = { encode: encodeBatchRunRequest, decode: decodeBatchRunRequest };

function createBaseBatchStep(): BatchStep {
	return { method: "",request: new Uint8Array(0),references: [],_unknownFields: {} };
}

export function encodeBatchStep(
	message: BatchStep,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.method !== "") {
		writer.uint32(10).string(message.method);
	}
	if ( message.request.length !== 0) {
		writer.uint32(18).bytes(message.request);
	}
	for (const v of message.references) {
		encodeStepReference(v!, writer.uint32(26).fork()).join();
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

export function decodeBatchStep(
	input: BinaryReader | Uint8Array,
	length?: number,
): BatchStep {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseBatchStep();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.method = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.request = reader.bytes();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.references.push(decodeStepReference(reader, reader.uint32()));
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

export const BatchStep: MessageFns<BatchStep> = { encode: encodeBatchStep, decode: decodeBatchStep };

function createBaseStepReference(): StepReference {
	return { path: "",step: 0,field: "",row: 0,_unknownFields: {} };
}

export function encodeStepReference(
	message: StepReference,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.path !== "") {
		writer.uint32(10).string(message.path);
	}
	if ( message.step !== 0) {
		writer.uint32(16).uint32(message.step);
	}
	if ( message.field !== "") {
		writer.uint32(26).string(message.field);
	}
	if ( message.row !== 0) {
		writer.uint32(32).uint32(message.row);
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

export function decodeStepReference(
	input: BinaryReader | Uint8Array,
	length?: number,
): StepReference {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseStepReference();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.path = reader.string();
					continue; }
				case 2: {
					if (tag !== 16) {
						break;
					}
					message.step = reader.uint32();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.field = reader.string();
					continue; }
				case 4: {
					if (tag !== 32) {
						break;
					}
					message.row = reader.uint32();
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

export const StepReference: MessageFns<StepReference> = { encode: encodeStepReference, decode: decodeStepReference };

function createBaseBatchRunResponse(): BatchRunResponse {
	return { results: [],_unknownFields: {} };
}

export function encodeBatchRunResponse(
	message: BatchRunResponse,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.results) {
		encodeBatchResult(v!, writer.uint32(10).fork()).join();
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

export function decodeBatchRunResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): BatchRunResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseBatchRunResponse();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.results.push(decodeBatchResult(reader, reader.uint32()));
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

export const BatchRunResponse: MessageFns<BatchRunResponse> = { encode: encodeBatchRunResponse, decode: decodeBatchRunResponse };

function createBaseBatchResult(): BatchResult {
	return { method: "",response: new Uint8Array(0),_unknownFields: {} };
}

export function encodeBatchResult(
	message: BatchResult,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.method !== "") {
		writer.uint32(10).string(message.method);
	}
	if ( message.response.length !== 0) {
		writer.uint32(18).bytes(message.response);
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

export function decodeBatchResult(
	input: BinaryReader | Uint8Array,
	length?: number,
): BatchResult {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseBatchResult();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.method = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.response = reader.bytes();
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

export const BatchResult: MessageFns<BatchResult> = { encode: encodeBatchResult, decode: decodeBatchResult };

export interface MessageFns<T> {
	encode(message: T, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): T;
}

// @generated from spec/entities/component_hierarchy.yaml by `npx nx generate dbal`. Do not edit.

import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/component_hierarchy.proto';

export interface ComponentHierarchyServiceGetTreeRequest {
	pageId?: string | undefined,
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

export interface ComponentHierarchyServiceMoveRequest {
	id?: string | undefined,
	newParentId?: string | undefined,
	order?: number | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseComponentHierarchyServiceGetTreeRequest(): ComponentHierarchyServiceGetTreeRequest {
	return { pageId: undefined,_unknownFields: {} };
}

export function encodeComponentHierarchyServiceGetTreeRequest(
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
}

export function decodeComponentHierarchyServiceGetTreeRequest(
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

export const ComponentHierarchyServiceGetTreeRequest: MessageFns<ComponentHierarchyServiceGetTreeRequest> = { encode: encodeComponentHierarchyServiceGetTreeRequest, decode: decodeComponentHierarchyServiceGetTreeRequest };

function createBaseComponentHierarchyServiceReorderRequest(): ComponentHierarchyServiceReorderRequest {
	return { components: [],_unknownFields: {} };
}

export function encodeComponentHierarchyServiceReorderRequest(
	message: ComponentHierarchyServiceReorderRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.components) {
		encodeComponentHierarchyServiceReorderRequest_ComponentsItem(v!, writer.uint32(10).fork()).join();
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

export function decodeComponentHierarchyServiceReorderRequest(
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
					message.components.push(decodeComponentHierarchyServiceReorderRequest_ComponentsItem(reader, reader.uint32()));
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

export const ComponentHierarchyServiceReorderRequest: MessageFns<ComponentHierarchyServiceReorderRequest> = { encode: encodeComponentHierarchyServiceReorderRequest, decode: decodeComponentHierarchyServiceReorderRequest };

function createBaseComponentHierarchyServiceReorderRequest_ComponentsItem(): ComponentHierarchyServiceReorderRequest_ComponentsItem {
	return { id: undefined,order: undefined,_unknownFields: {} };
}

export function encodeComponentHierarchyServiceReorderRequest_ComponentsItem(
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
}

export function decodeComponentHierarchyServiceReorderRequest_ComponentsItem(
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

export const ComponentHierarchyServiceReorderRequest_ComponentsItem: MessageFns<ComponentHierarchyServiceReorderRequest_ComponentsItem> = { encode: encodeComponentHierarchyServiceReorderRequest_ComponentsItem, decode: decodeComponentHierarchyServiceReorderRequest_ComponentsItem };

function createBaseComponentHierarchyServiceMoveRequest(): ComponentHierarchyServiceMoveRequest {
	return { id: undefined,newParentId: undefined,order: undefined,_unknownFields: {} };
}

export function encodeComponentHierarchyServiceMoveRequest(
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
}

export function decodeComponentHierarchyServiceMoveRequest(
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

export const ComponentHierarchyServiceMoveRequest: MessageFns<ComponentHierarchyServiceMoveRequest> = { encode: encodeComponentHierarchyServiceMoveRequest, decode: decodeComponentHierarchyServiceMoveRequest };

export interface MessageFns<T> {
	encode(message: T, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): T;
}

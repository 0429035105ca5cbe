// @generated from spec/entities/package.yaml by `npx nx generate dbal`. Do not edit.

import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/package.proto';

export interface PackageServiceInstallRequest {
	id?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface PackageServiceUninstallRequest {
	id?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBasePackageServiceInstallRequest(): PackageServiceInstallRequest {
	return { id: undefined,_unknownFields: {} };
}

export function encodePackageServiceInstallRequest(
	message: PackageServiceInstallRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.id !== undefined ) {
		writer.uint32(10).string(message.id);
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

export function decodePackageServiceInstallRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): PackageServiceInstallRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBasePackageServiceInstallRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.id = reader.string();
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

export const PackageServiceInstallRequest: MessageFns<PackageServiceInstallRequest> = { encode: encodePackageServiceInstallRequest, decode: decodePackageServiceInstallRequest };

function createBasePackageServiceUninstallRequest(): PackageServiceUninstallRequest {
	return { id: undefined,_unknownFields: {} };
}

export function encodePackageServiceUninstallRequest(
	message: PackageServiceUninstallRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.id !== undefined ) {
		writer.uint32(10).string(message.id);
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

export function decodePackageServiceUninstallRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): PackageServiceUninstallRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBasePackageServiceUninstallRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.id = reader.string();
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

export const PackageServiceUninstallRequest: MessageFns<PackageServiceUninstallRequest> = { encode: encodePackageServiceUninstallRequest, decode: decodePackageServiceUninstallRequest };

export interface MessageFns<T> {
	encode(message: T, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): T;
}

// @generated from spec/entities/session.yaml by `npx nx generate dbal`. Do not edit.

import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';
import { decodeTimestamp, encodeTimestamp, type Timestamp } from '../../google/protobuf/timestamp.js';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/session.proto';

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

export interface SessionServiceRefreshRequest {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceRefreshResponse {
	id?: string | undefined,
	token?: string | undefined,
	expiresAt?: Date | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceMineRequest {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceRevokeRequest {
	id?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceRevokeAllRequest {
	username?: string | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionServiceRevokeAllResponse {
	ended?: number | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseSessionServiceSignInRequest(): SessionServiceSignInRequest {
	return { username: undefined,password: undefined,_unknownFields: {} };
}

export function encodeSessionServiceSignInRequest(
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
}

export function decodeSessionServiceSignInRequest(
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

export const SessionServiceSignInRequest: MessageFns<SessionServiceSignInRequest> = { encode: encodeSessionServiceSignInRequest, decode: decodeSessionServiceSignInRequest };

function createBaseSessionServiceSignInResponse(): SessionServiceSignInResponse {
	return { id: undefined,token: undefined,expiresAt: undefined,user: undefined,_unknownFields: {} };
}

export function encodeSessionServiceSignInResponse(
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
		encodeTimestamp(toTimestamp(message.expiresAt), writer.uint32(26).fork()).join();
	}
	if (message.user !== undefined ) {
		encodeSessionServiceSignInResponse_User(message.user, writer.uint32(34).fork()).join();
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

export function decodeSessionServiceSignInResponse(
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
					message.expiresAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.user = decodeSessionServiceSignInResponse_User(reader, reader.uint32());
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

export const SessionServiceSignInResponse: MessageFns<SessionServiceSignInResponse> = { encode: encodeSessionServiceSignInResponse, decode: decodeSessionServiceSignInResponse };

function createBaseSessionServiceSignInResponse_User(): SessionServiceSignInResponse_User {
	return { id: undefined,username: undefined,role: undefined,level: undefined,_unknownFields: {} };
}

export function encodeSessionServiceSignInResponse_User(
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
}

export function decodeSessionServiceSignInResponse_User(
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

export const SessionServiceSignInResponse_User: MessageFns<SessionServiceSignInResponse_User> = { encode: encodeSessionServiceSignInResponse_User, decode: decodeSessionServiceSignInResponse_User };

function createBaseSessionServiceSignOutRequest(): SessionServiceSignOutRequest {
	return { _unknownFields: {} };
}

export function encodeSessionServiceSignOutRequest(
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
}

export function decodeSessionServiceSignOutRequest(
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

export const SessionServiceSignOutRequest: MessageFns<SessionServiceSignOutRequest> = { encode: encodeSessionServiceSignOutRequest, decode: decodeSessionServiceSignOutRequest };

function createBaseSessionServiceRefreshRequest(): SessionServiceRefreshRequest {
	return { _unknownFields: {} };
}

export function encodeSessionServiceRefreshRequest(
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
}

export function decodeSessionServiceRefreshRequest(
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

export const SessionServiceRefreshRequest: MessageFns<SessionServiceRefreshRequest> = { encode: encodeSessionServiceRefreshRequest, decode: decodeSessionServiceRefreshRequest };

function createBaseSessionServiceRefreshResponse(): SessionServiceRefreshResponse {
	return { id: undefined,token: undefined,expiresAt: undefined,_unknownFields: {} };
}

export function encodeSessionServiceRefreshResponse(
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
		encodeTimestamp(toTimestamp(message.expiresAt), writer.uint32(26).fork()).join();
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

export function decodeSessionServiceRefreshResponse(
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
					message.expiresAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
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

export const SessionServiceRefreshResponse: MessageFns<SessionServiceRefreshResponse> = { encode: encodeSessionServiceRefreshResponse, decode: decodeSessionServiceRefreshResponse };

function createBaseSessionServiceMineRequest(): SessionServiceMineRequest {
	return { _unknownFields: {} };
}

export function encodeSessionServiceMineRequest(
	message: SessionServiceMineRequest,
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

export function decodeSessionServiceMineRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): SessionServiceMineRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseSessionServiceMineRequest();
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

export const SessionServiceMineRequest: MessageFns<SessionServiceMineRequest> = { encode: encodeSessionServiceMineRequest, decode: decodeSessionServiceMineRequest };

function createBaseSessionServiceRevokeRequest(): SessionServiceRevokeRequest {
	return { id: undefined,_unknownFields: {} };
}

export function encodeSessionServiceRevokeRequest(
	message: SessionServiceRevokeRequest,
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

export function decodeSessionServiceRevokeRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): SessionServiceRevokeRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseSessionServiceRevokeRequest();
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

export const SessionServiceRevokeRequest: MessageFns<SessionServiceRevokeRequest> = { encode: encodeSessionServiceRevokeRequest, decode: decodeSessionServiceRevokeRequest };

function createBaseSessionServiceRevokeAllRequest(): SessionServiceRevokeAllRequest {
	return { username: undefined,_unknownFields: {} };
}

export function encodeSessionServiceRevokeAllRequest(
	message: SessionServiceRevokeAllRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.username !== undefined ) {
		writer.uint32(10).string(message.username);
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

export function decodeSessionServiceRevokeAllRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): SessionServiceRevokeAllRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseSessionServiceRevokeAllRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.username = reader.string();
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

export const SessionServiceRevokeAllRequest: MessageFns<SessionServiceRevokeAllRequest> = { encode: encodeSessionServiceRevokeAllRequest, decode: decodeSessionServiceRevokeAllRequest };

function createBaseSessionServiceRevokeAllResponse(): SessionServiceRevokeAllResponse {
	return { ended: undefined,_unknownFields: {} };
}

export function encodeSessionServiceRevokeAllResponse(
	message: SessionServiceRevokeAllResponse,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.ended !== undefined ) {
		writer.uint32(8).sint32(message.ended);
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

export function decodeSessionServiceRevokeAllResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): SessionServiceRevokeAllResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseSessionServiceRevokeAllResponse();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 8) {
						break;
					}
					message.ended = reader.sint32();
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

export const SessionServiceRevokeAllResponse: MessageFns<SessionServiceRevokeAllResponse> = { encode: encodeSessionServiceRevokeAllResponse, decode: decodeSessionServiceRevokeAllResponse };

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

// @generated from tools/codegen/proto/dbal/v1/channel.proto by `npx nx generate dbal`. Do not edit.

import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';
import { decodeStatus, encodeStatus, type Status } from './error.js';

export const protobufPackage = 'dbal.v1';

export const protobufFileName = 'dbal/v1/channel.proto';

/** Frames of one tick travel together. */
export interface ChannelOpenRequest {
	frames: ClientFrame[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ChannelOpenResponse {
	frames: ServerFrame[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ClientFrame {
	/** Names a call within its stream, from 1, never twice. 0 where the frame is about the stream. */
	callId: number,
	kind?:
	|
	{ $case: 'authenticate', value: Authenticate }|
	{ $case: 'start', value: StartCall }|
	{ $case: 'cancel', value: CancelCall }
	| undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** Sent first, and again to change who is asking on the same stream. No credentials: the anonymous role. */
export interface Authenticate {
	credentials?:
	|
	{ $case: 'session', value: SessionCredentials }| //
	/** A signed token (JWT). */
	{ $case: 'bearer', value: string }|
	{ $case: 'impersonate', value: Impersonation }
	| undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface SessionCredentials {
	id: string,
	token: string,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** Only where the daemon's configuration allows it, on a loopback address. */
export interface Impersonation {
	id: string,
	role: string,
	tenantId?: string | undefined,
	/** Further claims, a JSON object. */
	claimsJson: string,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface StartCall {
	/** Such as `metabuilder.v1.UserService/List`. */
	method: string,
	/** The method's own request message. */
	request: Uint8Array,
	/** 0: the daemon's own limit alone. */
	timeoutMs: number,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface CancelCall {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ServerFrame {
	/** As in the client's frame. */
	callId: number,
	kind?:
	|
	{ $case: 'authenticated', value: Authenticated }| //
	/** The method's own response message. */
	{ $case: 'response', value: Uint8Array }| //
	/** Ends its call; with call_id 0 it is about the stream, which then closes. */
	{ $case: 'failure', value: Status }| //
	/** No further call will be answered on this stream; those running will. */
	{ $case: 'goAway', value: GoAway }
	| undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface Authenticated {
	principalId: string,
	role: string,
	level: number,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface GoAway {
	reason: string,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseChannelOpenRequest(): ChannelOpenRequest {
	return { frames: [],_unknownFields: {} };
}

export function encodeChannelOpenRequest(
	message: ChannelOpenRequest,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.frames) {
		encodeClientFrame(v!, writer.uint32(10).fork()).join();
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

export function decodeChannelOpenRequest(
	input: BinaryReader | Uint8Array,
	length?: number,
): ChannelOpenRequest {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseChannelOpenRequest();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.frames.push(decodeClientFrame(reader, reader.uint32()));
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

export const ChannelOpenRequest: MessageFns<ChannelOpenRequest> = { encode: encodeChannelOpenRequest, decode: decodeChannelOpenRequest };

function createBaseChannelOpenResponse(): ChannelOpenResponse {
	return { frames: [],_unknownFields: {} };
}

export function encodeChannelOpenResponse(
	message: ChannelOpenResponse,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.frames) {
		encodeServerFrame(v!, writer.uint32(10).fork()).join();
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

export function decodeChannelOpenResponse(
	input: BinaryReader | Uint8Array,
	length?: number,
): ChannelOpenResponse {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseChannelOpenResponse();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.frames.push(decodeServerFrame(reader, reader.uint32()));
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

export const ChannelOpenResponse: MessageFns<ChannelOpenResponse> = { encode: encodeChannelOpenResponse, decode: decodeChannelOpenResponse };

function createBaseClientFrame(): ClientFrame {
	return { callId: 0,kind: undefined,_unknownFields: {} };
}

export function encodeClientFrame(
	message: ClientFrame,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.callId !== 0) {
		writer.uint32(8).uint32(message.callId);
	}
	switch (message.kind?.$case) {
		case "authenticate":
		encodeAuthenticate(message.kind.value, writer.uint32(18).fork()).join();
		break;
		case "start":
		encodeStartCall(message.kind.value, writer.uint32(26).fork()).join();
		break;
		case "cancel":
		encodeCancelCall(message.kind.value, writer.uint32(34).fork()).join();
		break;
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

export function decodeClientFrame(
	input: BinaryReader | Uint8Array,
	length?: number,
): ClientFrame {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseClientFrame();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 8) {
						break;
					}
					message.callId = reader.uint32();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.kind = { $case: 'authenticate', value: decodeAuthenticate(reader, reader.uint32()) };
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.kind = { $case: 'start', value: decodeStartCall(reader, reader.uint32()) };
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.kind = { $case: 'cancel', value: decodeCancelCall(reader, reader.uint32()) };
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

export const ClientFrame: MessageFns<ClientFrame> = { encode: encodeClientFrame, decode: decodeClientFrame };

function createBaseAuthenticate(): Authenticate {
	return { credentials: undefined,_unknownFields: {} };
}

export function encodeAuthenticate(
	message: Authenticate,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	switch (message.credentials?.$case) {
		case "session":
		encodeSessionCredentials(message.credentials.value, writer.uint32(10).fork()).join();
		break;
		case "bearer":
		writer.uint32(18).string(message.credentials.value);
		break;
		case "impersonate":
		encodeImpersonation(message.credentials.value, writer.uint32(26).fork()).join();
		break;
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

export function decodeAuthenticate(
	input: BinaryReader | Uint8Array,
	length?: number,
): Authenticate {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseAuthenticate();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.credentials = { $case: 'session', value: decodeSessionCredentials(reader, reader.uint32()) };
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.credentials = { $case: 'bearer', value: reader.string() };
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.credentials = { $case: 'impersonate', value: decodeImpersonation(reader, reader.uint32()) };
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

export const Authenticate: MessageFns<Authenticate> = { encode: encodeAuthenticate, decode: decodeAuthenticate };

function createBaseSessionCredentials(): SessionCredentials {
	return { id: "",token: "",_unknownFields: {} };
}

export function encodeSessionCredentials(
	message: SessionCredentials,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.id !== "") {
		writer.uint32(10).string(message.id);
	}
	if ( message.token !== "") {
		writer.uint32(18).string(message.token);
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

export function decodeSessionCredentials(
	input: BinaryReader | Uint8Array,
	length?: number,
): SessionCredentials {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseSessionCredentials();
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

export const SessionCredentials: MessageFns<SessionCredentials> = { encode: encodeSessionCredentials, decode: decodeSessionCredentials };

function createBaseImpersonation(): Impersonation {
	return { id: "",role: "",tenantId: undefined,claimsJson: "",_unknownFields: {} };
}

export function encodeImpersonation(
	message: Impersonation,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.id !== "") {
		writer.uint32(10).string(message.id);
	}
	if ( message.role !== "") {
		writer.uint32(18).string(message.role);
	}
	if (message.tenantId !== undefined ) {
		writer.uint32(26).string(message.tenantId);
	}
	if ( message.claimsJson !== "") {
		writer.uint32(34).string(message.claimsJson);
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

export function decodeImpersonation(
	input: BinaryReader | Uint8Array,
	length?: number,
): Impersonation {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseImpersonation();
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
					message.role = reader.string();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.tenantId = reader.string();
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.claimsJson = reader.string();
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

export const Impersonation: MessageFns<Impersonation> = { encode: encodeImpersonation, decode: decodeImpersonation };

function createBaseStartCall(): StartCall {
	return { method: "",request: new Uint8Array(0),timeoutMs: 0,_unknownFields: {} };
}

export function encodeStartCall(
	message: StartCall,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.method !== "") {
		writer.uint32(10).string(message.method);
	}
	if ( message.request.length !== 0) {
		writer.uint32(18).bytes(message.request);
	}
	if ( message.timeoutMs !== 0) {
		writer.uint32(24).uint32(message.timeoutMs);
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

export function decodeStartCall(
	input: BinaryReader | Uint8Array,
	length?: number,
): StartCall {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseStartCall();
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
					if (tag !== 24) {
						break;
					}
					message.timeoutMs = reader.uint32();
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

export const StartCall: MessageFns<StartCall> = { encode: encodeStartCall, decode: decodeStartCall };

function createBaseCancelCall(): CancelCall {
	return { _unknownFields: {} };
}

export function encodeCancelCall(
	message: CancelCall,
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

export function decodeCancelCall(
	input: BinaryReader | Uint8Array,
	length?: number,
): CancelCall {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCancelCall();
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

export const CancelCall: MessageFns<CancelCall> = { encode: encodeCancelCall, decode: decodeCancelCall };

function createBaseServerFrame(): ServerFrame {
	return { callId: 0,kind: undefined,_unknownFields: {} };
}

export function encodeServerFrame(
	message: ServerFrame,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.callId !== 0) {
		writer.uint32(8).uint32(message.callId);
	}
	switch (message.kind?.$case) {
		case "authenticated":
		encodeAuthenticated(message.kind.value, writer.uint32(18).fork()).join();
		break;
		case "response":
		writer.uint32(26).bytes(message.kind.value);
		break;
		case "failure":
		encodeStatus(message.kind.value, writer.uint32(34).fork()).join();
		break;
		case "goAway":
		encodeGoAway(message.kind.value, writer.uint32(42).fork()).join();
		break;
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

export function decodeServerFrame(
	input: BinaryReader | Uint8Array,
	length?: number,
): ServerFrame {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseServerFrame();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 8) {
						break;
					}
					message.callId = reader.uint32();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.kind = { $case: 'authenticated', value: decodeAuthenticated(reader, reader.uint32()) };
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.kind = { $case: 'response', value: reader.bytes() };
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.kind = { $case: 'failure', value: decodeStatus(reader, reader.uint32()) };
					continue; }
				case 5: {
					if (tag !== 42) {
						break;
					}
					message.kind = { $case: 'goAway', value: decodeGoAway(reader, reader.uint32()) };
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

export const ServerFrame: MessageFns<ServerFrame> = { encode: encodeServerFrame, decode: decodeServerFrame };

function createBaseAuthenticated(): Authenticated {
	return { principalId: "",role: "",level: 0,_unknownFields: {} };
}

export function encodeAuthenticated(
	message: Authenticated,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.principalId !== "") {
		writer.uint32(10).string(message.principalId);
	}
	if ( message.role !== "") {
		writer.uint32(18).string(message.role);
	}
	if ( message.level !== 0) {
		writer.uint32(24).uint32(message.level);
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

export function decodeAuthenticated(
	input: BinaryReader | Uint8Array,
	length?: number,
): Authenticated {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseAuthenticated();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.principalId = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.role = reader.string();
					continue; }
				case 3: {
					if (tag !== 24) {
						break;
					}
					message.level = reader.uint32();
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

export const Authenticated: MessageFns<Authenticated> = { encode: encodeAuthenticated, decode: decodeAuthenticated };

function createBaseGoAway(): GoAway {
	return { reason: "",_unknownFields: {} };
}

export function encodeGoAway(
	message: GoAway,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.reason !== "") {
		writer.uint32(10).string(message.reason);
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

export function decodeGoAway(
	input: BinaryReader | Uint8Array,
	length?: number,
): GoAway {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseGoAway();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
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

export const GoAway: MessageFns<GoAway> = { encode: encodeGoAway, decode: decodeGoAway };

export interface MessageFns<T> {
	encode(message: T, writer?: BinaryWriter): BinaryWriter;
	decode(input: BinaryReader | Uint8Array, length?: number): T;
}

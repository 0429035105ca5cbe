// @generated from spec/entities by `npx nx generate dbal`. Do not edit.

import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';
import { decodeTimestamp, encodeTimestamp, type Timestamp } from '../../google/protobuf/timestamp.js';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/entities.proto';

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
	/** Where a read includes it. */
	page?: PageView | undefined,
	/** Where a read includes it. */
	parent?: ComponentHierarchy | undefined,
	/** Where a read includes it. */
	children: ComponentHierarchy[],
	/** How many rows the relations lead to, where a read asks for it. */
	relationCounts?: ComponentHierarchy_RelationCounts | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ComponentHierarchy_RelationCounts {
	children?: bigint | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** What a user signs in with. Only the engine reads and writes it. */
export interface Credential {
	id?: string | undefined,
	username?: string | undefined,
	/** `scrypt$N$r$p$salt$hash`, the last two in base64. */
	passwordHash?: string | undefined,
	/** The password was set by somebody else and is to be changed. */
	firstLogin?: boolean | undefined,
	createdAt?: Date | undefined,
	updatedAt?: Date | undefined,
	/** Where a read includes it. */
	user?: User | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

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
	/** Where a read includes it. */
	creator?: User | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** A version of a package that can be installed. */
export interface Package {
	id?: string | undefined,
	name?: string | undefined,
	version?: string | undefined,
	description?: string | undefined,
	author?: string | undefined,
	/** JSON text. */
	manifest?: string | undefined,
	isInstalled?: boolean | undefined,
	installedAt?: Date | undefined,
	installedBy?: string | undefined,
	createdAt?: Date | undefined,
	updatedAt?: Date | undefined,
	/** Where a read includes it. */
	installer?: User | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** A page, shown to everyone from its level up. */
export interface PageView {
	id?: string | undefined,
	/** The page's path, without a leading slash. */
	slug?: string | undefined,
	title?: string | undefined,
	description?: string | undefined,
	/** The lowest level of role that may see the page. */
	level?: number | undefined,
	/** JSON text. */
	layout?: string | undefined,
	isActive?: boolean | undefined,
	createdAt?: Date | undefined,
	updatedAt?: Date | undefined,
	/** Where a read includes it. */
	components: ComponentHierarchy[],
	/** How many rows the relations lead to, where a read asks for it. */
	relationCounts?: PageView_RelationCounts | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface PageView_RelationCounts {
	components?: bigint | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** A sign-in that has not ended. Only the engine reads and writes it. */
export interface Session {
	id?: string | undefined,
	userId?: string | undefined,
	tokenHash?: string | undefined,
	expiresAt?: Date | undefined,
	createdAt?: Date | undefined,
	lastActivity?: Date | undefined,
	/** Where a read includes it. */
	user?: User | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** An account. Its level is that of its role and is not stored. */
export interface User {
	id?: string | undefined,
	username?: string | undefined,
	email?: string | undefined,
	/** One of the roles of roles.yaml that can sign in. */
	role?: User_Role | undefined,
	tenantId?: string | undefined,
	createdAt?: Date | undefined,
	updatedAt?: Date | undefined,
	/** Where a read includes it. */
	credential?: Credential | undefined,
	/** Where a read includes it. */
	luaScripts: LuaScript[],
	/** Where a read includes it. */
	installedPackages: Package[],
	/** Where a read includes it. */
	sessions: Session[],
	/** Where a read includes it. */
	workflows: Workflow[],
	/** How many rows the relations lead to, where a read asks for it. */
	relationCounts?: User_RelationCounts | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export const User_Role = {
	ROLE_UNSPECIFIED : 0,
	ROLE_USER : 1,
	ROLE_MODERATOR : 2,
	ROLE_ADMIN : 3,
	ROLE_GOD : 4,
	ROLE_SUPERGOD : 5,
} as const

export type User_Role = typeof User_Role[keyof typeof User_Role]

export namespace User_Role {
	export type ROLE_UNSPECIFIED = typeof User_Role.ROLE_UNSPECIFIED;
	export type ROLE_USER = typeof User_Role.ROLE_USER;
	export type ROLE_MODERATOR = typeof User_Role.ROLE_MODERATOR;
	export type ROLE_ADMIN = typeof User_Role.ROLE_ADMIN;
	export type ROLE_GOD = typeof User_Role.ROLE_GOD;
	export type ROLE_SUPERGOD = typeof User_Role.ROLE_SUPERGOD;
}

export interface User_RelationCounts {
	luaScripts?: bigint | undefined,
	installedPackages?: bigint | undefined,
	sessions?: bigint | undefined,
	workflows?: bigint | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** Steps that run when something triggers them. */
export interface Workflow {
	id?: string | undefined,
	name?: string | undefined,
	description?: string | undefined,
	trigger?: Workflow_Trigger | undefined,
	/** JSON text. */
	triggerConfig?: string | undefined,
	/** JSON text. */
	steps?: string | undefined,
	isActive?: boolean | undefined,
	createdBy?: string | undefined,
	createdAt?: Date | undefined,
	updatedAt?: Date | undefined,
	/** Where a read includes it. */
	creator?: User | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export const Workflow_Trigger = {
	TRIGGER_UNSPECIFIED : 0,
	TRIGGER_MANUAL : 1,
	TRIGGER_SCHEDULE : 2,
	TRIGGER_EVENT : 3,
	TRIGGER_WEBHOOK : 4,
} as const

export type Workflow_Trigger = typeof Workflow_Trigger[keyof typeof Workflow_Trigger]

export namespace Workflow_Trigger {
	export type TRIGGER_UNSPECIFIED = typeof Workflow_Trigger.TRIGGER_UNSPECIFIED;
	export type TRIGGER_MANUAL = typeof Workflow_Trigger.TRIGGER_MANUAL;
	export type TRIGGER_SCHEDULE = typeof Workflow_Trigger.TRIGGER_SCHEDULE;
	export type TRIGGER_EVENT = typeof Workflow_Trigger.TRIGGER_EVENT;
	export type TRIGGER_WEBHOOK = typeof Workflow_Trigger.TRIGGER_WEBHOOK;
}

function createBaseComponentHierarchy(): ComponentHierarchy {
	return { id: undefined,pageId: undefined,parentId: undefined,componentType: undefined,order: undefined,props: undefined,createdAt: undefined,updatedAt: undefined,page: undefined,parent: undefined,children: [],relationCounts: undefined,_unknownFields: {} };
}

export function encodeComponentHierarchy(
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
		encodeTimestamp(toTimestamp(message.createdAt), writer.uint32(58).fork()).join();
	}
	if (message.updatedAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.updatedAt), writer.uint32(66).fork()).join();
	}
	if (message.page !== undefined ) {
		encodePageView(message.page, writer.uint32(74).fork()).join();
	}
	if (message.parent !== undefined ) {
		encodeComponentHierarchy(message.parent, writer.uint32(82).fork()).join();
	}
	for (const v of message.children) {
		encodeComponentHierarchy(v!, writer.uint32(90).fork()).join();
	}
	if (message.relationCounts !== undefined ) {
		encodeComponentHierarchy_RelationCounts(message.relationCounts, writer.uint32(16378).fork()).join();
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

export function decodeComponentHierarchy(
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
					message.createdAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 8: {
					if (tag !== 66) {
						break;
					}
					message.updatedAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 9: {
					if (tag !== 74) {
						break;
					}
					message.page = decodePageView(reader, reader.uint32());
					continue; }
				case 10: {
					if (tag !== 82) {
						break;
					}
					message.parent = decodeComponentHierarchy(reader, reader.uint32());
					continue; }
				case 11: {
					if (tag !== 90) {
						break;
					}
					message.children.push(decodeComponentHierarchy(reader, reader.uint32()));
					continue; }
				case 2047: {
					if (tag !== 16378) {
						break;
					}
					message.relationCounts = decodeComponentHierarchy_RelationCounts(reader, reader.uint32());
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

export const ComponentHierarchy: MessageFns<ComponentHierarchy> = { encode: encodeComponentHierarchy, decode: decodeComponentHierarchy };

function createBaseComponentHierarchy_RelationCounts(): ComponentHierarchy_RelationCounts {
	return { children: undefined,_unknownFields: {} };
}

export function encodeComponentHierarchy_RelationCounts(
	message: ComponentHierarchy_RelationCounts,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.children !== undefined ) {
		if (BigInt.asIntN(64, message.children) !== message.children) {
			throw new globalThis.Error('value provided for field message.children of type int64 too large');
		}
		writer.uint32(88).int64(message.children);
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

export function decodeComponentHierarchy_RelationCounts(
	input: BinaryReader | Uint8Array,
	length?: number,
): ComponentHierarchy_RelationCounts {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseComponentHierarchy_RelationCounts();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 11: {
					if (tag !== 88) {
						break;
					}
					message.children = reader.int64() as bigint;
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

export const ComponentHierarchy_RelationCounts: MessageFns<ComponentHierarchy_RelationCounts> = { encode: encodeComponentHierarchy_RelationCounts, decode: decodeComponentHierarchy_RelationCounts };

function createBaseCredential(): Credential {
	return { id: undefined,username: undefined,passwordHash: undefined,firstLogin: undefined,createdAt: undefined,updatedAt: undefined,user: undefined,_unknownFields: {} };
}

export function encodeCredential(
	message: Credential,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.id !== undefined ) {
		writer.uint32(10).string(message.id);
	}
	if (message.username !== undefined ) {
		writer.uint32(18).string(message.username);
	}
	if (message.passwordHash !== undefined ) {
		writer.uint32(26).string(message.passwordHash);
	}
	if (message.firstLogin !== undefined ) {
		writer.uint32(32).bool(message.firstLogin);
	}
	if (message.createdAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.createdAt), writer.uint32(42).fork()).join();
	}
	if (message.updatedAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.updatedAt), writer.uint32(50).fork()).join();
	}
	if (message.user !== undefined ) {
		encodeUser(message.user, writer.uint32(58).fork()).join();
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

export function decodeCredential(
	input: BinaryReader | Uint8Array,
	length?: number,
): Credential {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCredential();
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
					if (tag !== 26) {
						break;
					}
					message.passwordHash = reader.string();
					continue; }
				case 4: {
					if (tag !== 32) {
						break;
					}
					message.firstLogin = reader.bool();
					continue; }
				case 5: {
					if (tag !== 42) {
						break;
					}
					message.createdAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 6: {
					if (tag !== 50) {
						break;
					}
					message.updatedAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 7: {
					if (tag !== 58) {
						break;
					}
					message.user = decodeUser(reader, reader.uint32());
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

export const Credential: MessageFns<Credential> = { encode: encodeCredential, decode: decodeCredential };

function createBaseLuaScript(): LuaScript {
	return { id: undefined,name: undefined,description: undefined,code: undefined,isSandboxed: undefined,allowedGlobals: undefined,timeoutMs: undefined,createdBy: undefined,createdAt: undefined,updatedAt: undefined,creator: undefined,_unknownFields: {} };
}

export function encodeLuaScript(
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
		encodeTimestamp(toTimestamp(message.createdAt), writer.uint32(74).fork()).join();
	}
	if (message.updatedAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.updatedAt), writer.uint32(82).fork()).join();
	}
	if (message.creator !== undefined ) {
		encodeUser(message.creator, writer.uint32(90).fork()).join();
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

export function decodeLuaScript(
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
					message.createdAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 10: {
					if (tag !== 82) {
						break;
					}
					message.updatedAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 11: {
					if (tag !== 90) {
						break;
					}
					message.creator = decodeUser(reader, reader.uint32());
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

export const LuaScript: MessageFns<LuaScript> = { encode: encodeLuaScript, decode: decodeLuaScript };

function createBasePackage(): Package {
	return { id: undefined,name: undefined,version: undefined,description: undefined,author: undefined,manifest: undefined,isInstalled: undefined,installedAt: undefined,installedBy: undefined,createdAt: undefined,updatedAt: undefined,installer: undefined,_unknownFields: {} };
}

export function encodePackage(
	message: Package,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.id !== undefined ) {
		writer.uint32(10).string(message.id);
	}
	if (message.name !== undefined ) {
		writer.uint32(18).string(message.name);
	}
	if (message.version !== undefined ) {
		writer.uint32(26).string(message.version);
	}
	if (message.description !== undefined ) {
		writer.uint32(34).string(message.description);
	}
	if (message.author !== undefined ) {
		writer.uint32(42).string(message.author);
	}
	if (message.manifest !== undefined ) {
		writer.uint32(50).string(message.manifest);
	}
	if (message.isInstalled !== undefined ) {
		writer.uint32(56).bool(message.isInstalled);
	}
	if (message.installedAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.installedAt), writer.uint32(66).fork()).join();
	}
	if (message.installedBy !== undefined ) {
		writer.uint32(74).string(message.installedBy);
	}
	if (message.createdAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.createdAt), writer.uint32(82).fork()).join();
	}
	if (message.updatedAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.updatedAt), writer.uint32(90).fork()).join();
	}
	if (message.installer !== undefined ) {
		encodeUser(message.installer, writer.uint32(98).fork()).join();
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

export function decodePackage(
	input: BinaryReader | Uint8Array,
	length?: number,
): Package {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBasePackage();
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
					message.version = reader.string();
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.description = reader.string();
					continue; }
				case 5: {
					if (tag !== 42) {
						break;
					}
					message.author = reader.string();
					continue; }
				case 6: {
					if (tag !== 50) {
						break;
					}
					message.manifest = reader.string();
					continue; }
				case 7: {
					if (tag !== 56) {
						break;
					}
					message.isInstalled = reader.bool();
					continue; }
				case 8: {
					if (tag !== 66) {
						break;
					}
					message.installedAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 9: {
					if (tag !== 74) {
						break;
					}
					message.installedBy = reader.string();
					continue; }
				case 10: {
					if (tag !== 82) {
						break;
					}
					message.createdAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 11: {
					if (tag !== 90) {
						break;
					}
					message.updatedAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 12: {
					if (tag !== 98) {
						break;
					}
					message.installer = decodeUser(reader, reader.uint32());
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

export const Package: MessageFns<Package> = { encode: encodePackage, decode: decodePackage };

function createBasePageView(): PageView {
	return { id: undefined,slug: undefined,title: undefined,description: undefined,level: undefined,layout: undefined,isActive: undefined,createdAt: undefined,updatedAt: undefined,components: [],relationCounts: undefined,_unknownFields: {} };
}

export function encodePageView(
	message: PageView,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.id !== undefined ) {
		writer.uint32(10).string(message.id);
	}
	if (message.slug !== undefined ) {
		writer.uint32(18).string(message.slug);
	}
	if (message.title !== undefined ) {
		writer.uint32(26).string(message.title);
	}
	if (message.description !== undefined ) {
		writer.uint32(34).string(message.description);
	}
	if (message.level !== undefined ) {
		writer.uint32(40).sint32(message.level);
	}
	if (message.layout !== undefined ) {
		writer.uint32(50).string(message.layout);
	}
	if (message.isActive !== undefined ) {
		writer.uint32(56).bool(message.isActive);
	}
	if (message.createdAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.createdAt), writer.uint32(66).fork()).join();
	}
	if (message.updatedAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.updatedAt), writer.uint32(74).fork()).join();
	}
	for (const v of message.components) {
		encodeComponentHierarchy(v!, writer.uint32(82).fork()).join();
	}
	if (message.relationCounts !== undefined ) {
		encodePageView_RelationCounts(message.relationCounts, writer.uint32(16378).fork()).join();
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

export function decodePageView(
	input: BinaryReader | Uint8Array,
	length?: number,
): PageView {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBasePageView();
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
					message.slug = reader.string();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.title = reader.string();
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.description = reader.string();
					continue; }
				case 5: {
					if (tag !== 40) {
						break;
					}
					message.level = reader.sint32();
					continue; }
				case 6: {
					if (tag !== 50) {
						break;
					}
					message.layout = reader.string();
					continue; }
				case 7: {
					if (tag !== 56) {
						break;
					}
					message.isActive = reader.bool();
					continue; }
				case 8: {
					if (tag !== 66) {
						break;
					}
					message.createdAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 9: {
					if (tag !== 74) {
						break;
					}
					message.updatedAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 10: {
					if (tag !== 82) {
						break;
					}
					message.components.push(decodeComponentHierarchy(reader, reader.uint32()));
					continue; }
				case 2047: {
					if (tag !== 16378) {
						break;
					}
					message.relationCounts = decodePageView_RelationCounts(reader, reader.uint32());
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

export const PageView: MessageFns<PageView> = { encode: encodePageView, decode: decodePageView };

function createBasePageView_RelationCounts(): PageView_RelationCounts {
	return { components: undefined,_unknownFields: {} };
}

export function encodePageView_RelationCounts(
	message: PageView_RelationCounts,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.components !== undefined ) {
		if (BigInt.asIntN(64, message.components) !== message.components) {
			throw new globalThis.Error('value provided for field message.components of type int64 too large');
		}
		writer.uint32(80).int64(message.components);
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

export function decodePageView_RelationCounts(
	input: BinaryReader | Uint8Array,
	length?: number,
): PageView_RelationCounts {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBasePageView_RelationCounts();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 10: {
					if (tag !== 80) {
						break;
					}
					message.components = reader.int64() as bigint;
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

export const PageView_RelationCounts: MessageFns<PageView_RelationCounts> = { encode: encodePageView_RelationCounts, decode: decodePageView_RelationCounts };

function createBaseSession(): Session {
	return { id: undefined,userId: undefined,tokenHash: undefined,expiresAt: undefined,createdAt: undefined,lastActivity: undefined,user: undefined,_unknownFields: {} };
}

export function encodeSession(
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
		encodeTimestamp(toTimestamp(message.expiresAt), writer.uint32(34).fork()).join();
	}
	if (message.createdAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.createdAt), writer.uint32(42).fork()).join();
	}
	if (message.lastActivity !== undefined ) {
		encodeTimestamp(toTimestamp(message.lastActivity), writer.uint32(50).fork()).join();
	}
	if (message.user !== undefined ) {
		encodeUser(message.user, writer.uint32(58).fork()).join();
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

export function decodeSession(
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
					message.expiresAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 5: {
					if (tag !== 42) {
						break;
					}
					message.createdAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 6: {
					if (tag !== 50) {
						break;
					}
					message.lastActivity = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 7: {
					if (tag !== 58) {
						break;
					}
					message.user = decodeUser(reader, reader.uint32());
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

export const Session: MessageFns<Session> = { encode: encodeSession, decode: decodeSession };

function createBaseUser(): User {
	return { id: undefined,username: undefined,email: undefined,role: undefined,tenantId: undefined,createdAt: undefined,updatedAt: undefined,credential: undefined,luaScripts: [],installedPackages: [],sessions: [],workflows: [],relationCounts: undefined,_unknownFields: {} };
}

export function encodeUser(
	message: User,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.id !== undefined ) {
		writer.uint32(10).string(message.id);
	}
	if (message.username !== undefined ) {
		writer.uint32(18).string(message.username);
	}
	if (message.email !== undefined ) {
		writer.uint32(26).string(message.email);
	}
	if (message.role !== undefined ) {
		writer.uint32(32).int32(message.role);
	}
	if (message.tenantId !== undefined ) {
		writer.uint32(42).string(message.tenantId);
	}
	if (message.createdAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.createdAt), writer.uint32(50).fork()).join();
	}
	if (message.updatedAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.updatedAt), writer.uint32(58).fork()).join();
	}
	if (message.credential !== undefined ) {
		encodeCredential(message.credential, writer.uint32(66).fork()).join();
	}
	for (const v of message.luaScripts) {
		encodeLuaScript(v!, writer.uint32(74).fork()).join();
	}
	for (const v of message.installedPackages) {
		encodePackage(v!, writer.uint32(82).fork()).join();
	}
	for (const v of message.sessions) {
		encodeSession(v!, writer.uint32(90).fork()).join();
	}
	for (const v of message.workflows) {
		encodeWorkflow(v!, writer.uint32(98).fork()).join();
	}
	if (message.relationCounts !== undefined ) {
		encodeUser_RelationCounts(message.relationCounts, writer.uint32(16378).fork()).join();
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

export function decodeUser(
	input: BinaryReader | Uint8Array,
	length?: number,
): User {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseUser();
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
					if (tag !== 26) {
						break;
					}
					message.email = reader.string();
					continue; }
				case 4: {
					if (tag !== 32) {
						break;
					}
					message.role = reader.int32() as any;
					continue; }
				case 5: {
					if (tag !== 42) {
						break;
					}
					message.tenantId = reader.string();
					continue; }
				case 6: {
					if (tag !== 50) {
						break;
					}
					message.createdAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 7: {
					if (tag !== 58) {
						break;
					}
					message.updatedAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 8: {
					if (tag !== 66) {
						break;
					}
					message.credential = decodeCredential(reader, reader.uint32());
					continue; }
				case 9: {
					if (tag !== 74) {
						break;
					}
					message.luaScripts.push(decodeLuaScript(reader, reader.uint32()));
					continue; }
				case 10: {
					if (tag !== 82) {
						break;
					}
					message.installedPackages.push(decodePackage(reader, reader.uint32()));
					continue; }
				case 11: {
					if (tag !== 90) {
						break;
					}
					message.sessions.push(decodeSession(reader, reader.uint32()));
					continue; }
				case 12: {
					if (tag !== 98) {
						break;
					}
					message.workflows.push(decodeWorkflow(reader, reader.uint32()));
					continue; }
				case 2047: {
					if (tag !== 16378) {
						break;
					}
					message.relationCounts = decodeUser_RelationCounts(reader, reader.uint32());
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

export const User: MessageFns<User> = { encode: encodeUser, decode: decodeUser };

function createBaseUser_RelationCounts(): User_RelationCounts {
	return { luaScripts: undefined,installedPackages: undefined,sessions: undefined,workflows: undefined,_unknownFields: {} };
}

export function encodeUser_RelationCounts(
	message: User_RelationCounts,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if (message.luaScripts !== undefined ) {
		if (BigInt.asIntN(64, message.luaScripts) !== message.luaScripts) {
			throw new globalThis.Error('value provided for field message.luaScripts of type int64 too large');
		}
		writer.uint32(72).int64(message.luaScripts);
	}
	if (message.installedPackages !== undefined ) {
		if (BigInt.asIntN(64, message.installedPackages) !== message.installedPackages) {
			throw new globalThis.Error('value provided for field message.installedPackages of type int64 too large');
		}
		writer.uint32(80).int64(message.installedPackages);
	}
	if (message.sessions !== undefined ) {
		if (BigInt.asIntN(64, message.sessions) !== message.sessions) {
			throw new globalThis.Error('value provided for field message.sessions of type int64 too large');
		}
		writer.uint32(88).int64(message.sessions);
	}
	if (message.workflows !== undefined ) {
		if (BigInt.asIntN(64, message.workflows) !== message.workflows) {
			throw new globalThis.Error('value provided for field message.workflows of type int64 too large');
		}
		writer.uint32(96).int64(message.workflows);
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

export function decodeUser_RelationCounts(
	input: BinaryReader | Uint8Array,
	length?: number,
): User_RelationCounts {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseUser_RelationCounts();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 9: {
					if (tag !== 72) {
						break;
					}
					message.luaScripts = reader.int64() as bigint;
					continue; }
				case 10: {
					if (tag !== 80) {
						break;
					}
					message.installedPackages = reader.int64() as bigint;
					continue; }
				case 11: {
					if (tag !== 88) {
						break;
					}
					message.sessions = reader.int64() as bigint;
					continue; }
				case 12: {
					if (tag !== 96) {
						break;
					}
					message.workflows = reader.int64() as bigint;
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

export const User_RelationCounts: MessageFns<User_RelationCounts> = { encode: encodeUser_RelationCounts, decode: decodeUser_RelationCounts };

function createBaseWorkflow(): Workflow {
	return { id: undefined,name: undefined,description: undefined,trigger: undefined,triggerConfig: undefined,steps: undefined,isActive: undefined,createdBy: undefined,createdAt: undefined,updatedAt: undefined,creator: undefined,_unknownFields: {} };
}

export function encodeWorkflow(
	message: Workflow,
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
	if (message.trigger !== undefined ) {
		writer.uint32(32).int32(message.trigger);
	}
	if (message.triggerConfig !== undefined ) {
		writer.uint32(42).string(message.triggerConfig);
	}
	if (message.steps !== undefined ) {
		writer.uint32(50).string(message.steps);
	}
	if (message.isActive !== undefined ) {
		writer.uint32(56).bool(message.isActive);
	}
	if (message.createdBy !== undefined ) {
		writer.uint32(66).string(message.createdBy);
	}
	if (message.createdAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.createdAt), writer.uint32(74).fork()).join();
	}
	if (message.updatedAt !== undefined ) {
		encodeTimestamp(toTimestamp(message.updatedAt), writer.uint32(82).fork()).join();
	}
	if (message.creator !== undefined ) {
		encodeUser(message.creator, writer.uint32(90).fork()).join();
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

export function decodeWorkflow(
	input: BinaryReader | Uint8Array,
	length?: number,
): Workflow {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseWorkflow();
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
					if (tag !== 32) {
						break;
					}
					message.trigger = reader.int32() as any;
					continue; }
				case 5: {
					if (tag !== 42) {
						break;
					}
					message.triggerConfig = reader.string();
					continue; }
				case 6: {
					if (tag !== 50) {
						break;
					}
					message.steps = reader.string();
					continue; }
				case 7: {
					if (tag !== 56) {
						break;
					}
					message.isActive = reader.bool();
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
					message.createdAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 10: {
					if (tag !== 82) {
						break;
					}
					message.updatedAt = fromTimestamp(decodeTimestamp(reader, reader.uint32()));
					continue; }
				case 11: {
					if (tag !== 90) {
						break;
					}
					message.creator = decodeUser(reader, reader.uint32());
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

export const Workflow: MessageFns<Workflow> = { encode: encodeWorkflow, decode: decodeWorkflow };

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

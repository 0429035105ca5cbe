// @generated from spec/entities/workflow.yaml by `npx nx generate dbal`. Do not edit.

import { Selection, Withheld, Filter, Order } from '../../dbal/v1/filter.js';
import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';
import { Timestamp } from '../../google/protobuf/timestamp.js';
import { FieldMask } from '../../google/protobuf/field_mask.js';

export const protobufPackage = 'metabuilder.v1';

export const protobufFileName = 'metabuilder/v1/workflow.proto';

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

export interface WorkflowServiceGetRequest {
	/** Exactly the fields of one unique key. */
	key?: Workflow | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceGetResponse {
	data?: Workflow | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceListRequest {
	where?: Filter | undefined,
	orderBy: Order[],
	limit?: number | undefined,
	pageToken: string,
	/** Ask for the number of rows over all pages. */
	total: boolean,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceListResponse {
	data: Workflow[],
	/** Empty: this is the last page. */
	nextPageToken: string,
	total?: bigint | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceCountRequest {
	where?: Filter | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceCountResponse {
	count: bigint,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceCreateRequest {
	data?: Workflow | undefined,
	/** A field that it names and data leaves unset is NULL. Absent: the fields that are set. */
	fieldMask?: string[] | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceCreateResponse {
	data?: Workflow | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceCreateManyRequest {
	data: Workflow[],
	/** Empty, or one for each item of data. */
	fieldMasks: string[][],
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceCreateManyResponse {
	data: Workflow[],
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceUpdateRequest {
	/** Exactly the fields of one unique key. */
	key?: Workflow | undefined,
	data?: Workflow | undefined,
	/** A field that it names and data leaves unset is NULL. Absent: the fields that are set. */
	updateMask?: string[] | undefined,
	select?: Selection | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceUpdateResponse {
	data?: Workflow | undefined,
	/** Absent: all fields. A covered field that is unset is NULL, unless withheld names it. */
	readMask?: string[] | undefined,
	withheld: Withheld[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceDeleteRequest {
	/** Exactly the fields of one unique key. */
	key?: Workflow | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface WorkflowServiceDeleteResponse {
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseWorkflow(): Workflow {
	return { id: undefined,name: undefined,description: undefined,trigger: undefined,triggerConfig: undefined,steps: undefined,isActive: undefined,createdBy: undefined,createdAt: undefined,updatedAt: undefined,_unknownFields: {} };
}

export const Workflow: MessageFns<Workflow> = {
	encode(
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

function createBaseWorkflowServiceGetRequest(): WorkflowServiceGetRequest {
	return { key: undefined,select: undefined,_unknownFields: {} };
}

export const WorkflowServiceGetRequest: MessageFns<WorkflowServiceGetRequest> = {
	encode(
		message: WorkflowServiceGetRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			Workflow.encode(message.key, writer.uint32(10).fork()).join();
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
	): WorkflowServiceGetRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceGetRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = Workflow.decode(reader, reader.uint32());
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

function createBaseWorkflowServiceGetResponse(): WorkflowServiceGetResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const WorkflowServiceGetResponse: MessageFns<WorkflowServiceGetResponse> = {
	encode(
		message: WorkflowServiceGetResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			Workflow.encode(message.data, writer.uint32(10).fork()).join();
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
	): WorkflowServiceGetResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceGetResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = Workflow.decode(reader, reader.uint32());
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

function createBaseWorkflowServiceListRequest(): WorkflowServiceListRequest {
	return { where: undefined,orderBy: [],limit: undefined,pageToken: "",total: false,select: undefined,_unknownFields: {} };
}

export const WorkflowServiceListRequest: MessageFns<WorkflowServiceListRequest> = {
	encode(
		message: WorkflowServiceListRequest,
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
	): WorkflowServiceListRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceListRequest();
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

function createBaseWorkflowServiceListResponse(): WorkflowServiceListResponse {
	return { data: [],nextPageToken: "",total: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const WorkflowServiceListResponse: MessageFns<WorkflowServiceListResponse> = {
	encode(
		message: WorkflowServiceListResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			Workflow.encode(v!, writer.uint32(10).fork()).join();
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
	): WorkflowServiceListResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceListResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(Workflow.decode(reader, reader.uint32()));
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

function createBaseWorkflowServiceCountRequest(): WorkflowServiceCountRequest {
	return { where: undefined,_unknownFields: {} };
}

export const WorkflowServiceCountRequest: MessageFns<WorkflowServiceCountRequest> = {
	encode(
		message: WorkflowServiceCountRequest,
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
	): WorkflowServiceCountRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceCountRequest();
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

function createBaseWorkflowServiceCountResponse(): WorkflowServiceCountResponse {
	return { count: 0n,_unknownFields: {} };
}

export const WorkflowServiceCountResponse: MessageFns<WorkflowServiceCountResponse> = {
	encode(
		message: WorkflowServiceCountResponse,
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
	): WorkflowServiceCountResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceCountResponse();
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

function createBaseWorkflowServiceCreateRequest(): WorkflowServiceCreateRequest {
	return { data: undefined,fieldMask: undefined,select: undefined,_unknownFields: {} };
}

export const WorkflowServiceCreateRequest: MessageFns<WorkflowServiceCreateRequest> = {
	encode(
		message: WorkflowServiceCreateRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			Workflow.encode(message.data, writer.uint32(10).fork()).join();
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
	): WorkflowServiceCreateRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceCreateRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = Workflow.decode(reader, reader.uint32());
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

function createBaseWorkflowServiceCreateResponse(): WorkflowServiceCreateResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const WorkflowServiceCreateResponse: MessageFns<WorkflowServiceCreateResponse> = {
	encode(
		message: WorkflowServiceCreateResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			Workflow.encode(message.data, writer.uint32(10).fork()).join();
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
	): WorkflowServiceCreateResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceCreateResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = Workflow.decode(reader, reader.uint32());
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

function createBaseWorkflowServiceCreateManyRequest(): WorkflowServiceCreateManyRequest {
	return { data: [],fieldMasks: [],select: undefined,_unknownFields: {} };
}

export const WorkflowServiceCreateManyRequest: MessageFns<WorkflowServiceCreateManyRequest> = {
	encode(
		message: WorkflowServiceCreateManyRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			Workflow.encode(v!, writer.uint32(10).fork()).join();
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
	): WorkflowServiceCreateManyRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceCreateManyRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(Workflow.decode(reader, reader.uint32()));
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

function createBaseWorkflowServiceCreateManyResponse(): WorkflowServiceCreateManyResponse {
	return { data: [],readMask: undefined,withheld: [],_unknownFields: {} };
}

export const WorkflowServiceCreateManyResponse: MessageFns<WorkflowServiceCreateManyResponse> = {
	encode(
		message: WorkflowServiceCreateManyResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		for (const v of message.data) {
			Workflow.encode(v!, writer.uint32(10).fork()).join();
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
	): WorkflowServiceCreateManyResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceCreateManyResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data.push(Workflow.decode(reader, reader.uint32()));
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

function createBaseWorkflowServiceUpdateRequest(): WorkflowServiceUpdateRequest {
	return { key: undefined,data: undefined,updateMask: undefined,select: undefined,_unknownFields: {} };
}

export const WorkflowServiceUpdateRequest: MessageFns<WorkflowServiceUpdateRequest> = {
	encode(
		message: WorkflowServiceUpdateRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			Workflow.encode(message.key, writer.uint32(10).fork()).join();
		}
		if (message.data !== undefined ) {
			Workflow.encode(message.data, writer.uint32(18).fork()).join();
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
	): WorkflowServiceUpdateRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceUpdateRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = Workflow.decode(reader, reader.uint32());
						continue; }
					case 2: {
						if (tag !== 18) {
							break;
						}
						message.data = Workflow.decode(reader, reader.uint32());
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

function createBaseWorkflowServiceUpdateResponse(): WorkflowServiceUpdateResponse {
	return { data: undefined,readMask: undefined,withheld: [],_unknownFields: {} };
}

export const WorkflowServiceUpdateResponse: MessageFns<WorkflowServiceUpdateResponse> = {
	encode(
		message: WorkflowServiceUpdateResponse,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.data !== undefined ) {
			Workflow.encode(message.data, writer.uint32(10).fork()).join();
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
	): WorkflowServiceUpdateResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceUpdateResponse();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.data = Workflow.decode(reader, reader.uint32());
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

function createBaseWorkflowServiceDeleteRequest(): WorkflowServiceDeleteRequest {
	return { key: undefined,_unknownFields: {} };
}

export const WorkflowServiceDeleteRequest: MessageFns<WorkflowServiceDeleteRequest> = {
	encode(
		message: WorkflowServiceDeleteRequest,
		writer: BinaryWriter = new BinaryWriter(),
	): BinaryWriter {
		if (message.key !== undefined ) {
			Workflow.encode(message.key, writer.uint32(10).fork()).join();
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
	): WorkflowServiceDeleteRequest {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceDeleteRequest();
			while (reader.pos < end) {
				const tag = reader.uint32();
				switch (tag >>> 3) {
					case 1: {
						if (tag !== 10) {
							break;
						}
						message.key = Workflow.decode(reader, reader.uint32());
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

function createBaseWorkflowServiceDeleteResponse(): WorkflowServiceDeleteResponse {
	return { _unknownFields: {} };
}

export const WorkflowServiceDeleteResponse: MessageFns<WorkflowServiceDeleteResponse> = {
	encode(
		message: WorkflowServiceDeleteResponse,
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
	): WorkflowServiceDeleteResponse {
		const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
		const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
		if (previousRecursionDepth >= 100) {
			throw new globalThis.Error("protobuf decode recursion limit exceeded");
		}
		(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
		try {
			const end = length === undefined ? reader.len : reader.pos + length;
			const message = createBaseWorkflowServiceDeleteResponse();
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

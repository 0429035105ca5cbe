// @generated from tools/codegen/proto/dbal/v1/filter.proto by `npx nx generate dbal`. Do not edit.

import { BinaryWriter, BinaryReader } from '@bufbuild/protobuf/wire';
import { decodeTimestamp, encodeTimestamp, type Timestamp } from '../../google/protobuf/timestamp.js';

export const protobufPackage = 'dbal.v1';

export const protobufFileName = 'dbal/v1/filter.proto';

/** A value in a filter. Enum members are strings by name, decimals strings, dates `YYYY-MM-DD`. */
export interface Value {
	kind?:
	|
	{ $case: 'stringValue', value: string }| //
	/** Also for `integer` fields. */
	{ $case: 'intValue', value: bigint }|
	{ $case: 'doubleValue', value: number }|
	{ $case: 'boolValue', value: boolean }|
	{ $case: 'timestampValue', value: Date }|
	{ $case: 'bytesValue', value: Uint8Array }|
	{ $case: 'listValue', value: ValueList }| //
	/** SQL NULL; the member's own value has no meaning. */
	{ $case: 'nullValue', value: boolean }
	| undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface ValueList {
	values: Value[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** A filter over the rows of an entity. Exactly one kind is set: an empty filter is refused, never read as "all rows". */
export interface Filter {
	kind?:
	|
	{ $case: 'and', value: FilterList }|
	{ $case: 'or', value: FilterList }|
	{ $case: 'not', value: Filter }|
	{ $case: 'condition', value: Condition }|
	{ $case: 'relation', value: RelationCondition }
	| undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** An empty `and` matches every row, an empty `or` none. */
export interface FilterList {
	filters: Filter[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface Condition {
	/** The field's name in the spec, such as `createdAt`. */
	field: string,
	/** equals, not, in, notIn, lt, lte, gt, gte, contains, startsWith, endsWith or isNull. */
	operator: string,
	value?: Value | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

export interface RelationCondition {
	/** The relation's name in the spec. */
	relation: string,
	/** is, isNot, some, every or none. */
	operator: string,
	/** Absent: any related row. */
	where?: Filter | undefined,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** NULLs rank above every value. */
export interface Order {
	field: string,
	descending: boolean,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** The fields to return, by their names in the spec. Absent: all that the caller may read. */
export interface Selection {
	fields: string[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/** Related rows to give with a row, or how many there are. */
export interface Include {
	/** The relation's name in the spec. Once for its rows and once for their count at most. */
	relation: string,
	/** Not its rows but how many there are, under relation_counts. Only `where` may be set beside it. */
	count: boolean,
	/** Of a to-many relation only, like the two below. */
	where?: Filter | undefined,
	orderBy: Order[],
	limit?: number | undefined,
	select?: Selection | undefined,
	include: Include[],
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

/**
 * What a row of an answer does not hold although its answer's read mask names it: fields that the caller may not read in
 * this very row.
 */
export interface Withheld {
	/** Place of the row in the answer's data, from 0. */
	row: number,
	/** Names in the spec. */
	fields: string[],
	/** Where below that row, such as `posts.2.author`. Empty: the row itself. */
	path: string,
	_unknownFields?: {[key: number]: Uint8Array[]} | undefined,
}

function createBaseValue(): Value {
	return { kind: undefined,_unknownFields: {} };
}

export function encodeValue(
	message: Value,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	switch (message.kind?.$case) {
		case "stringValue":
		writer.uint32(10).string(message.kind.value);
		break;
		case "intValue":
		if (BigInt.asIntN(64, message.kind.value) !== message.kind.value) {
			throw new globalThis.Error('value provided for field message.kind.value of type sint64 too large');
		}
		writer.uint32(16).sint64(message.kind.value);
		break;
		case "doubleValue":
		writer.uint32(25).double(message.kind.value);
		break;
		case "boolValue":
		writer.uint32(32).bool(message.kind.value);
		break;
		case "timestampValue":
		encodeTimestamp(toTimestamp(message.kind.value), writer.uint32(42).fork()).join();
		break;
		case "bytesValue":
		writer.uint32(50).bytes(message.kind.value);
		break;
		case "listValue":
		encodeValueList(message.kind.value, writer.uint32(58).fork()).join();
		break;
		case "nullValue":
		writer.uint32(64).bool(message.kind.value);
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

export function decodeValue(
	input: BinaryReader | Uint8Array,
	length?: number,
): Value {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseValue();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.kind = { $case: 'stringValue', value: reader.string() };
					continue; }
				case 2: {
					if (tag !== 16) {
						break;
					}
					message.kind = { $case: 'intValue', value: reader.sint64() as bigint };
					continue; }
				case 3: {
					if (tag !== 25) {
						break;
					}
					message.kind = { $case: 'doubleValue', value: reader.double() };
					continue; }
				case 4: {
					if (tag !== 32) {
						break;
					}
					message.kind = { $case: 'boolValue', value: reader.bool() };
					continue; }
				case 5: {
					if (tag !== 42) {
						break;
					}
					message.kind = { $case: 'timestampValue', value: fromTimestamp(decodeTimestamp(reader, reader.uint32())) };
					continue; }
				case 6: {
					if (tag !== 50) {
						break;
					}
					message.kind = { $case: 'bytesValue', value: reader.bytes() };
					continue; }
				case 7: {
					if (tag !== 58) {
						break;
					}
					message.kind = { $case: 'listValue', value: decodeValueList(reader, reader.uint32()) };
					continue; }
				case 8: {
					if (tag !== 64) {
						break;
					}
					message.kind = { $case: 'nullValue', value: reader.bool() };
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

export const Value: MessageFns<Value> = { encode: encodeValue, decode: decodeValue };

function createBaseValueList(): ValueList {
	return { values: [],_unknownFields: {} };
}

export function encodeValueList(
	message: ValueList,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.values) {
		encodeValue(v!, writer.uint32(10).fork()).join();
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

export function decodeValueList(
	input: BinaryReader | Uint8Array,
	length?: number,
): ValueList {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseValueList();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.values.push(decodeValue(reader, reader.uint32()));
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

export const ValueList: MessageFns<ValueList> = { encode: encodeValueList, decode: decodeValueList };

function createBaseFilter(): Filter {
	return { kind: undefined,_unknownFields: {} };
}

export function encodeFilter(
	message: Filter,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	switch (message.kind?.$case) {
		case "and":
		encodeFilterList(message.kind.value, writer.uint32(10).fork()).join();
		break;
		case "or":
		encodeFilterList(message.kind.value, writer.uint32(18).fork()).join();
		break;
		case "not":
		encodeFilter(message.kind.value, writer.uint32(26).fork()).join();
		break;
		case "condition":
		encodeCondition(message.kind.value, writer.uint32(34).fork()).join();
		break;
		case "relation":
		encodeRelationCondition(message.kind.value, writer.uint32(42).fork()).join();
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

export function decodeFilter(
	input: BinaryReader | Uint8Array,
	length?: number,
): Filter {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseFilter();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.kind = { $case: 'and', value: decodeFilterList(reader, reader.uint32()) };
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.kind = { $case: 'or', value: decodeFilterList(reader, reader.uint32()) };
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.kind = { $case: 'not', value: decodeFilter(reader, reader.uint32()) };
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.kind = { $case: 'condition', value: decodeCondition(reader, reader.uint32()) };
					continue; }
				case 5: {
					if (tag !== 42) {
						break;
					}
					message.kind = { $case: 'relation', value: decodeRelationCondition(reader, reader.uint32()) };
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

export const Filter: MessageFns<Filter> = { encode: encodeFilter, decode: decodeFilter };

function createBaseFilterList(): FilterList {
	return { filters: [],_unknownFields: {} };
}

export function encodeFilterList(
	message: FilterList,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.filters) {
		encodeFilter(v!, writer.uint32(10).fork()).join();
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

export function decodeFilterList(
	input: BinaryReader | Uint8Array,
	length?: number,
): FilterList {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseFilterList();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.filters.push(decodeFilter(reader, reader.uint32()));
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

export const FilterList: MessageFns<FilterList> = { encode: encodeFilterList, decode: decodeFilterList };

function createBaseCondition(): Condition {
	return { field: "",operator: "",value: undefined,_unknownFields: {} };
}

export function encodeCondition(
	message: Condition,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.field !== "") {
		writer.uint32(10).string(message.field);
	}
	if ( message.operator !== "") {
		writer.uint32(18).string(message.operator);
	}
	if (message.value !== undefined ) {
		encodeValue(message.value, writer.uint32(26).fork()).join();
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

export function decodeCondition(
	input: BinaryReader | Uint8Array,
	length?: number,
): Condition {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseCondition();
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
					message.operator = reader.string();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.value = decodeValue(reader, reader.uint32());
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

export const Condition: MessageFns<Condition> = { encode: encodeCondition, decode: decodeCondition };

function createBaseRelationCondition(): RelationCondition {
	return { relation: "",operator: "",where: undefined,_unknownFields: {} };
}

export function encodeRelationCondition(
	message: RelationCondition,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.relation !== "") {
		writer.uint32(10).string(message.relation);
	}
	if ( message.operator !== "") {
		writer.uint32(18).string(message.operator);
	}
	if (message.where !== undefined ) {
		encodeFilter(message.where, writer.uint32(26).fork()).join();
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

export function decodeRelationCondition(
	input: BinaryReader | Uint8Array,
	length?: number,
): RelationCondition {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseRelationCondition();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.relation = reader.string();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.operator = reader.string();
					continue; }
				case 3: {
					if (tag !== 26) {
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

export const RelationCondition: MessageFns<RelationCondition> = { encode: encodeRelationCondition, decode: decodeRelationCondition };

function createBaseOrder(): Order {
	return { field: "",descending: false,_unknownFields: {} };
}

export function encodeOrder(
	message: Order,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.field !== "") {
		writer.uint32(10).string(message.field);
	}
	if ( message.descending !== false) {
		writer.uint32(16).bool(message.descending);
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

export function decodeOrder(
	input: BinaryReader | Uint8Array,
	length?: number,
): Order {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseOrder();
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
					if (tag !== 16) {
						break;
					}
					message.descending = reader.bool();
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

export const Order: MessageFns<Order> = { encode: encodeOrder, decode: decodeOrder };

function createBaseSelection(): Selection {
	return { fields: [],_unknownFields: {} };
}

export function encodeSelection(
	message: Selection,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	for (const v of message.fields) {
		writer.uint32(10).string(v!);
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

export function decodeSelection(
	input: BinaryReader | Uint8Array,
	length?: number,
): Selection {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseSelection();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.fields.push(reader.string());
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

export const Selection: MessageFns<Selection> = { encode: encodeSelection, decode: decodeSelection };

function createBaseInclude(): Include {
	return { relation: "",count: false,where: undefined,orderBy: [],limit: undefined,select: undefined,include: [],_unknownFields: {} };
}

export function encodeInclude(
	message: Include,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.relation !== "") {
		writer.uint32(10).string(message.relation);
	}
	if ( message.count !== false) {
		writer.uint32(16).bool(message.count);
	}
	if (message.where !== undefined ) {
		encodeFilter(message.where, writer.uint32(26).fork()).join();
	}
	for (const v of message.orderBy) {
		encodeOrder(v!, writer.uint32(34).fork()).join();
	}
	if (message.limit !== undefined ) {
		writer.uint32(40).sint32(message.limit);
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

export function decodeInclude(
	input: BinaryReader | Uint8Array,
	length?: number,
): Include {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseInclude();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 10) {
						break;
					}
					message.relation = reader.string();
					continue; }
				case 2: {
					if (tag !== 16) {
						break;
					}
					message.count = reader.bool();
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.where = decodeFilter(reader, reader.uint32());
					continue; }
				case 4: {
					if (tag !== 34) {
						break;
					}
					message.orderBy.push(decodeOrder(reader, reader.uint32()));
					continue; }
				case 5: {
					if (tag !== 40) {
						break;
					}
					message.limit = reader.sint32();
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

export const Include: MessageFns<Include> = { encode: encodeInclude, decode: decodeInclude };

function createBaseWithheld(): Withheld {
	return { row: 0,fields: [],path: "",_unknownFields: {} };
}

export function encodeWithheld(
	message: Withheld,
	writer: BinaryWriter = new BinaryWriter(),
): BinaryWriter {
	if ( message.row !== 0) {
		writer.uint32(8).uint32(message.row);
	}
	for (const v of message.fields) {
		writer.uint32(18).string(v!);
	}
	if ( message.path !== "") {
		writer.uint32(26).string(message.path);
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

export function decodeWithheld(
	input: BinaryReader | Uint8Array,
	length?: number,
): Withheld {
	const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
	const previousRecursionDepth = (reader as any).__tsProtoDecodeDepth ?? 0;
	if (previousRecursionDepth >= 100) {
		throw new globalThis.Error("protobuf decode recursion limit exceeded");
	}
	(reader as any).__tsProtoDecodeDepth = previousRecursionDepth + 1;
	try {
		const end = length === undefined ? reader.len : reader.pos + length;
		const message = createBaseWithheld();
		while (reader.pos < end) {
			const tag = reader.uint32();
			switch (tag >>> 3) {
				case 1: {
					if (tag !== 8) {
						break;
					}
					message.row = reader.uint32();
					continue; }
				case 2: {
					if (tag !== 18) {
						break;
					}
					message.fields.push(reader.string());
					continue; }
				case 3: {
					if (tag !== 26) {
						break;
					}
					message.path = reader.string();
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

export const Withheld: MessageFns<Withheld> = { encode: encodeWithheld, decode: decodeWithheld };

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

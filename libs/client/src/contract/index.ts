// What client and server agree on: types, tables and codecs. No IO, and safe in a browser.

// The generated tables, and what they are made of.
export {
	type Authenticate,
	ChannelOpenRequest,
	ChannelOpenResponse,
	type ClientFrame,
	type ServerFrame,
	type StartCall,
} from "../../gen/codec/dbal/v1/channel.js";
export { Status } from "../../gen/codec/dbal/v1/error.js";
export { codecs } from "../../gen/contract/codecs.js";
export type * from "../../gen/contract/entities.js";
export { type ErrorCode, type ErrorDetails, errorDescriptors } from "../../gen/contract/errors.js";
export { model } from "../../gen/contract/model.js";
export type * from "../../gen/contract/operations.js";
export { type BatchStep, batchOperation, maxBatchSteps } from "./batch.js";
// For whoever makes a call or answers one.
export type { Call, CallOptions, TransactionTransport, Transport } from "./call.js";
export { type CanInput, canOperation } from "./can.js";
// For engines and adapters: what a value is, decided once.
export { checkNullable, checkValue, defaultMaxBytes } from "./check.js";
export { DBALError, type DBALErrorDetails, type FieldFault, isDBALError } from "./dbal-error.js";
export type {
	DefaultValue,
	EntityDescriptor,
	EnumMember,
	ErrorDescriptor,
	ErrorDetailDescriptor,
	FieldDescriptor,
	IndexDescriptor,
	ModelDescriptor,
	OnDelete,
	OperationDescriptor,
	ParameterDescriptor,
	RateLimitDescriptor,
	RelationDescriptor,
	RetryDescriptor,
	RoleDescriptor,
	ShapeDescriptor,
	StandardOperation,
	TypeDescriptor,
} from "./descriptor.js";
export type {
	Direction,
	FieldOperator,
	Key,
	RelationOperator,
	StandardInputs,
	StandardOutputs,
	UncheckedInclude,
	UncheckedOrderBy,
	UncheckedSelect,
	UncheckedWhere,
} from "./query.js";
export { includeLimits, relationCounts } from "./query.js";
export { isStepReference, referringMembers, StepReference } from "./reference.js";
export type { FieldType, JsonValue, Row, RowTree, Value } from "./value.js";
export { isBytes } from "./values/bytes.js";
export { canonicalDecimal, compareDecimals, decimalDigits } from "./values/decimal.js";
export { jsonLimits } from "./values/json.js";
export { isList, join as joinPath, readList, readRecord } from "./values/record.js";
export { canonicalUuid, codePointLength, isStorableText, utf8Length } from "./values/text.js";
export { isDate } from "./values/time.js";
export type {
	EqualityOperators,
	Junctions,
	ListOperators,
	ManyRelationOperators,
	NullOperators,
	OneRelationOperators,
	OrderBy,
	OrderOperators,
	Select,
	TextOperators,
} from "./where.js";
export { placed as placedInBatch } from "./wire/batch.js";
// For transports.
export type { Codecs, MessageCodec, MethodCodec } from "./wire/codec.js";
export {
	codeOfGrpcStatus,
	decodeError,
	decodeErrorDetails,
	encodeError,
	encodeErrorDetails,
	grpcStatus,
	httpStatus,
	isErrorCode,
} from "./wire/error-status.js";
export { createWireMapping, type WireMapping } from "./wire/mapping.js";

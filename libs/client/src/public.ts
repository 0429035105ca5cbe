// What both entries give beside their DBALClient.
export type * from "../gen/client.js";
export type * from "../gen/contract/entities.js";
export type { ErrorCode, ErrorDetails } from "../gen/contract/errors.js";
export type * from "../gen/contract/operations.js";
export type { ClientAuth, SignedInUser } from "./auth.js";
export type { Batch, BatchResults, EntityBatch, Referable, RowStep, RowsStep, Step } from "./batch.js";
export type { Can, Changes, EntityName, OperationName } from "./can.js";
export type { ConnectionState } from "./connection-state.js";
export type { Call, CallOptions, Transport } from "./contract/call.js";
export { DBALError, type DBALErrorDetails, type FieldFault, isDBALError } from "./contract/dbal-error.js";
export type { Include, Returned, Selected } from "./contract/include.js";
export { StepReference } from "./contract/reference.js";
export type { JsonValue, Row, Value } from "./contract/value.js";
export type { BatchMethod, ClientConnection, TransactionClient, TransactionMethod } from "./dbal-client.js";
export type {
	Affected,
	EntityClient,
	EntityTypes,
	EtagOptions,
	ListQuery,
	ListResult,
	ManyOptions,
	RestoreClient,
	RowOptions,
	UpsertClient,
} from "./entity-client.js";
export type { ClientSession, DBALClientOptions, Impersonation } from "./options.js";
export { type KeyValueStorage, type SessionStorage, webStorage } from "./session-storage.js";

// The engine, for whoever runs one: the daemon, a client in the same process, the conformance suite.

// To show rules, compare them and test them.
export {
	type AccessChange,
	diffAccess,
	fieldsOf,
	formatAccessChanges,
	type Grant,
	grantsOf,
	type Policy,
	type PolicyModel,
	type PolicyTest,
	parsePolicyTests,
	rowsInWords,
	type WrittenRow,
	type WrittenValue,
} from "@metabuilder/dbal-policy";
export { defaultPolicy } from "../gen/policy.js";
export { createAccess } from "./access/access.js";
export { type Explanation, explain, type Part, type RuleExplanation } from "./access/explain.js";
export { explainStored, type StoredCase } from "./access/explain-stored.js";
export { type GeneratedTest, type GeneratedTests, generateTests, type TestKind } from "./access/generate-tests.js";
export type { Refusal, Verdict } from "./access/judge.js";
export { explainTest, type PolicyTestResult, runPolicyTest } from "./access/policy-test.js";
export { policyModelOf, readPolicy } from "./access/read-policy.js";
export { readWritten } from "./access/written-row.js";
// To write an adapter.
export type {
	Adapter,
	AdapterOptions,
	Capability,
	Find,
	Inclusion,
	OrderTerm,
	Reading,
	SqlSession,
	StatementEvent,
	StatementListener,
	Store,
	StoreOptions,
} from "./adapters/adapter.js";
export { plainRows } from "./adapters/adapter.js";
export { type AdapterModule, isAdapterModuleName } from "./adapters/adapter-module.js";
export { foreignKeyConflict, restrictConflict, uniqueConflict } from "./adapters/conflict.js";
// To open a database and an engine on it.
export { type AdapterName, adapterNames, isAdapterName, openAdapter } from "./adapters/open-adapter.js";
// To call it.
export type { CallContext, CallTrace, Handler, Interceptor, Output } from "./context.js";
export { type Embedded, type EmbeddedAuth, type EmbeddedOptions, loadRules, openEmbedded } from "./embedded.js";
export { type AccessRules, createEngine, type Engine, type EngineOptions } from "./engine.js";
export type { EngineTransaction } from "./engine-transaction.js";
export { hashPassword, type PasswordCost, passwordCost } from "./identity/password.js";
export {
	anonymousPrincipal,
	developerPrincipal,
	type Impersonation,
	impersonatedPrincipal,
	systemPrincipal,
	userPrincipal,
} from "./identity/principal.js";
export {
	authenticateSession,
	findSessions,
	invalidSession,
	isTokenOf,
	type SessionCredentials,
	type StoredSession,
} from "./identity/session.js";
export { type WriteListener, watchWrites } from "./identity/watch-writes.js";
// To bring a database to the model's schema.
export { findDrift } from "./migrations/drift.js";
export { type MigrateOptions, type MigrationProblem, type MigrationStatus, migrate, migrationStatus } from "./migrations/migrate.js";
export { type Migration, readMigrations, shippedMigrations } from "./migrations/migration-folder.js";
// To write a custom operation.
export type { CustomContext, CustomOperation, Data, FindQuery, OperationSettings, Reach } from "./operations/custom/custom-operation.js";
export { customOperations } from "./operations/custom/index.js";
export type { AnyCustomOperation } from "./operations/custom-call.js";
export type { Principal } from "./principal.js";
export { compareCodePoints, compareValues } from "./query/compare.js";
export type { QueryBudget } from "./query/cost.js";
export { type EvaluationScope, evaluate } from "./query/evaluate.js";
export { always, type Comparison, never, type Operand, type Predicate } from "./query/predicate.js";
export { createUuids } from "./uuid.js";

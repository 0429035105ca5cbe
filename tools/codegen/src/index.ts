// For those who run the generation themselves.
export { type DiagnosticCode, diagnosticTable } from "./diagnostics.js";
// For those who write an emitter: docs/emitters.md.
export type { DiffSchema, Emit, EmitContext, Emitter, Protoc } from "./emit/emitter.js";
export type { EmitterFactory } from "./emit/third-party.js";
export { type Generated, generate, type ReadSpec, readSpec } from "./generate.js";
export type * from "./model/model.js";
export { standardOperations, standardOperationsOf } from "./model/model.js";
export type { Sources } from "./parse/parse-spec.js";

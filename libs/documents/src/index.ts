/** YAML documents whose faults are told with their place. Pure: text in, values and diagnostics out. */

export { type CheckedShape, checkShape } from "./check-shape.js";
export { closest, didYouMean } from "./closest.js";
export { type Diagnostic, formatDiagnostics, hasErrors, type Place, sortDiagnostics } from "./diagnostic.js";
export type { Document, DocumentPath, DocumentValue, ScalarValue } from "./document.js";
export { type ParsedDocument, parseDocument } from "./parse-document.js";

// For those who load rules: the daemon and the generator.
export { type Diagnostic, formatDiagnostics, hasErrors } from "@metabuilder/dbal-documents";
// For those who compile rules.
export type { Condition, Constant, FieldPath, ValueTerm, ValueType } from "./condition.js";
export { claimsOf, ownFields } from "./condition-fields.js";
export { isDate, isStorable, parseInstant } from "./constant.js";
// For those who compare rules, or show who may do what.
export { type AccessChange, type AccessEffect, type AccessSnapshot, diffAccess, formatAccessChanges } from "./diff-access.js";
// For tools that show or edit expressions.
export type { Comparator, Expression, Fault, FaultCode, Name, Quantifier, Span, Term, TextOperator } from "./expression.js";
export { type Alternative, fieldsOf, type Grant, grantsOf, operationsInWords, rowsInWords } from "./grant.js";
export { type Parsed, parseExpression, parseTerm } from "./parse-expression.js";
export { type ParsedPolicy, parsePolicy } from "./parse-policy.js";
export { type PolicyTest, parsePolicyTests, policyTestsDocument, type WrittenRow, type WrittenValue } from "./parse-policy-tests.js";
export type { Policy, Rule } from "./policy.js";
export {
	type FieldType,
	operationGroups,
	type PolicyEntity,
	type PolicyField,
	type PolicyModel,
	type PolicyRelation,
	type PolicyRole,
	writeGrants,
} from "./policy-model.js";
export { printCondition, printValue } from "./print-condition.js";
export { printExpression, printTerm } from "./print-expression.js";
// For tools that describe the documents.
export { policyShape as policyDocument } from "./rule-shape.js";

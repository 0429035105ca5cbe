// Placeholder of the entry until the contract is whole; replaced with named exports grouped by audience.
export * from "./call.js";
export { checkNullable, checkValue, defaultMaxBytes } from "./check.js";
export { DBALError, type DBALErrorDetails, type FieldFault, isDBALError } from "./dbal-error.js";
export * from "./descriptor.js";
export * from "./query.js";
export * from "./value.js";
export { isBytes } from "./values/bytes.js";
export { canonicalDecimal, compareDecimals, decimalDigits } from "./values/decimal.js";
export { jsonLimits } from "./values/json.js";
export { join as joinPath, readList, readRecord } from "./values/record.js";
export { canonicalUuid, codePointLength, isStorableText, utf8Length } from "./values/text.js";
export { isDate } from "./values/time.js";

import type { FieldType, Value } from "@metabuilder/dbal/contract";

/** Compares two values of one type; `null` ranks above every value, so that it is last ascending. */
export declare function compareValues(type: FieldType, left: Value, right: Value): number;

/** Compares text by code point, not by UTF-16 unit as `<` does. */
export declare function compareCodePoints(left: string, right: string): number;

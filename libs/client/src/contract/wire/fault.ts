import { DBALError, type FieldFault } from "../dbal-error.js";
import { join } from "../values/record.js";
import type { Message } from "./codec.js";

/** Faults named in one error; a hostile request could have a million. */
const maxNamed = 100;

/** Throws VALIDATION_ERROR with all faults, if there are any. */
export function refuseFaults(faults: readonly FieldFault[]): void {
	const [first, ...others] = faults;
	if (!first) return;
	const message = others.length === 0 ? first.message : `${first.message} (and ${others.length} more)`;
	throw new DBALError("VALIDATION_ERROR", message, { fields: faults.slice(0, maxNamed) });
}

/** Notes a fault whose sentence begins with its path. */
export function noteFault(faults: FieldFault[], path: string, rule: string, predicate: string): undefined {
	faults.push({ path, rule, message: `${path || "The request"} ${predicate}.` });
	return undefined;
}

/** `undefined` as an operand is never read as "no filter". */
export function noteUndefined(faults: FieldFault[], path: string): undefined {
	return noteFault(faults, path, "undefined", "is undefined; leave the key out where nothing is asked");
}

/** Notes every field number that the message's descriptor doesn't know. Wrong wire types count as unknown. */
export function noteUnknownNumbers(faults: FieldFault[], message: Message, path: string): void {
	const unknown = message._unknownFields;
	if (typeof unknown !== "object" || unknown === null) return;
	for (const tag of Object.keys(unknown)) {
		const number = Number(tag) >>> 3;
		noteFault(faults, join(path, number), "unknown_field", `is a field number (${number}) that this message doesn't have`);
	}
}

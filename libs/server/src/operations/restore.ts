import type { Row, StandardOutputs } from "@metabuilder/dbal/contract";
import { allOf } from "../query/combine.js";
import { noFindings, refuse } from "../query/findings.js";
import type { EntityIndex } from "../query/model-index.js";
import { hasKey, parseKey } from "../query/parse-key.js";
import type { Operand, Predicate } from "../query/predicate.js";
import { alive } from "../query/weave.js";
import { readArguments } from "./arguments.js";
import { checkBefore, checkWritten } from "./check-rows.js";
import { readBack } from "./read-back.js";
import { parseReturned } from "./returned.js";
import { findRow, keyFields } from "./row-change.js";
import { granted, inTransaction, notFound, type Scope } from "./scope.js";
import { bringBack } from "./soft-delete.js";

/** Brings back the deleted row of a unique key, with the rows that were deleted with it. NOT_FOUND where no deleted row of the key may be restored. */
export async function restore(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["restore"]> {
	const decision = granted(scope, entity, "restore");
	const findings = noFindings();
	const given = readArguments("restore", input, findings);
	const key = parseKey(entity, given.key, keyFields(entity, decision), findings);
	const returned = parseReturned(scope, entity, given, decision.readable, 1, findings);
	refuse(findings);
	const { softDelete, primaryKey } = entity.descriptor;
	if (softDelete === undefined) throw new Error(`${entity.descriptor.name} keeps no deleted rows.`);
	const isDeleted: Predicate = { kind: "not", item: { kind: "isNull", field: softDelete } };
	return inTransaction(scope, async (inside) => {
		const before = await findRow(inside, entity, allOf([hasKey(key), decision.filter, alive(entity, scope.now), isDeleted]));
		if (!before) throw notFound(entity);
		const hasId = hasKey({ [primaryKey]: before[primaryKey] as Operand }); // A primary key is a uuid.
		checkBefore(entity, decision.check, [{ ...before, [softDelete]: null }]);
		await bringBack(inside, entity, before);
		await checkWritten(inside, entity, decision.check, [before[primaryKey] as Operand]);
		const after = (await findRow(inside, entity, hasId)) as Row; // It was just written, in this transaction.
		const [row] = await readBack(inside, entity, [after], returned);
		return { data: row ?? {} };
	});
}

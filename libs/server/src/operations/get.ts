import type { StandardOutputs } from "@metabuilder/dbal/contract";
import { allOf } from "../query/combine.js";
import { noFindings, refuse } from "../query/findings.js";
import { byPrimaryKey, type EntityIndex } from "../query/model-index.js";
import { hasKey, parseKey } from "../query/parse-key.js";
import { unexpired } from "../query/weave.js";
import { readArguments } from "./arguments.js";
import { readRows } from "./read-rows.js";
import { parseReturned } from "./returned.js";
import { granted, notFound, type Scope } from "./scope.js";

/** The row of a unique key. NOT_FOUND, in the same words, when there is none and when the caller may not read it. */
export async function get(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["get"]> {
	const decision = granted(scope, entity, "get");
	const findings = noFindings();
	const given = readArguments("get", input, findings);
	const key = parseKey(entity, given.key, decision.readable.always, findings);
	const returned = parseReturned(scope, entity, given, decision.readable, 1, findings);
	refuse(findings);
	const { rows } = await readRows(
		scope,
		entity,
		{ where: allOf([hasKey(key), decision.filter, unexpired(entity, scope.now)]), orderBy: byPrimaryKey(entity), limit: 1 },
		returned,
	);
	const [row] = rows;
	if (!row) throw notFound(entity);
	return { data: row };
}

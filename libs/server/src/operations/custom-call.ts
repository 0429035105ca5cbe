import { type FieldFault, type OperationDescriptor, type RowTree, readList, readRecord } from "@metabuilder/dbal/contract";
import type { Output } from "../context.js";
import { systemPrincipal } from "../identity/principal.js";
import { allOf } from "../query/combine.js";
import { invalid, noFindings } from "../query/findings.js";
import { byPrimaryKey, type EntityIndex, entityOf } from "../query/model-index.js";
import type { Operand } from "../query/predicate.js";
import { parseSelect } from "../query/projection.js";
import { unexpired } from "../query/weave.js";
import type { CustomContext, CustomOperation, OperationSettings } from "./custom/custom-operation.js";
import { checkParameters } from "./parameters.js";
import { createReach } from "./reach.js";
import { plain, readRows } from "./read-rows.js";
import { granted, inTransaction, notFound, type Scope } from "./scope.js";

/** A custom operation whatever its types: they were checked against the generated interfaces where it was registered. */
export type AnyCustomOperation = CustomOperation<never, unknown>;

export interface CustomSettings {
	readonly settings: OperationSettings;
	readonly random: (size: number) => Uint8Array;
}

/** Asks the rules, checks the input, runs the implementation and gives its result as the caller may see it. */
export async function callCustom(
	scope: Scope,
	entity: EntityIndex,
	operation: OperationDescriptor,
	implementation: AnyCustomOperation,
	input: unknown,
	custom: CustomSettings,
): Promise<Output> {
	granted(scope, entity, operation.name);
	const faults: FieldFault[] = [];
	const parameters = checkParameters(operation.input ?? [], input, "", faults, scope);
	if (faults.length > 0) throw invalid(faults);
	const { trace: _, ...rest } = scope;
	const within: Scope = { ...rest, within: { entity: entity.descriptor.name, operation: operation.name } };
	const told = new WeakSet<object>();
	const result = await implementation(parameters as never, createContext(within, told, custom)); // Checked against the very descriptor.
	return toOutput(within, operation, result, told);
}

function createContext(scope: Scope, told: WeakSet<object>, custom: CustomSettings): CustomContext {
	const asSystem = (inner: Scope): Scope => {
		const { within: _within, ...rest } = inner;
		return { ...rest, principal: systemPrincipal(scope.model.descriptor) };
	};
	return {
		...createReach(scope, asSystem(scope), told),
		model: scope.model.descriptor,
		principal: scope.principal,
		transaction: (work) => inTransaction(scope, (inside) => work(createReach(inside, asSystem(inside), told))),
		now: () => new Date(scope.now),
		random: custom.random,
		settings: custom.settings,
		...(scope.signal ? { signal: scope.signal } : {}),
	};
}

async function toOutput(scope: Scope, operation: OperationDescriptor, result: unknown, told: WeakSet<object>): Promise<Output> {
	const shape = operation.output ?? { kind: "nothing" };
	switch (shape.kind) {
		case "nothing":
			return {};
		case "object": {
			const faults: FieldFault[] = [];
			const output = checkParameters(shape.fields, result, "", faults, scope);
			if (faults.length > 0) throw broken(operation, faults);
			return output;
		}
		case "value": {
			const faults: FieldFault[] = [];
			// A result that is absent is NULL where the operation lets it be.
			const given = result ?? (shape.value.nullable ? null : undefined);
			const { value } = checkParameters([shape.value], { value: given }, "", faults, scope);
			if (faults.length > 0) throw broken(operation, faults);
			return { value };
		}
		case "entity": {
			const [row] = await asTold(scope, operation, shape.entity, [result], told);
			if (!row) throw notFound(entityOf(scope.model, shape.entity));
			return { data: row };
		}
		case "list": {
			if (shape.of.kind !== "entity") throw new Error(`${operation.method}: a list of ${shape.of.kind} can't be an output.`);
			const faults: FieldFault[] = [];
			const rows = readList(result, "data", Number.MAX_SAFE_INTEGER, faults);
			if (!rows) throw broken(operation, faults);
			return { data: await asTold(scope, operation, shape.of.entity, rows, told) };
		}
		case "scalar":
			throw new Error(`${operation.method}: a scalar can't be an output.`);
		default:
			return shape satisfies never;
	}
}

/**
 * Rows as the caller may see them. Those that came from the caller's reach are that already; any other is read again under
 * the caller's rules, by its primary key. Where they don't grant it, it is not there; of a write, which has happened all
 * the same, it is `{}`, as of a standard one.
 */
async function asTold(
	scope: Scope,
	operation: OperationDescriptor,
	name: string,
	rows: readonly unknown[],
	told: WeakSet<object>,
): Promise<readonly RowTree[]> {
	const entity = entityOf(scope.model, name);
	const { primaryKey } = entity.descriptor;
	const idOf = (row: unknown): Operand => {
		const faults: FieldFault[] = [];
		const id = readRecord(row, "data", faults)?.find(([field]) => field === primaryKey)?.[1];
		if (typeof id !== "string") throw broken(operation, faults);
		return id;
	};
	const isTold = (row: unknown): row is RowTree => typeof row === "object" && row !== null && told.has(row);
	const untoldIds = rows.filter((row) => !isTold(row)).map(idOf);
	const again = untoldIds.length > 0 ? await readAgain(scope, entity, operation, untoldIds) : new Map<unknown, RowTree>();
	return rows.flatMap((row) => {
		const seen = isTold(row) ? row : again.get(idOf(row));
		if (seen) return [seen];
		return operation.effect === "write" ? [{}] : [];
	});
}

/** Those of the rows that the caller may read, by their primary keys. */
async function readAgain(
	scope: Scope,
	entity: EntityIndex,
	operation: OperationDescriptor,
	ids: readonly Operand[],
): Promise<ReadonlyMap<unknown, RowTree>> {
	const { name, primaryKey } = entity.descriptor;
	// Rules that name the operation grant reads of its own entity.
	const decision = scope.access.decide(scope.principal, name, operation.entity === name ? [operation.name, "get"] : "get");
	if (!decision.allowed) return new Map();
	const projection = parseSelect(entity, undefined, decision.readable, noFindings());
	const where = allOf([{ kind: "in", field: primaryKey, values: ids }, decision.filter, unexpired(entity, scope.now)]);
	const read = await readRows(scope, entity, { where, orderBy: byPrimaryKey(entity) }, plain(projection));
	return new Map(read.rows.map((row, index) => [read.orderValues(index)[0], row]));
}

/** Our own bug: an implementation gave what its operation doesn't declare. */
function broken(operation: OperationDescriptor, faults: readonly FieldFault[]): Error {
	return new Error(
		`${operation.entity}.${operation.name} returned what it does not declare: ${faults.map((fault) => fault.message).join(" ")}`,
	);
}

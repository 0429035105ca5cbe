import { type DBALError, type EntityDescriptor, isDBALError, type RelationDescriptor, type Row } from "@metabuilder/dbal/contract";
import { throwIfAborted } from "../../deadline.js";
import { entityOf, type ModelIndex } from "../../query/model-index.js";
import type { Predicate } from "../../query/predicate.js";
import type { Store, StoreOptions } from "../adapter.js";
import { foreignKeyConflict } from "../conflict.js";
import type { Compiler } from "./compile.js";
import { type Attempt, type Failure, failureError, pathOf } from "./failure.js";
import type { SqlRunner, Statement } from "./statement.js";

/** What a store works with. */
export interface StoreParts {
	readonly model: ModelIndex;
	readonly compiler: Compiler;
	/** Many rows go in one statement. */
	readonly insertsArrays: boolean;
	/** A violated foreign key isn't named by the driver's error, and statements may follow it. */
	readonly hidesForeignKeys: boolean;
	readonly runner: SqlRunner;
	/**
	 * Runs `work` all or nothing: as a transaction, or as a part of the one that the runner is in. What fails with is what `work` failed
	 * with, after everything it did was undone.
	 */
	atomic<T>(work: (runner: SqlRunner) => Promise<T>, signal: AbortSignal | undefined): Promise<T>;
	/** What an error of the runner's driver means. */
	classify(error: unknown): Failure;
}

/** The rows of a model in an SQL database, in the meaning of {@link Store}. */
export function createSqlStore(parts: StoreParts): Store {
	const { compiler, runner } = parts;

	async function run<T>(attempt: Attempt, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
		throwIfAborted(signal);
		try {
			return await work();
		} catch (error) {
			throwIfAborted(signal);
			throw failureError(parts.classify(error), attempt, error);
		}
	}

	/** SQLite doesn't say which foreign key is violated: ask for the row at the other end of each that was written. */
	async function findReference(error: unknown, attempt: Attempt, reader: SqlRunner): Promise<unknown> {
		const { entity, written } = attempt;
		if (!parts.hidesForeignKeys || written === undefined || !isDBALError(error) || error.reason !== "restrict") return error;
		for (const relation of entity.relations) {
			if (relation.onDelete !== undefined && (await isMissing(relation, written, reader)))
				return foreignKeyConflict(pathOf(relation.field, attempt));
		}
		return error;
	}

	async function isMissing(relation: RelationDescriptor, written: Row, reader: SqlRunner): Promise<boolean> {
		const value = written[relation.field];
		if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return false;
		const { descriptor } = entityOf(parts.model, relation.entity);
		const rows = await reader.select(
			compiler.find({
				entity: descriptor,
				where: { kind: "compare", field: relation.references, operator: "eq", value },
				orderBy: [],
				fields: [],
				limit: 1,
			}),
		);
		return rows.length === 0;
	}

	async function change(attempt: Attempt, statement: Statement, on: SqlRunner, signal: AbortSignal | undefined): Promise<number> {
		try {
			return await run(attempt, signal, () => on.change(statement, signal));
		} catch (error) {
			throw await findReference(error, attempt, on);
		}
	}

	function insertOne(entity: EntityDescriptor, row: Row, on: SqlRunner, signal: AbortSignal | undefined, index?: number): Promise<number> {
		const attempt: Attempt = { entity, operation: "insert", written: row, ...(index === undefined ? {} : { index }) };
		return change(attempt, compiler.insert(entity, row), on, signal);
	}

	function insertEach(entity: EntityDescriptor, rows: readonly Row[], signal: AbortSignal | undefined): Promise<void> {
		return parts.atomic(async (into) => {
			for (const [index, row] of rows.entries()) await insertOne(entity, row, into, signal, index);
		}, signal);
	}

	/** The error of the first row that fails by itself, with its index: an insert of many rows doesn't tell which one it was. */
	async function locate(
		entity: EntityDescriptor,
		rows: readonly Row[],
		error: DBALError,
		signal: AbortSignal | undefined,
	): Promise<DBALError> {
		try {
			await parts.atomic(async (into) => {
				for (const [index, row] of rows.entries()) await insertOne(entity, row, into, signal, index);
				// The conflict has gone meanwhile: the rows stay out all the same.
				throw error;
			}, signal);
		} catch (located) {
			return isDBALError(located) ? located : error;
		}
		return error;
	}

	async function insertAtOnce(entity: EntityDescriptor, rows: readonly Row[], signal: AbortSignal | undefined): Promise<void> {
		const attempt: Attempt = { entity, operation: "insert", written: {} };
		try {
			await parts.atomic((into) => change(attempt, compiler.insertArrays(entity, rows), into, signal), signal);
		} catch (error) {
			if (!isDBALError(error) || error.code !== "CONFLICT") throw error;
			throw await locate(entity, rows, error, signal);
		}
	}

	async function count(entity: EntityDescriptor, where: Predicate, options: StoreOptions = {}): Promise<number> {
		const statement = compiler.count(entity, where);
		const rows = await run({ entity, operation: "read" }, options.signal, () => runner.select(statement, options.signal));
		return Number(rows[0]?.[0]);
	}

	return {
		async find(find, options = {}) {
			const plan = compiler.find(find);
			const rows = await run({ entity: find.entity, operation: "read" }, options.signal, () => runner.select(plan, options.signal));
			return rows.map((row) => plan.decode(row));
		},
		count,
		async insert(entity, rows, options = {}) {
			const [only] = rows;
			if (only === undefined) return;
			if (rows.length === 1) await insertOne(entity, only, runner, options.signal);
			else if (parts.insertsArrays) await insertAtOnce(entity, rows, options.signal);
			else await insertEach(entity, rows, options.signal);
		},
		async update(entity, where, changes, options = {}) {
			// Nothing to set: how many rows match is still the answer.
			if (Object.keys(changes).length === 0) return count(entity, where, options);
			const attempt: Attempt = { entity, operation: "update", written: changes };
			return change(attempt, compiler.update(entity, where, changes), runner, options.signal);
		},
		async delete(entity, where, options = {}) {
			return change({ entity, operation: "delete" }, compiler.delete(entity, where), runner, options.signal);
		},
	};
}

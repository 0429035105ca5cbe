import { type DBALError, type EntityDescriptor, isDBALError, type Row } from "@metabuilder/dbal/contract";
import { throwIfAborted } from "../../deadline.js";
import type { ModelIndex } from "../../query/model-index.js";
import type { Predicate } from "../../query/predicate.js";
import { plainRows, type Store, type StoreOptions } from "../adapter.js";
import { undivided } from "../undivided.js";
import type { Compiler } from "./compile.js";
import { type Attempt, type Failure, failureError } from "./failure.js";
import { findConflict } from "./find-conflict.js";
import { savepoint } from "./savepoint.js";
import type { SqlRunner } from "./statement.js";

/** What a store works with. */
export interface StoreParts {
	readonly model: ModelIndex;
	readonly compiler: Compiler;
	/** Many rows go in one statement. */
	readonly insertsArrays: boolean;
	/** A statement that failed in a transaction doesn't keep others from running in it. */
	readonly answersAfterFailure: boolean;
	readonly runner: SqlRunner;
	/**
	 * Runs `work` all or nothing: as a transaction, or as a part of the one that the runner is in. What fails with is what `work` failed
	 * with, after everything it did was undone.
	 */
	readonly atomic: <T>(work: (runner: SqlRunner) => Promise<T>, signal: AbortSignal | undefined) => Promise<T>;
	/** What a store in such a transaction, or part of one, works with. */
	readonly inside: (runner: SqlRunner) => StoreParts;
	/** What an error of the runner's driver means. */
	readonly classify: (error: unknown) => Failure;
}

/** Parts of a store in a transaction: its own parts are savepoints. */
export function insideTransaction(parts: Omit<StoreParts, "runner" | "atomic" | "inside">): (runner: SqlRunner) => StoreParts {
	const inside = (runner: SqlRunner): StoreParts => ({
		...parts,
		runner,
		atomic: (part, signal) => savepoint(runner, part, signal),
		inside,
	});
	return inside;
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

	/** A conflict as every adapter tells it, where the database can still be asked; else as the driver told it. */
	async function explained(error: unknown, entity: EntityDescriptor, rows: readonly Row[], on: SqlRunner): Promise<unknown> {
		if (!isDBALError(error) || error.code !== "CONFLICT") return error;
		const pathOf = (field: string, index: number) => (rows.length === 1 ? `data.${field}` : `data.${index}.${field}`);
		const conflict = await findConflict(entity, rows, { model: parts.model, compiler, runner: on, pathOf });
		return conflict ?? error;
	}

	async function insertOne(entity: EntityDescriptor, row: Row, signal: AbortSignal | undefined): Promise<void> {
		try {
			await run({ entity, operation: "insert", written: row }, signal, () => runner.change(compiler.insert(entity, row), signal));
		} catch (error) {
			throw parts.answersAfterFailure ? await explained(error, entity, [row], runner) : error;
		}
	}

	/** Rows may refer to each other in any order, so that foreign keys hold after the last of them, as in one statement. */
	async function insertEach(
		entity: EntityDescriptor,
		rows: readonly Row[],
		into: SqlRunner,
		signal: AbortSignal | undefined,
	): Promise<void> {
		const attempt: Attempt = { entity, operation: "insert", written: {} };
		const refersToItself = entity.relations.some((relation) => relation.onDelete !== undefined && relation.entity === entity.name);
		if (refersToItself) await into.change({ text: "PRAGMA defer_foreign_keys = ON", params: [] }, signal);
		for (const row of rows) {
			const { text, params } = compiler.insert(entity, row);
			// Its own text: SQLite compiles an insert for deferred keys otherwise, and a prepared one would be kept for both.
			const statement = { text: refersToItself ? `${text} -- deferred` : text, params };
			await run(attempt, signal, () => into.change(statement, signal));
		}
		if (!refersToItself) return;
		const unchecked = await findConflict({ ...entity, uniques: [] }, rows, {
			model: parts.model,
			compiler,
			runner: into,
			pathOf: (field) => field,
		});
		if (unchecked !== undefined) throw unchecked;
		await into.change({ text: "PRAGMA defer_foreign_keys = OFF", params: [] }, signal);
	}

	async function insertMany(entity: EntityDescriptor, rows: readonly Row[], signal: AbortSignal | undefined): Promise<void> {
		const attempt: Attempt = { entity, operation: "insert", written: {} };
		try {
			await parts.atomic(
				parts.insertsArrays
					? (into) => run(attempt, signal, () => into.change(compiler.insertArrays(entity, rows), signal)).then(() => undefined)
					: (into) => insertEach(entity, rows, into, signal),
				signal,
			);
		} catch (error) {
			throw await explained(error, entity, rows, runner);
		}
	}

	/** As for an insert, of the rows as they would have become. */
	async function findUpdateConflict(entity: EntityDescriptor, where: Predicate, changes: Row): Promise<DBALError | undefined> {
		const plan = compiler.find({ entity, where, orderBy: [], fields: entity.fields.map((field) => field.name) });
		const before = plainRows((await runner.select(plan)).map((row) => plan.decode(row)));
		return findConflict(
			entity,
			before.map((row) => ({ ...row, ...changes })),
			{
				model: parts.model,
				compiler,
				runner,
				replaced: new Set(before.map((row) => row[entity.primaryKey])),
				pathOf: (field) => `data.${field}`,
			},
		);
	}

	/** Runs an update; a conflict is told as every adapter tells it, where the database can still be asked. */
	async function change<T>(
		entity: EntityDescriptor,
		where: Predicate,
		changes: Row,
		signal: AbortSignal | undefined,
		statement: () => Promise<T>,
	): Promise<T> {
		try {
			return await run({ entity, operation: "update", written: changes }, signal, statement);
		} catch (error) {
			if (!parts.answersAfterFailure || !isDBALError(error) || error.code !== "CONFLICT") throw error;
			throw (await findUpdateConflict(entity, where, changes)) ?? error;
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
			if (rows.length === 1) await insertOne(entity, only, options.signal);
			else await insertMany(entity, rows, options.signal);
		},
		async insertUnless(entity, row, key, options = {}) {
			const statement = compiler.insertUnless(entity, row, key);
			try {
				const attempt: Attempt = { entity, operation: "insert", written: row };
				return (await run(attempt, options.signal, () => runner.change(statement, options.signal))) > 0;
			} catch (error) {
				throw parts.answersAfterFailure ? await explained(error, entity, [row], runner) : error;
			}
		},
		async update(entity, where, changes, options = {}) {
			const { signal, limit } = options;
			// Nothing to set: how many rows match is still the answer.
			if (Object.keys(changes).length === 0) return Math.min(await count(entity, where, options), limit ?? Number.POSITIVE_INFINITY);
			const statement = compiler.update(entity, where, changes, limit);
			return change(entity, where, changes, signal, () => runner.change(statement, signal));
		},
		async updateReturning(rows, changes, options = {}) {
			const { entity, where } = rows;
			const plan = compiler.updateReturning(rows, changes);
			const changed = await change(entity, where, changes, options.signal, () => runner.returning(plan, options.signal));
			return plainRows(changed.map((row) => plan.decode(row)));
		},
		delete(entity, where, options = {}) {
			const statement = compiler.delete(entity, where, options.limit);
			return run({ entity, operation: "delete" }, options.signal, () => runner.change(statement, options.signal));
		},
		transaction: (work, { signal } = {}) => parts.atomic((inner) => undivided(createSqlStore(parts.inside(inner)), work), signal),
	};
}

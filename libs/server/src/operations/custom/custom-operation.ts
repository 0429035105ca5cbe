import type { Key, ModelDescriptor, Row, UncheckedOrderBy, UncheckedSelect, UncheckedWhere } from "@metabuilder/dbal/contract";
import type { PasswordCost } from "../../identity/password.js";
import type { Principal } from "../../principal.js";

/** What a custom operation may ask of one entity's rows. Names and values are checked against the model as a client's are. */
export interface FindQuery {
	readonly where?: UncheckedWhere;
	/** The primary key is added, so that the order is total. */
	readonly orderBy?: UncheckedOrderBy;
	/** Rows at most. It isn't capped: the operation bounds its own answer. */
	readonly limit: number;
	readonly select?: UncheckedSelect;
}

/**
 * Rows by entity name, in the meaning of the standard operations: presets, defaults, validation, generated and
 * auto-updated fields. Failures are DBALError.
 *
 * `R` is the caller's word for the row's shape. Rows read under rules may lack fields that the principal may not read,
 * so name it `Partial<…>` there unless the field is known to be readable.
 */
export interface Data {
	find<R extends object = Row>(entity: string, query: FindQuery): Promise<readonly R[]>;
	/** The row of a unique key. NOT_FOUND when there is none that may be read. */
	get<R extends object = Row>(entity: string, key: Key, select?: UncheckedSelect): Promise<R>;
	count(entity: string, where?: UncheckedWhere): Promise<number>;
	create<R extends object = Row>(entity: string, data: Readonly<Record<string, unknown>>): Promise<R>;
	/** NOT_FOUND when no row of that key may be updated. */
	update<R extends object = Row>(entity: string, key: Key, data: Readonly<Record<string, unknown>>): Promise<R>;
	/** NOT_FOUND when no row of that key may be deleted. */
	delete(entity: string, key: Key): Promise<void>;
}

/** Two ways to the same rows. */
export interface Reach {
	/**
	 * Under the caller's rules. On the operation's own entity, rules that name the custom operation grant reads too, filtered
	 * by the same row filter. Rows that are returned to the caller come from here.
	 */
	readonly data: Data;
	/**
	 * Past every rule: identity work, and the writes that being granted this operation stands for. It may set fields that are
	 * sensitive, never ones that are generated. What it reads is not for the caller, unless chosen field by field.
	 */
	readonly system: Data;
}

/** What a custom operation works with. Time, identifiers and chance come from here, so that it can be tested. */
export interface CustomContext extends Reach {
	readonly model: ModelDescriptor;
	readonly principal: Principal;
	/** Runs `work` in one transaction. Outside of it each call of {@link Data} stands alone; slow work, such as hashing, belongs outside. */
	readonly transaction: <T>(work: (reach: Reach) => Promise<T>) => Promise<T>;
	readonly now: () => Date;
	/** Cryptographically random bytes. */
	readonly random: (size: number) => Uint8Array;
	readonly settings: OperationSettings;
	/** Fires at the deadline or when the caller went away. {@link Data} obeys it by itself. */
	readonly signal?: AbortSignal;
}

/** What the engine's owner decides for custom operations. */
export interface OperationSettings {
	/** How long a session lives after it was issued or refreshed, in ms. */
	readonly sessionLifetimeMs: number;
	/** Of passwords that are set; those stored for less are made anew when their owner signs in. */
	readonly passwordCost?: PasswordCost;
}

export const defaultOperationSettings: OperationSettings = { sessionLifetimeMs: 12 * 60 * 60 * 1000 };

/**
 * The implementation of one custom operation of the spec. Its input was validated, and being allowed to call it was
 * checked. It returns what the client's method returns: the row for an entity, the rows for a list, the object for
 * an object, and nothing for nothing; the engine wraps it into a call's output (`{ data }` for a row or rows).
 */
export type CustomOperation<Input, Result> = (input: Input, context: CustomContext) => Promise<Result>;

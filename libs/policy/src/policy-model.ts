/** The types a field may have: those of the contract. */
export type FieldType =
	| "uuid"
	| "string"
	| "text"
	| "email"
	| "url"
	| "integer"
	| "bigint"
	| "float"
	| "decimal"
	| "boolean"
	| "datetime"
	| "date"
	| "json"
	| "bytes"
	| "enum";

export interface PolicyField {
	readonly name: string;
	readonly type: FieldType;
	readonly nullable: boolean;
	/** Members of an enum. */
	readonly values?: readonly string[];
	/** Of a decimal. */
	readonly precision?: number;
	readonly scale?: number;
	/** The first field of an index or of a unique key. */
	readonly indexed: boolean;
	/** Readable only where a rule names it. */
	readonly sensitive?: boolean;
}

export interface PolicyRelation {
	readonly name: string;
	readonly kind: "one" | "many";
	readonly entity: string;
}

export interface PolicyEntity {
	readonly name: string;
	readonly fields: readonly PolicyField[];
	readonly relations: readonly PolicyRelation[];
	/** Names of its operations, standard and custom. */
	readonly operations: readonly string[];
	/** The field that says whose a row is: a required uuid or text. */
	readonly tenant?: string;
}

export interface PolicyRole {
	readonly name: string;
	readonly level: number;
	/** False where no principal can have the role; unknown where absent. */
	readonly assignable?: boolean;
}

/** What rules are checked against: the part of a model that they can speak of. */
export interface PolicyModel {
	readonly entities: readonly PolicyEntity[];
	readonly roles: readonly PolicyRole[];
	/** Claims besides `id`, `role`, `level` and `tenantId`. Any name is accepted where absent. */
	readonly claims?: readonly string[];
}

/**
 * Operation words of a rule that stand for several operations. A word that is also an operation's name (`create`) means the
 * whole group. Those that an entity doesn't have are passed over.
 */
export const operationGroups: Readonly<Record<string, readonly string[]>> = {
	create: ["create", "createMany"],
	read: ["get", "list", "count", "aggregate", "watch"],
	update: ["update", "updateMany"],
	delete: ["delete", "deleteMany"],
};

/**
 * What an operation has to be granted as: any word of each list. An upsert inserts or updates, so that it needs a grant for either, or one
 * by its own name. Bringing back what was deleted is granted by name alone.
 */
export const writeGrants = {
	insert: [...(operationGroups.create ?? []), "upsert"],
	update: [...(operationGroups.update ?? []), "upsert"],
	delete: [...(operationGroups.delete ?? [])],
	restore: ["restore"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The databases that a schema is written for, by Prisma's names. */
export const providers = ["sqlite", "postgresql"] as const;
export type Provider = (typeof providers)[number];

/** A schema.prisma, free of its spelling. */
export interface SchemaTree {
	readonly provider: Provider;
	readonly models: readonly ModelNode[];
}

export interface ModelNode {
	readonly name: string;
	readonly table: string;
	readonly description?: string;
	readonly fields: readonly FieldNode[];
	/** Block attributes without `@@map`, such as `@@index([role])`. */
	readonly attributes: readonly string[];
	readonly notes: readonly string[];
}

export interface FieldNode {
	readonly name: string;
	/** With `?` or `[]`. */
	readonly type: string;
	readonly attributes: readonly string[];
	readonly description?: string;
}

/** Bounds of a query, whoever sends it. Past one of them the call fails with VALIDATION_ERROR. */
export const queryLimits = {
	/** Nesting of AND, OR, NOT and relations. */
	maxDepth: 32,
	/** Conditions and junctions in one `where`. */
	maxConditions: 1_000,
	/** Values of all `in` and `notIn` of one `where`. */
	maxOperands: 10_000,
	maxOrderTerms: 16,
	/** Rows of a list that names no limit. */
	defaultLimit: 20,
	/** Rows of a list at most; a greater limit is lowered to it. */
	maxLimit: 100,
	/** Relations and counts in one `include`. */
	maxIncluded: 32,
	/** Rows that an include may lead to, by its limits and that of the list. */
	maxIncludedRows: 10_000,
	/** Rows of one createMany. */
	maxCreateMany: 1_000,
	/** Rows that an updateMany or a deleteMany touches unless it says how many. */
	defaultMaxAffected: 1_000,
	/** Rows that it may touch if it says so. */
	maxAffected: 10_000,
} as const;

/** Who is asking, as the engine's owner verified it. Never made from a request's own words. */
export interface Principal {
	/** The user's id; `anonymous`, `system` and `developer` for those that are no row of a table. */
	readonly id: string;
	readonly role: string;
	/** The role's level. */
	readonly level: number;
	readonly tenantId: string | null;
	/** Further claims, `$user.<name>` in rules. */
	readonly claims: Readonly<Record<string, unknown>>;
	/** Rules don't apply: the engine's own work on Credential and Session. Only code inside the server makes one. */
	readonly system?: true;
	/** The session it came from. */
	readonly sessionId?: string;
}

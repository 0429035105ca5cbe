/** What the access rules let a role read, in words. `isPartial`: there is more that the daemon leaves out. */
export interface Reach {
	readonly isPartial: boolean;
	readonly words: string;
}

/** Of spec/acl.yaml, rule by rule. */
export function reachOf(entity: "users" | "pages", role: string, level: number): Reach {
	const isAdmin = level >= 3;
	const isGod = level >= 4;
	switch (entity) {
		case "users":
			return isAdmin
				? { isPartial: false, words: `As ${role} you read every account.` }
				: {
						isPartial: true,
						words: `As ${role} you read your own account only. Other accounts are there; the daemon leaves them out of every answer.`,
					};
		case "pages":
			return isGod
				? { isPartial: false, words: `As ${role} you read every page, inactive ones too.` }
				: {
						isPartial: true,
						words: `As ${role} you read active pages up to level ${level}. Inactive pages and higher levels are left out of every answer.`,
					};
		default:
			return entity satisfies never;
	}
}

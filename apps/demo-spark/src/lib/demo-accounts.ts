import type { UserRole } from "@metabuilder/dbal";

export interface DemoAccount {
	readonly username: string;
	readonly role: UserRole;
	readonly summary: string;
}

/** Public knowledge: every demo account has it (spec/seed/demo). */
export const demoPassword = "dbal-demo";

export const demoAccounts: readonly DemoAccount[] = [
	{ username: "demo_user", role: "user", summary: "Own account, pages of level 1" },
	{ username: "demo_moderator", role: "moderator", summary: "Own account, pages up to level 2" },
	{ username: "demo_admin", role: "admin", summary: "All accounts, pages up to level 3" },
	{ username: "demo_god", role: "god", summary: "All accounts, every page" },
	{ username: "demo_supergod", role: "supergod", summary: "The same, and installs packages" },
];

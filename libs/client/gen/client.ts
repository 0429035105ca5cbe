// @generated from spec by `npx nx generate dbal`. Do not edit.

import type { CallOptions } from "../src/contract/call.js";
import type { EntityClient, UpsertClient } from "../src/entity-client.js";
import type {
	ComponentHierarchyTypes,
	CredentialTypes,
	LuaScriptTypes,
	PackageTypes,
	PageViewTypes,
	SessionTypes,
	UserTypes,
	WorkflowTypes,
} from "./contract/entities.js";
import type {
	ComponentHierarchyGetTreeInput,
	ComponentHierarchyGetTreeOutput,
	ComponentHierarchyMoveInput,
	ComponentHierarchyMoveOutput,
	ComponentHierarchyReorderInput,
	ComponentHierarchyReorderOutput,
	CredentialSetPasswordInput,
	CredentialSetPasswordOutput,
	CredentialVerifyInput,
	CredentialVerifyOutput,
	PackageInstallInput,
	PackageInstallOutput,
	PackageUninstallInput,
	PackageUninstallOutput,
	PageViewGetByLevelInput,
	PageViewGetByLevelOutput,
	PageViewGetBySlugInput,
	PageViewGetBySlugOutput,
	SessionMineInput,
	SessionMineOutput,
	SessionRefreshInput,
	SessionRefreshOutput,
	SessionRevokeAllInput,
	SessionRevokeAllOutput,
	SessionRevokeInput,
	SessionRevokeOutput,
	SessionSignInInput,
	SessionSignInOutput,
	SessionSignOutInput,
	SessionSignOutOutput,
	UserMeInput,
	UserMeOutput,
	UserSearchInput,
	UserSearchOutput,
} from "./contract/operations.js";

export interface ComponentHierarchyOperations {
	/** The components of a page, depth first; a parent comes before its children, siblings go by order, then id. */
	getTree(input: ComponentHierarchyGetTreeInput, options?: CallOptions): Promise<ComponentHierarchyGetTreeOutput>;
	/** Sets the order of components, all of them or none. */
	reorder(input: ComponentHierarchyReorderInput, options?: CallOptions): Promise<ComponentHierarchyReorderOutput>;
	/** Hangs a component under another parent of the same page, or at the top. Never below itself. */
	move(input: ComponentHierarchyMoveInput, options?: CallOptions): Promise<ComponentHierarchyMoveOutput>;
}

export interface CredentialOperations {
	/** True if the password is the account's; false as well where there is no such account, after the same work. */
	verify(input: CredentialVerifyInput, options?: CallOptions): Promise<CredentialVerifyOutput>;
	/** Sets an account's password: one's own, which takes the current one, or as an administrator somebody else's, who is then asked to change it. The account's sessions end. */
	setPassword(input: CredentialSetPasswordInput, options?: CallOptions): Promise<CredentialSetPasswordOutput>;
}

export interface PackageOperations {
	/** Marks a package as installed by the caller. Another version of it must be uninstalled first. */
	install(input: PackageInstallInput, options?: CallOptions): Promise<PackageInstallOutput>;
	/** Marks a package as not installed. */
	uninstall(input: PackageUninstallInput, options?: CallOptions): Promise<PackageUninstallOutput>;
}

export interface PageViewOperations {
	/** The page at a path. */
	getBySlug(input: PageViewGetBySlugInput, options?: CallOptions): Promise<PageViewGetBySlugOutput>;
	/** The pages of a level, by slug. */
	getByLevel(input: PageViewGetByLevelInput, options?: CallOptions): Promise<PageViewGetByLevelOutput>;
}

export interface SessionOperations {
	/** Begins a session. The token is told this once and is not stored. */
	signIn(input: SessionSignInInput, options?: CallOptions): Promise<SessionSignInOutput>;
	/** Ends the session that the call came with. */
	signOut(input?: SessionSignOutInput, options?: CallOptions): Promise<SessionSignOutOutput>;
	/** Prolongs the session that the call came with, under a new token. */
	refresh(input?: SessionRefreshInput, options?: CallOptions): Promise<SessionRefreshOutput>;
	/** The sessions of whoever is asking that have not ended, the newest first. */
	mine(input?: SessionMineInput, options?: CallOptions): Promise<SessionMineOutput>;
	/** Ends a session; one's own, or as an administrator that of an account which stands below. */
	revoke(input: SessionRevokeInput, options?: CallOptions): Promise<SessionRevokeOutput>;
	/** Ends every session of an account; one's own, or as an administrator those of an account which stands below. */
	revokeAll(input?: SessionRevokeAllInput, options?: CallOptions): Promise<SessionRevokeAllOutput>;
}

export interface UserOperations {
	/** Users whose name or address holds the text, in any case of letters, by username. */
	search(input: UserSearchInput, options?: CallOptions): Promise<UserSearchOutput>;
	/** Who is asking. */
	me(input?: UserMeInput, options?: CallOptions): Promise<UserMeOutput>;
}

/** The operations of every entity, by the plural of its name. */
export interface Entities {
	/** A node in a page's tree of components. */
	readonly componentHierarchies: EntityClient<ComponentHierarchyTypes> & ComponentHierarchyOperations;
	/** What a user signs in with. Only the engine reads and writes it. */
	readonly credentials: EntityClient<CredentialTypes> & UpsertClient<CredentialTypes> & CredentialOperations;
	/** A script that pages and workflows may run. */
	readonly luaScripts: EntityClient<LuaScriptTypes> & UpsertClient<LuaScriptTypes>;
	/** A version of a package that can be installed. */
	readonly packages: EntityClient<PackageTypes> & UpsertClient<PackageTypes> & PackageOperations;
	/** A page, shown to everyone from its level up. */
	readonly pageViews: EntityClient<PageViewTypes> & UpsertClient<PageViewTypes> & PageViewOperations;
	/** A sign-in that has not ended. Only the engine reads and writes it. */
	readonly sessions: EntityClient<SessionTypes> & UpsertClient<SessionTypes> & SessionOperations;
	/** An account. Its level is that of its role and is not stored. */
	readonly users: EntityClient<UserTypes> & UpsertClient<UserTypes> & UserOperations;
	/** Steps that run when something triggers them. */
	readonly workflows: EntityClient<WorkflowTypes> & UpsertClient<WorkflowTypes>;
}

/** The same by the entity's own name. */
export interface EntitiesByName {
	readonly ComponentHierarchy: Entities["componentHierarchies"];
	readonly Credential: Entities["credentials"];
	readonly LuaScript: Entities["luaScripts"];
	readonly Package: Entities["packages"];
	readonly PageView: Entities["pageViews"];
	readonly Session: Entities["sessions"];
	readonly User: Entities["users"];
	readonly Workflow: Entities["workflows"];
}

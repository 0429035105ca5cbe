// @generated from spec by `npx nx generate dbal`. Do not edit.

import type { CallOptions } from "../src/contract/call.js";
import type { EntityClient } from "../src/entity-client.js";
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
	SessionRefreshInput,
	SessionRefreshOutput,
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
	getTree(input: ComponentHierarchyGetTreeInput, options?: CallOptions): Promise<ComponentHierarchyGetTreeOutput>;
	reorder(input: ComponentHierarchyReorderInput, options?: CallOptions): Promise<ComponentHierarchyReorderOutput>;
	move(input: ComponentHierarchyMoveInput, options?: CallOptions): Promise<ComponentHierarchyMoveOutput>;
}


export interface CredentialOperations {
	verify(input: CredentialVerifyInput, options?: CallOptions): Promise<CredentialVerifyOutput>;
	setPassword(input: CredentialSetPasswordInput, options?: CallOptions): Promise<CredentialSetPasswordOutput>;
}


export interface PackageOperations {
	install(input: PackageInstallInput, options?: CallOptions): Promise<PackageInstallOutput>;
	uninstall(input: PackageUninstallInput, options?: CallOptions): Promise<PackageUninstallOutput>;
}


export interface PageViewOperations {
	getBySlug(input: PageViewGetBySlugInput, options?: CallOptions): Promise<PageViewGetBySlugOutput>;
	getByLevel(input: PageViewGetByLevelInput, options?: CallOptions): Promise<PageViewGetByLevelOutput>;
}


export interface SessionOperations {
	signIn(input: SessionSignInInput, options?: CallOptions): Promise<SessionSignInOutput>;
	signOut(input?: SessionSignOutInput, options?: CallOptions): Promise<SessionSignOutOutput>;
	refresh(input?: SessionRefreshInput, options?: CallOptions): Promise<SessionRefreshOutput>;
}


export interface UserOperations {
	/** Users whose name or address holds the text, in any case of letters, by username. */
	search(input: UserSearchInput, options?: CallOptions): Promise<UserSearchOutput>;
	me(input?: UserMeInput, options?: CallOptions): Promise<UserMeOutput>;
}


/** The operations of every entity, by the plural of its name. */
export interface Entities {
	readonly componentHierarchies: EntityClient<ComponentHierarchyTypes> & ComponentHierarchyOperations;
	readonly credentials: EntityClient<CredentialTypes> & CredentialOperations;
	readonly luaScripts: EntityClient<LuaScriptTypes>;
	readonly packages: EntityClient<PackageTypes> & PackageOperations;
	readonly pageViews: EntityClient<PageViewTypes> & PageViewOperations;
	readonly sessions: EntityClient<SessionTypes> & SessionOperations;
	/** An account. Its level is that of its role and is not stored. */
	readonly users: EntityClient<UserTypes> & UserOperations;
	readonly workflows: EntityClient<WorkflowTypes>;
}

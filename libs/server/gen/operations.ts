// @generated from spec/operations by `npx nx generate dbal`. Do not edit.

import type { CustomOperation } from "../src/operations/custom/custom-operation.js";
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
} from "@metabuilder/dbal/contract";

/** An implementation for each custom operation of the spec. Parameters with a default are filled in. */
export interface CustomOperations {
	/** The components of a page, depth first; a parent comes before its children, siblings go by order, then id. */
	readonly "ComponentHierarchy.getTree": CustomOperation<ComponentHierarchyGetTreeInput, ComponentHierarchyGetTreeOutput>;
	/** Sets the order of components, all of them or none. */
	readonly "ComponentHierarchy.reorder": CustomOperation<ComponentHierarchyReorderInput, ComponentHierarchyReorderOutput>;
	/** Hangs a component under another parent of the same page, or at the top. Never below itself. */
	readonly "ComponentHierarchy.move": CustomOperation<ComponentHierarchyMoveInput, ComponentHierarchyMoveOutput>;
	/** True if the password is the account's; false as well where there is no such account, after the same work. */
	readonly "Credential.verify": CustomOperation<CredentialVerifyInput, CredentialVerifyOutput>;
	/** Sets an account's password: one's own, which takes the current one, or as an administrator somebody else's, who is then asked to change it. The account's sessions end. */
	readonly "Credential.setPassword": CustomOperation<CredentialSetPasswordInput, CredentialSetPasswordOutput>;
	/** Marks a package as installed by the caller. Another version of it must be uninstalled first. */
	readonly "Package.install": CustomOperation<PackageInstallInput, PackageInstallOutput>;
	/** Marks a package as not installed. */
	readonly "Package.uninstall": CustomOperation<PackageUninstallInput, PackageUninstallOutput>;
	/** The page at a path. */
	readonly "PageView.getBySlug": CustomOperation<PageViewGetBySlugInput, PageViewGetBySlugOutput>;
	/** The pages of a level, by slug. */
	readonly "PageView.getByLevel": CustomOperation<PageViewGetByLevelInput, PageViewGetByLevelOutput>;
	/** Begins a session. The token is told this once and is not stored. */
	readonly "Session.signIn": CustomOperation<SessionSignInInput, SessionSignInOutput>;
	/** Ends the session that the call came with. */
	readonly "Session.signOut": CustomOperation<SessionSignOutInput, SessionSignOutOutput>;
	/** Prolongs the session that the call came with, under a new token. */
	readonly "Session.refresh": CustomOperation<SessionRefreshInput, SessionRefreshOutput>;
	/** The sessions of whoever is asking that have not ended, the newest first. */
	readonly "Session.mine": CustomOperation<SessionMineInput, SessionMineOutput>;
	/** Ends a session; one's own, or as an administrator that of an account which stands below. */
	readonly "Session.revoke": CustomOperation<SessionRevokeInput, SessionRevokeOutput>;
	/** Ends every session of an account; one's own, or as an administrator those of an account which stands below. */
	readonly "Session.revokeAll": CustomOperation<SessionRevokeAllInput, SessionRevokeAllOutput>;
	/** Users whose name or address holds the text, in any case of letters, by username. */
	readonly "User.search": CustomOperation<UserSearchInput & Required<Pick<UserSearchInput, "limit">>, UserSearchOutput>;
	/** Who is asking. */
	readonly "User.me": CustomOperation<UserMeInput, UserMeOutput>;
}

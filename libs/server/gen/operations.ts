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
} from "@metabuilder/dbal/contract";

/** An implementation for each custom operation of the spec. Parameters with a default are filled in. */
export interface CustomOperations {
	readonly "ComponentHierarchy.getTree": CustomOperation<ComponentHierarchyGetTreeInput, ComponentHierarchyGetTreeOutput>;
	readonly "ComponentHierarchy.reorder": CustomOperation<ComponentHierarchyReorderInput, ComponentHierarchyReorderOutput>;
	readonly "ComponentHierarchy.move": CustomOperation<ComponentHierarchyMoveInput, ComponentHierarchyMoveOutput>;
	readonly "Credential.verify": CustomOperation<CredentialVerifyInput, CredentialVerifyOutput>;
	readonly "Credential.setPassword": CustomOperation<CredentialSetPasswordInput, CredentialSetPasswordOutput>;
	readonly "Package.install": CustomOperation<PackageInstallInput, PackageInstallOutput>;
	readonly "Package.uninstall": CustomOperation<PackageUninstallInput, PackageUninstallOutput>;
	readonly "PageView.getBySlug": CustomOperation<PageViewGetBySlugInput, PageViewGetBySlugOutput>;
	readonly "PageView.getByLevel": CustomOperation<PageViewGetByLevelInput, PageViewGetByLevelOutput>;
	readonly "Session.signIn": CustomOperation<SessionSignInInput, SessionSignInOutput>;
	readonly "Session.signOut": CustomOperation<SessionSignOutInput, SessionSignOutOutput>;
	readonly "Session.refresh": CustomOperation<SessionRefreshInput, SessionRefreshOutput>;
	/** Users whose name or address holds the text, in any case of letters, by username. */
	readonly "User.search": CustomOperation<UserSearchInput & Required<Pick<UserSearchInput, "limit">>, UserSearchOutput>;
	readonly "User.me": CustomOperation<UserMeInput, UserMeOutput>;
}

// @generated from spec by `npx nx generate dbal`. Do not edit.

import type { Codecs } from "../../src/contract/wire/codec.js";
import { standardCodecs } from "../../src/contract/wire/standard-codecs.js";
import * as Rows from "../codec/metabuilder/v1/entities.js";
import * as ComponentHierarchyMessages from "../codec/metabuilder/v1/component_hierarchy.js";
import * as CredentialMessages from "../codec/metabuilder/v1/credential.js";
import * as PackageMessages from "../codec/metabuilder/v1/package.js";
import * as PageViewMessages from "../codec/metabuilder/v1/page_view.js";
import * as SessionMessages from "../codec/metabuilder/v1/session.js";
import * as UserMessages from "../codec/metabuilder/v1/user.js";

export const codecs: Codecs = {
	standard: standardCodecs,
	rows: {
		ComponentHierarchy: Rows.ComponentHierarchy,
		Credential: Rows.Credential,
		LuaScript: Rows.LuaScript,
		Package: Rows.Package,
		PageView: Rows.PageView,
		Session: Rows.Session,
		User: Rows.User,
		Workflow: Rows.Workflow,
	},
	custom: {
		"metabuilder.v1.ComponentHierarchyService/GetTree": { request: ComponentHierarchyMessages.ComponentHierarchyServiceGetTreeRequest },
		"metabuilder.v1.ComponentHierarchyService/Reorder": { request: ComponentHierarchyMessages.ComponentHierarchyServiceReorderRequest },
		"metabuilder.v1.ComponentHierarchyService/Move": { request: ComponentHierarchyMessages.ComponentHierarchyServiceMoveRequest },
		"metabuilder.v1.CredentialService/Verify": { request: CredentialMessages.CredentialServiceVerifyRequest, response: CredentialMessages.CredentialServiceVerifyResponse },
		"metabuilder.v1.CredentialService/SetPassword": { request: CredentialMessages.CredentialServiceSetPasswordRequest },
		"metabuilder.v1.PackageService/Install": { request: PackageMessages.PackageServiceInstallRequest },
		"metabuilder.v1.PackageService/Uninstall": { request: PackageMessages.PackageServiceUninstallRequest },
		"metabuilder.v1.PageViewService/GetBySlug": { request: PageViewMessages.PageViewServiceGetBySlugRequest },
		"metabuilder.v1.PageViewService/GetByLevel": { request: PageViewMessages.PageViewServiceGetByLevelRequest },
		"metabuilder.v1.SessionService/SignIn": { request: SessionMessages.SessionServiceSignInRequest, response: SessionMessages.SessionServiceSignInResponse },
		"metabuilder.v1.SessionService/SignOut": { request: SessionMessages.SessionServiceSignOutRequest },
		"metabuilder.v1.SessionService/Refresh": { request: SessionMessages.SessionServiceRefreshRequest, response: SessionMessages.SessionServiceRefreshResponse },
		"metabuilder.v1.SessionService/Mine": { request: SessionMessages.SessionServiceMineRequest },
		"metabuilder.v1.SessionService/Revoke": { request: SessionMessages.SessionServiceRevokeRequest },
		"metabuilder.v1.SessionService/RevokeAll": { request: SessionMessages.SessionServiceRevokeAllRequest, response: SessionMessages.SessionServiceRevokeAllResponse },
		"metabuilder.v1.UserService/Search": { request: UserMessages.UserServiceSearchRequest },
		"metabuilder.v1.UserService/Me": { request: UserMessages.UserServiceMeRequest, response: UserMessages.UserServiceMeResponse },
	},
};

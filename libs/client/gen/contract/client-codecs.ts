// @generated from spec by `npx nx generate dbal`. Do not edit.

import type { Codecs } from "../../src/contract/wire/codec.js";
import { gets, sends } from "../../src/contract/wire/codec.js";
import { clientStandardCodecs } from "../../src/contract/wire/client-standard-codecs.js";
import * as Rows from "../codec/metabuilder/v1/entities.js";
import * as ComponentHierarchyMessages from "../codec/metabuilder/v1/component_hierarchy.js";
import * as CredentialMessages from "../codec/metabuilder/v1/credential.js";
import * as PackageMessages from "../codec/metabuilder/v1/package.js";
import * as PageViewMessages from "../codec/metabuilder/v1/page_view.js";
import * as SessionMessages from "../codec/metabuilder/v1/session.js";
import * as UserMessages from "../codec/metabuilder/v1/user.js";

export const clientCodecs: Codecs = {
	standard: clientStandardCodecs,
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
		"metabuilder.v1.ComponentHierarchyService/GetTree": { request: sends(ComponentHierarchyMessages.encodeComponentHierarchyServiceGetTreeRequest) },
		"metabuilder.v1.ComponentHierarchyService/Reorder": { request: sends(ComponentHierarchyMessages.encodeComponentHierarchyServiceReorderRequest) },
		"metabuilder.v1.ComponentHierarchyService/Move": { request: sends(ComponentHierarchyMessages.encodeComponentHierarchyServiceMoveRequest) },
		"metabuilder.v1.CredentialService/Verify": { request: sends(CredentialMessages.encodeCredentialServiceVerifyRequest), response: gets(CredentialMessages.decodeCredentialServiceVerifyResponse) },
		"metabuilder.v1.CredentialService/SetPassword": { request: sends(CredentialMessages.encodeCredentialServiceSetPasswordRequest) },
		"metabuilder.v1.PackageService/Install": { request: sends(PackageMessages.encodePackageServiceInstallRequest) },
		"metabuilder.v1.PackageService/Uninstall": { request: sends(PackageMessages.encodePackageServiceUninstallRequest) },
		"metabuilder.v1.PageViewService/GetBySlug": { request: sends(PageViewMessages.encodePageViewServiceGetBySlugRequest) },
		"metabuilder.v1.PageViewService/GetByLevel": { request: sends(PageViewMessages.encodePageViewServiceGetByLevelRequest) },
		"metabuilder.v1.SessionService/SignIn": { request: sends(SessionMessages.encodeSessionServiceSignInRequest), response: gets(SessionMessages.decodeSessionServiceSignInResponse) },
		"metabuilder.v1.SessionService/SignOut": { request: sends(SessionMessages.encodeSessionServiceSignOutRequest) },
		"metabuilder.v1.SessionService/Refresh": { request: sends(SessionMessages.encodeSessionServiceRefreshRequest), response: gets(SessionMessages.decodeSessionServiceRefreshResponse) },
		"metabuilder.v1.SessionService/Mine": { request: sends(SessionMessages.encodeSessionServiceMineRequest) },
		"metabuilder.v1.SessionService/Revoke": { request: sends(SessionMessages.encodeSessionServiceRevokeRequest) },
		"metabuilder.v1.SessionService/RevokeAll": { request: sends(SessionMessages.encodeSessionServiceRevokeAllRequest), response: gets(SessionMessages.decodeSessionServiceRevokeAllResponse) },
		"metabuilder.v1.UserService/Search": { request: sends(UserMessages.encodeUserServiceSearchRequest) },
		"metabuilder.v1.UserService/Me": { request: sends(UserMessages.encodeUserServiceMeRequest), response: gets(UserMessages.decodeUserServiceMeResponse) },
	},
};

// @generated from spec by `npx nx generate dbal`. Do not edit.

import type { MethodCodec } from "../../src/contract/wire/codec.js";
import * as ComponentHierarchyMessages from "../codec/metabuilder/v1/component_hierarchy.js";
import * as CredentialMessages from "../codec/metabuilder/v1/credential.js";
import * as LuaScriptMessages from "../codec/metabuilder/v1/lua_script.js";
import * as PackageMessages from "../codec/metabuilder/v1/package.js";
import * as PageViewMessages from "../codec/metabuilder/v1/page_view.js";
import * as SessionMessages from "../codec/metabuilder/v1/session.js";
import * as UserMessages from "../codec/metabuilder/v1/user.js";
import * as WorkflowMessages from "../codec/metabuilder/v1/workflow.js";

export const codecs: Readonly<Record<string, MethodCodec>> = {
	"metabuilder.v1.ComponentHierarchyService/Get": {
		request: ComponentHierarchyMessages.ComponentHierarchyServiceGetRequest,
		response: ComponentHierarchyMessages.ComponentHierarchyServiceGetResponse,
	},
	"metabuilder.v1.ComponentHierarchyService/List": {
		request: ComponentHierarchyMessages.ComponentHierarchyServiceListRequest,
		response: ComponentHierarchyMessages.ComponentHierarchyServiceListResponse,
	},
	"metabuilder.v1.ComponentHierarchyService/Count": {
		request: ComponentHierarchyMessages.ComponentHierarchyServiceCountRequest,
		response: ComponentHierarchyMessages.ComponentHierarchyServiceCountResponse,
	},
	"metabuilder.v1.ComponentHierarchyService/Create": {
		request: ComponentHierarchyMessages.ComponentHierarchyServiceCreateRequest,
		response: ComponentHierarchyMessages.ComponentHierarchyServiceCreateResponse,
	},
	"metabuilder.v1.ComponentHierarchyService/CreateMany": {
		request: ComponentHierarchyMessages.ComponentHierarchyServiceCreateManyRequest,
		response: ComponentHierarchyMessages.ComponentHierarchyServiceCreateManyResponse,
	},
	"metabuilder.v1.ComponentHierarchyService/Update": {
		request: ComponentHierarchyMessages.ComponentHierarchyServiceUpdateRequest,
		response: ComponentHierarchyMessages.ComponentHierarchyServiceUpdateResponse,
	},
	"metabuilder.v1.ComponentHierarchyService/Delete": {
		request: ComponentHierarchyMessages.ComponentHierarchyServiceDeleteRequest,
		response: ComponentHierarchyMessages.ComponentHierarchyServiceDeleteResponse,
	},
	"metabuilder.v1.ComponentHierarchyService/GetTree": {
		request: ComponentHierarchyMessages.ComponentHierarchyServiceGetTreeRequest,
		response: ComponentHierarchyMessages.ComponentHierarchyServiceGetTreeResponse,
	},
	"metabuilder.v1.ComponentHierarchyService/Reorder": {
		request: ComponentHierarchyMessages.ComponentHierarchyServiceReorderRequest,
		response: ComponentHierarchyMessages.ComponentHierarchyServiceReorderResponse,
	},
	"metabuilder.v1.ComponentHierarchyService/Move": {
		request: ComponentHierarchyMessages.ComponentHierarchyServiceMoveRequest,
		response: ComponentHierarchyMessages.ComponentHierarchyServiceMoveResponse,
	},
	"metabuilder.v1.CredentialService/Get": {
		request: CredentialMessages.CredentialServiceGetRequest,
		response: CredentialMessages.CredentialServiceGetResponse,
	},
	"metabuilder.v1.CredentialService/List": {
		request: CredentialMessages.CredentialServiceListRequest,
		response: CredentialMessages.CredentialServiceListResponse,
	},
	"metabuilder.v1.CredentialService/Count": {
		request: CredentialMessages.CredentialServiceCountRequest,
		response: CredentialMessages.CredentialServiceCountResponse,
	},
	"metabuilder.v1.CredentialService/Create": {
		request: CredentialMessages.CredentialServiceCreateRequest,
		response: CredentialMessages.CredentialServiceCreateResponse,
	},
	"metabuilder.v1.CredentialService/CreateMany": {
		request: CredentialMessages.CredentialServiceCreateManyRequest,
		response: CredentialMessages.CredentialServiceCreateManyResponse,
	},
	"metabuilder.v1.CredentialService/Update": {
		request: CredentialMessages.CredentialServiceUpdateRequest,
		response: CredentialMessages.CredentialServiceUpdateResponse,
	},
	"metabuilder.v1.CredentialService/Delete": {
		request: CredentialMessages.CredentialServiceDeleteRequest,
		response: CredentialMessages.CredentialServiceDeleteResponse,
	},
	"metabuilder.v1.CredentialService/Verify": {
		request: CredentialMessages.CredentialServiceVerifyRequest,
		response: CredentialMessages.CredentialServiceVerifyResponse,
	},
	"metabuilder.v1.CredentialService/SetPassword": {
		request: CredentialMessages.CredentialServiceSetPasswordRequest,
		response: CredentialMessages.CredentialServiceSetPasswordResponse,
	},
	"metabuilder.v1.LuaScriptService/Get": {
		request: LuaScriptMessages.LuaScriptServiceGetRequest,
		response: LuaScriptMessages.LuaScriptServiceGetResponse,
	},
	"metabuilder.v1.LuaScriptService/List": {
		request: LuaScriptMessages.LuaScriptServiceListRequest,
		response: LuaScriptMessages.LuaScriptServiceListResponse,
	},
	"metabuilder.v1.LuaScriptService/Count": {
		request: LuaScriptMessages.LuaScriptServiceCountRequest,
		response: LuaScriptMessages.LuaScriptServiceCountResponse,
	},
	"metabuilder.v1.LuaScriptService/Create": {
		request: LuaScriptMessages.LuaScriptServiceCreateRequest,
		response: LuaScriptMessages.LuaScriptServiceCreateResponse,
	},
	"metabuilder.v1.LuaScriptService/CreateMany": {
		request: LuaScriptMessages.LuaScriptServiceCreateManyRequest,
		response: LuaScriptMessages.LuaScriptServiceCreateManyResponse,
	},
	"metabuilder.v1.LuaScriptService/Update": {
		request: LuaScriptMessages.LuaScriptServiceUpdateRequest,
		response: LuaScriptMessages.LuaScriptServiceUpdateResponse,
	},
	"metabuilder.v1.LuaScriptService/Delete": {
		request: LuaScriptMessages.LuaScriptServiceDeleteRequest,
		response: LuaScriptMessages.LuaScriptServiceDeleteResponse,
	},
	"metabuilder.v1.PackageService/Get": {
		request: PackageMessages.PackageServiceGetRequest,
		response: PackageMessages.PackageServiceGetResponse,
	},
	"metabuilder.v1.PackageService/List": {
		request: PackageMessages.PackageServiceListRequest,
		response: PackageMessages.PackageServiceListResponse,
	},
	"metabuilder.v1.PackageService/Count": {
		request: PackageMessages.PackageServiceCountRequest,
		response: PackageMessages.PackageServiceCountResponse,
	},
	"metabuilder.v1.PackageService/Create": {
		request: PackageMessages.PackageServiceCreateRequest,
		response: PackageMessages.PackageServiceCreateResponse,
	},
	"metabuilder.v1.PackageService/CreateMany": {
		request: PackageMessages.PackageServiceCreateManyRequest,
		response: PackageMessages.PackageServiceCreateManyResponse,
	},
	"metabuilder.v1.PackageService/Update": {
		request: PackageMessages.PackageServiceUpdateRequest,
		response: PackageMessages.PackageServiceUpdateResponse,
	},
	"metabuilder.v1.PackageService/Delete": {
		request: PackageMessages.PackageServiceDeleteRequest,
		response: PackageMessages.PackageServiceDeleteResponse,
	},
	"metabuilder.v1.PackageService/Install": {
		request: PackageMessages.PackageServiceInstallRequest,
		response: PackageMessages.PackageServiceInstallResponse,
	},
	"metabuilder.v1.PackageService/Uninstall": {
		request: PackageMessages.PackageServiceUninstallRequest,
		response: PackageMessages.PackageServiceUninstallResponse,
	},
	"metabuilder.v1.PageViewService/Get": {
		request: PageViewMessages.PageViewServiceGetRequest,
		response: PageViewMessages.PageViewServiceGetResponse,
	},
	"metabuilder.v1.PageViewService/List": {
		request: PageViewMessages.PageViewServiceListRequest,
		response: PageViewMessages.PageViewServiceListResponse,
	},
	"metabuilder.v1.PageViewService/Count": {
		request: PageViewMessages.PageViewServiceCountRequest,
		response: PageViewMessages.PageViewServiceCountResponse,
	},
	"metabuilder.v1.PageViewService/Create": {
		request: PageViewMessages.PageViewServiceCreateRequest,
		response: PageViewMessages.PageViewServiceCreateResponse,
	},
	"metabuilder.v1.PageViewService/CreateMany": {
		request: PageViewMessages.PageViewServiceCreateManyRequest,
		response: PageViewMessages.PageViewServiceCreateManyResponse,
	},
	"metabuilder.v1.PageViewService/Update": {
		request: PageViewMessages.PageViewServiceUpdateRequest,
		response: PageViewMessages.PageViewServiceUpdateResponse,
	},
	"metabuilder.v1.PageViewService/Delete": {
		request: PageViewMessages.PageViewServiceDeleteRequest,
		response: PageViewMessages.PageViewServiceDeleteResponse,
	},
	"metabuilder.v1.PageViewService/GetBySlug": {
		request: PageViewMessages.PageViewServiceGetBySlugRequest,
		response: PageViewMessages.PageViewServiceGetBySlugResponse,
	},
	"metabuilder.v1.PageViewService/GetByLevel": {
		request: PageViewMessages.PageViewServiceGetByLevelRequest,
		response: PageViewMessages.PageViewServiceGetByLevelResponse,
	},
	"metabuilder.v1.SessionService/Get": {
		request: SessionMessages.SessionServiceGetRequest,
		response: SessionMessages.SessionServiceGetResponse,
	},
	"metabuilder.v1.SessionService/List": {
		request: SessionMessages.SessionServiceListRequest,
		response: SessionMessages.SessionServiceListResponse,
	},
	"metabuilder.v1.SessionService/Count": {
		request: SessionMessages.SessionServiceCountRequest,
		response: SessionMessages.SessionServiceCountResponse,
	},
	"metabuilder.v1.SessionService/Create": {
		request: SessionMessages.SessionServiceCreateRequest,
		response: SessionMessages.SessionServiceCreateResponse,
	},
	"metabuilder.v1.SessionService/CreateMany": {
		request: SessionMessages.SessionServiceCreateManyRequest,
		response: SessionMessages.SessionServiceCreateManyResponse,
	},
	"metabuilder.v1.SessionService/Update": {
		request: SessionMessages.SessionServiceUpdateRequest,
		response: SessionMessages.SessionServiceUpdateResponse,
	},
	"metabuilder.v1.SessionService/Delete": {
		request: SessionMessages.SessionServiceDeleteRequest,
		response: SessionMessages.SessionServiceDeleteResponse,
	},
	"metabuilder.v1.SessionService/SignIn": {
		request: SessionMessages.SessionServiceSignInRequest,
		response: SessionMessages.SessionServiceSignInResponse,
	},
	"metabuilder.v1.SessionService/SignOut": {
		request: SessionMessages.SessionServiceSignOutRequest,
		response: SessionMessages.SessionServiceSignOutResponse,
	},
	"metabuilder.v1.SessionService/Refresh": {
		request: SessionMessages.SessionServiceRefreshRequest,
		response: SessionMessages.SessionServiceRefreshResponse,
	},
	"metabuilder.v1.UserService/Get": {
		request: UserMessages.UserServiceGetRequest,
		response: UserMessages.UserServiceGetResponse,
	},
	"metabuilder.v1.UserService/List": {
		request: UserMessages.UserServiceListRequest,
		response: UserMessages.UserServiceListResponse,
	},
	"metabuilder.v1.UserService/Count": {
		request: UserMessages.UserServiceCountRequest,
		response: UserMessages.UserServiceCountResponse,
	},
	"metabuilder.v1.UserService/Create": {
		request: UserMessages.UserServiceCreateRequest,
		response: UserMessages.UserServiceCreateResponse,
	},
	"metabuilder.v1.UserService/CreateMany": {
		request: UserMessages.UserServiceCreateManyRequest,
		response: UserMessages.UserServiceCreateManyResponse,
	},
	"metabuilder.v1.UserService/Update": {
		request: UserMessages.UserServiceUpdateRequest,
		response: UserMessages.UserServiceUpdateResponse,
	},
	"metabuilder.v1.UserService/Delete": {
		request: UserMessages.UserServiceDeleteRequest,
		response: UserMessages.UserServiceDeleteResponse,
	},
	"metabuilder.v1.UserService/Search": {
		request: UserMessages.UserServiceSearchRequest,
		response: UserMessages.UserServiceSearchResponse,
	},
	"metabuilder.v1.UserService/Me": {
		request: UserMessages.UserServiceMeRequest,
		response: UserMessages.UserServiceMeResponse,
	},
	"metabuilder.v1.WorkflowService/Get": {
		request: WorkflowMessages.WorkflowServiceGetRequest,
		response: WorkflowMessages.WorkflowServiceGetResponse,
	},
	"metabuilder.v1.WorkflowService/List": {
		request: WorkflowMessages.WorkflowServiceListRequest,
		response: WorkflowMessages.WorkflowServiceListResponse,
	},
	"metabuilder.v1.WorkflowService/Count": {
		request: WorkflowMessages.WorkflowServiceCountRequest,
		response: WorkflowMessages.WorkflowServiceCountResponse,
	},
	"metabuilder.v1.WorkflowService/Create": {
		request: WorkflowMessages.WorkflowServiceCreateRequest,
		response: WorkflowMessages.WorkflowServiceCreateResponse,
	},
	"metabuilder.v1.WorkflowService/CreateMany": {
		request: WorkflowMessages.WorkflowServiceCreateManyRequest,
		response: WorkflowMessages.WorkflowServiceCreateManyResponse,
	},
	"metabuilder.v1.WorkflowService/Update": {
		request: WorkflowMessages.WorkflowServiceUpdateRequest,
		response: WorkflowMessages.WorkflowServiceUpdateResponse,
	},
	"metabuilder.v1.WorkflowService/Delete": {
		request: WorkflowMessages.WorkflowServiceDeleteRequest,
		response: WorkflowMessages.WorkflowServiceDeleteResponse,
	},
};

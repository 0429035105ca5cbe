// @generated from spec by `npx nx generate dbal`. Do not edit.

import { entityValidator } from "../src/validators/entity-validator.js";
import type * as entities from "./contract/entities.js";
import { model } from "./contract/model.js";

interface CreateInputs {
	readonly ComponentHierarchy: entities.ComponentHierarchyCreateInput;
	readonly Credential: entities.CredentialCreateInput;
	readonly LuaScript: entities.LuaScriptCreateInput;
	readonly Package: entities.PackageCreateInput;
	readonly PageView: entities.PageViewCreateInput;
	readonly Session: entities.SessionCreateInput;
	readonly User: entities.UserCreateInput;
	readonly Workflow: entities.WorkflowCreateInput;
}

interface UpdateInputs {
	readonly ComponentHierarchy: entities.ComponentHierarchyUpdateInput;
	readonly Credential: entities.CredentialUpdateInput;
	readonly LuaScript: entities.LuaScriptUpdateInput;
	readonly Package: entities.PackageUpdateInput;
	readonly PageView: entities.PageViewUpdateInput;
	readonly Session: entities.SessionUpdateInput;
	readonly User: entities.UserUpdateInput;
	readonly Workflow: entities.WorkflowUpdateInput;
}

/** zod schemas of what create and update take, by entity: for forms, and wherever input is checked before it is sent. */
export const validators = {
	ComponentHierarchy: {
		create: entityValidator<CreateInputs["ComponentHierarchy"]>(model, "ComponentHierarchy", "create"),
		update: entityValidator<UpdateInputs["ComponentHierarchy"]>(model, "ComponentHierarchy", "update"),
	},
	Credential: {
		create: entityValidator<CreateInputs["Credential"]>(model, "Credential", "create"),
		update: entityValidator<UpdateInputs["Credential"]>(model, "Credential", "update"),
	},
	LuaScript: {
		create: entityValidator<CreateInputs["LuaScript"]>(model, "LuaScript", "create"),
		update: entityValidator<UpdateInputs["LuaScript"]>(model, "LuaScript", "update"),
	},
	Package: {
		create: entityValidator<CreateInputs["Package"]>(model, "Package", "create"),
		update: entityValidator<UpdateInputs["Package"]>(model, "Package", "update"),
	},
	PageView: {
		create: entityValidator<CreateInputs["PageView"]>(model, "PageView", "create"),
		update: entityValidator<UpdateInputs["PageView"]>(model, "PageView", "update"),
	},
	Session: {
		create: entityValidator<CreateInputs["Session"]>(model, "Session", "create"),
		update: entityValidator<UpdateInputs["Session"]>(model, "Session", "update"),
	},
	User: {
		create: entityValidator<CreateInputs["User"]>(model, "User", "create"),
		update: entityValidator<UpdateInputs["User"]>(model, "User", "update"),
	},
	Workflow: {
		create: entityValidator<CreateInputs["Workflow"]>(model, "Workflow", "create"),
		update: entityValidator<UpdateInputs["Workflow"]>(model, "Workflow", "update"),
	},
} as const;

// @generated from spec/entities by `npx nx generate dbal`. Do not edit.

import type { ToMany, ToOne } from "../../src/contract/include.js";
import type { JsonValue } from "../../src/contract/value.js";
import type {
	EqualityOperators,
	Junctions,
	ListOperators,
	ManyRelationOperators,
	NullOperators,
	OneRelationOperators,
	OrderBy,
	OrderOperators,
	Select,
	TextOperators,
} from "../../src/contract/where.js";

/** A node in a page's tree of components. */
export interface ComponentHierarchy {
	readonly id: string;
	readonly pageId: string;
	readonly parentId: string | null;
	readonly componentType: string;
	/** Place among the children of one parent, ascending; the id decides between equals. */
	readonly order: number;
	readonly props: NonNullable<JsonValue>;
	readonly createdAt: Date;
	readonly updatedAt: Date;
}

/** The fields of one unique key. */
export type ComponentHierarchyKey = { readonly id: string };
/** The fields of a unique key that a row can be inserted under. */
export type ComponentHierarchyUpsertKey = never;

/** What a new ComponentHierarchy is made of. */
export interface ComponentHierarchyCreateInput {
	readonly pageId: string;
	readonly parentId?: string | null;
	readonly componentType: string;
	/** Place among the children of one parent, ascending; the id decides between equals. */
	readonly order?: number;
	readonly props?: NonNullable<JsonValue>;
}

/** What may be changed. An absent member is left untouched; at least one has to be there. */
export interface ComponentHierarchyUpdateInput {
	readonly pageId?: string;
	readonly parentId?: string | null;
	readonly componentType?: string;
	/** Place among the children of one parent, ascending; the id decides between equals. */
	readonly order?: number;
	readonly props?: NonNullable<JsonValue>;
}

export interface ComponentHierarchyWhere extends Junctions<ComponentHierarchyWhere> {
	readonly id?: string | ListOperators<string>;
	readonly pageId?: string | ListOperators<string>;
	readonly parentId?: string | ListOperators<string, null> | null;
	readonly componentType?: string | TextOperators;
	readonly order?: number | OrderOperators<number>;
	readonly props?: NullOperators;
	readonly createdAt?: Date | OrderOperators<Date>;
	readonly updatedAt?: Date | OrderOperators<Date>;
	readonly page?: OneRelationOperators<PageViewWhere>;
	readonly parent?: OneRelationOperators<ComponentHierarchyWhere>;
	readonly children?: ManyRelationOperators<ComponentHierarchyWhere>;
}

export type ComponentHierarchyOrderBy = OrderBy<"id" | "pageId" | "parentId" | "componentType" | "order" | "createdAt" | "updatedAt">;
export type ComponentHierarchySelect = Select<ComponentHierarchy>;

export interface ComponentHierarchyRelations {
	readonly page: ToOne<PageViewTypes>;
	readonly parent: ToOne<ComponentHierarchyTypes>;
	readonly children: ToMany<ComponentHierarchyTypes>;
}

export interface ComponentHierarchyTypes {
	readonly row: ComponentHierarchy;
	readonly key: ComponentHierarchyKey;
	readonly upsertKey: ComponentHierarchyUpsertKey;
	readonly etag: undefined;
	readonly create: ComponentHierarchyCreateInput;
	readonly update: ComponentHierarchyUpdateInput;
	readonly where: ComponentHierarchyWhere;
	readonly orderBy: ComponentHierarchyOrderBy;
	readonly select: ComponentHierarchySelect;
	readonly relations: ComponentHierarchyRelations;
}

/** What a user signs in with. Only the engine reads and writes it. */
export interface Credential {
	readonly id: string;
	readonly username: string;
	/** `scrypt$N$r$p$salt$hash`, the last two in base64. */
	readonly passwordHash: string;
	/** The password was set by somebody else and is to be changed. */
	readonly firstLogin: boolean;
	readonly createdAt: Date;
	readonly updatedAt: Date;
}

/** The fields of one unique key. */
export type CredentialKey = { readonly id: string } | { readonly username: string };
/** The fields of a unique key that a row can be inserted under. */
export type CredentialUpsertKey = { readonly username: string };

/** What a new Credential is made of. */
export interface CredentialCreateInput {
	readonly username: string;
	/** `scrypt$N$r$p$salt$hash`, the last two in base64. */
	readonly passwordHash: string;
	/** The password was set by somebody else and is to be changed. */
	readonly firstLogin?: boolean;
}

/** What may be changed. An absent member is left untouched; at least one has to be there. */
export interface CredentialUpdateInput {
	readonly username?: string;
	/** `scrypt$N$r$p$salt$hash`, the last two in base64. */
	readonly passwordHash?: string;
	/** The password was set by somebody else and is to be changed. */
	readonly firstLogin?: boolean;
}

export interface CredentialWhere extends Junctions<CredentialWhere> {
	readonly id?: string | ListOperators<string>;
	readonly username?: string | TextOperators;
	readonly passwordHash?: string | TextOperators;
	readonly firstLogin?: boolean | EqualityOperators<boolean>;
	readonly createdAt?: Date | OrderOperators<Date>;
	readonly updatedAt?: Date | OrderOperators<Date>;
	readonly user?: OneRelationOperators<UserWhere>;
}

export type CredentialOrderBy = OrderBy<"id" | "username" | "passwordHash" | "firstLogin" | "createdAt" | "updatedAt">;
export type CredentialSelect = Select<Credential>;

export interface CredentialRelations {
	readonly user: ToOne<UserTypes>;
}

export interface CredentialTypes {
	readonly row: Credential;
	readonly key: CredentialKey;
	readonly upsertKey: CredentialUpsertKey;
	readonly etag: undefined;
	readonly create: CredentialCreateInput;
	readonly update: CredentialUpdateInput;
	readonly where: CredentialWhere;
	readonly orderBy: CredentialOrderBy;
	readonly select: CredentialSelect;
	readonly relations: CredentialRelations;
}

/** A script that pages and workflows may run. */
export interface LuaScript {
	readonly id: string;
	readonly name: string;
	readonly description: string | null;
	readonly code: string;
	readonly isSandboxed: boolean;
	readonly allowedGlobals: NonNullable<JsonValue>;
	readonly timeoutMs: number;
	readonly createdBy: string;
	readonly createdAt: Date;
	readonly updatedAt: Date;
}

/** The fields of one unique key. */
export type LuaScriptKey = { readonly id: string } | { readonly name: string };
/** The fields of a unique key that a row can be inserted under. */
export type LuaScriptUpsertKey = { readonly name: string };

/** What a new LuaScript is made of. */
export interface LuaScriptCreateInput {
	readonly name: string;
	readonly description?: string | null;
	readonly code: string;
	readonly isSandboxed?: boolean;
	readonly allowedGlobals?: NonNullable<JsonValue>;
	readonly timeoutMs?: number;
	readonly createdBy: string;
}

/** What may be changed. An absent member is left untouched; at least one has to be there. */
export interface LuaScriptUpdateInput {
	readonly name?: string;
	readonly description?: string | null;
	readonly code?: string;
	readonly isSandboxed?: boolean;
	readonly allowedGlobals?: NonNullable<JsonValue>;
	readonly timeoutMs?: number;
	readonly createdBy?: string;
}

export interface LuaScriptWhere extends Junctions<LuaScriptWhere> {
	readonly id?: string | ListOperators<string>;
	readonly name?: string | TextOperators;
	readonly description?: string | TextOperators<null> | null;
	readonly code?: string | TextOperators;
	readonly isSandboxed?: boolean | EqualityOperators<boolean>;
	readonly allowedGlobals?: NullOperators;
	readonly timeoutMs?: number | OrderOperators<number>;
	readonly createdBy?: string | ListOperators<string>;
	readonly createdAt?: Date | OrderOperators<Date>;
	readonly updatedAt?: Date | OrderOperators<Date>;
	readonly creator?: OneRelationOperators<UserWhere>;
}

export type LuaScriptOrderBy = OrderBy<"id" | "name" | "description" | "code" | "isSandboxed" | "timeoutMs" | "createdBy" | "createdAt" | "updatedAt">;
export type LuaScriptSelect = Select<LuaScript>;

export interface LuaScriptRelations {
	readonly creator: ToOne<UserTypes>;
}

export interface LuaScriptTypes {
	readonly row: LuaScript;
	readonly key: LuaScriptKey;
	readonly upsertKey: LuaScriptUpsertKey;
	readonly etag: undefined;
	readonly create: LuaScriptCreateInput;
	readonly update: LuaScriptUpdateInput;
	readonly where: LuaScriptWhere;
	readonly orderBy: LuaScriptOrderBy;
	readonly select: LuaScriptSelect;
	readonly relations: LuaScriptRelations;
}

/** A version of a package that can be installed. */
export interface Package {
	readonly id: string;
	readonly name: string;
	readonly version: string;
	readonly description: string | null;
	readonly author: string;
	readonly manifest: NonNullable<JsonValue>;
	readonly isInstalled: boolean;
	readonly installedAt: Date | null;
	readonly installedBy: string | null;
	readonly createdAt: Date;
	readonly updatedAt: Date;
}

/** The fields of one unique key. */
export type PackageKey = { readonly id: string } | { readonly name: string; readonly version: string };
/** The fields of a unique key that a row can be inserted under. */
export type PackageUpsertKey = { readonly name: string; readonly version: string };

/** What a new Package is made of. */
export interface PackageCreateInput {
	readonly name: string;
	readonly version: string;
	readonly description?: string | null;
	readonly author: string;
	readonly manifest: NonNullable<JsonValue>;
	readonly isInstalled?: boolean;
	readonly installedAt?: Date | null;
	readonly installedBy?: string | null;
}

/** What may be changed. An absent member is left untouched; at least one has to be there. */
export interface PackageUpdateInput {
	readonly name?: string;
	readonly version?: string;
	readonly description?: string | null;
	readonly author?: string;
	readonly manifest?: NonNullable<JsonValue>;
	readonly isInstalled?: boolean;
	readonly installedAt?: Date | null;
	readonly installedBy?: string | null;
}

export interface PackageWhere extends Junctions<PackageWhere> {
	readonly id?: string | ListOperators<string>;
	readonly name?: string | TextOperators;
	readonly version?: string | TextOperators;
	readonly description?: string | TextOperators<null> | null;
	readonly author?: string | TextOperators;
	readonly manifest?: NullOperators;
	readonly isInstalled?: boolean | EqualityOperators<boolean>;
	readonly installedAt?: Date | OrderOperators<Date, null> | null;
	readonly installedBy?: string | ListOperators<string, null> | null;
	readonly createdAt?: Date | OrderOperators<Date>;
	readonly updatedAt?: Date | OrderOperators<Date>;
	readonly installer?: OneRelationOperators<UserWhere>;
}

export type PackageOrderBy = OrderBy<"id" | "name" | "version" | "description" | "author" | "isInstalled" | "installedAt" | "installedBy" | "createdAt" | "updatedAt">;
export type PackageSelect = Select<Package>;

export interface PackageRelations {
	readonly installer: ToOne<UserTypes>;
}

export interface PackageTypes {
	readonly row: Package;
	readonly key: PackageKey;
	readonly upsertKey: PackageUpsertKey;
	readonly etag: undefined;
	readonly create: PackageCreateInput;
	readonly update: PackageUpdateInput;
	readonly where: PackageWhere;
	readonly orderBy: PackageOrderBy;
	readonly select: PackageSelect;
	readonly relations: PackageRelations;
}

/** A page, shown to everyone from its level up. */
export interface PageView {
	readonly id: string;
	/** The page's path, without a leading slash. */
	readonly slug: string;
	readonly title: string;
	readonly description: string | null;
	/** The lowest level of role that may see the page. */
	readonly level: number;
	readonly layout: NonNullable<JsonValue>;
	readonly isActive: boolean;
	readonly createdAt: Date;
	readonly updatedAt: Date;
}

/** The fields of one unique key. */
export type PageViewKey = { readonly id: string } | { readonly slug: string };
/** The fields of a unique key that a row can be inserted under. */
export type PageViewUpsertKey = { readonly slug: string };

/** What a new PageView is made of. */
export interface PageViewCreateInput {
	/** The page's path, without a leading slash. */
	readonly slug: string;
	readonly title: string;
	readonly description?: string | null;
	/** The lowest level of role that may see the page. */
	readonly level: number;
	readonly layout: NonNullable<JsonValue>;
	readonly isActive?: boolean;
}

/** What may be changed. An absent member is left untouched; at least one has to be there. */
export interface PageViewUpdateInput {
	/** The page's path, without a leading slash. */
	readonly slug?: string;
	readonly title?: string;
	readonly description?: string | null;
	/** The lowest level of role that may see the page. */
	readonly level?: number;
	readonly layout?: NonNullable<JsonValue>;
	readonly isActive?: boolean;
}

export interface PageViewWhere extends Junctions<PageViewWhere> {
	readonly id?: string | ListOperators<string>;
	readonly slug?: string | TextOperators;
	readonly title?: string | TextOperators;
	readonly description?: string | TextOperators<null> | null;
	readonly level?: number | OrderOperators<number>;
	readonly layout?: NullOperators;
	readonly isActive?: boolean | EqualityOperators<boolean>;
	readonly createdAt?: Date | OrderOperators<Date>;
	readonly updatedAt?: Date | OrderOperators<Date>;
	readonly components?: ManyRelationOperators<ComponentHierarchyWhere>;
}

export type PageViewOrderBy = OrderBy<"id" | "slug" | "title" | "description" | "level" | "isActive" | "createdAt" | "updatedAt">;
export type PageViewSelect = Select<PageView>;

export interface PageViewRelations {
	readonly components: ToMany<ComponentHierarchyTypes>;
}

export interface PageViewTypes {
	readonly row: PageView;
	readonly key: PageViewKey;
	readonly upsertKey: PageViewUpsertKey;
	readonly etag: undefined;
	readonly create: PageViewCreateInput;
	readonly update: PageViewUpdateInput;
	readonly where: PageViewWhere;
	readonly orderBy: PageViewOrderBy;
	readonly select: PageViewSelect;
	readonly relations: PageViewRelations;
}

/** A sign-in that has not ended. Only the engine reads and writes it. */
export interface Session {
	readonly id: string;
	readonly userId: string;
	readonly tokenHash: string;
	readonly expiresAt: Date;
	readonly createdAt: Date;
	readonly lastActivity: Date;
}

/** The fields of one unique key. */
export type SessionKey = { readonly id: string } | { readonly tokenHash: string };
/** The fields of a unique key that a row can be inserted under. */
export type SessionUpsertKey = { readonly tokenHash: string };

/** What a new Session is made of. */
export interface SessionCreateInput {
	readonly userId: string;
	readonly tokenHash: string;
	readonly expiresAt: Date;
}

/** What may be changed. An absent member is left untouched; at least one has to be there. */
export interface SessionUpdateInput {
	readonly userId?: string;
	readonly tokenHash?: string;
	readonly expiresAt?: Date;
}

export interface SessionWhere extends Junctions<SessionWhere> {
	readonly id?: string | ListOperators<string>;
	readonly userId?: string | ListOperators<string>;
	readonly tokenHash?: string | TextOperators;
	readonly expiresAt?: Date | OrderOperators<Date>;
	readonly createdAt?: Date | OrderOperators<Date>;
	readonly lastActivity?: Date | OrderOperators<Date>;
	readonly user?: OneRelationOperators<UserWhere>;
}

export type SessionOrderBy = OrderBy<"id" | "userId" | "tokenHash" | "expiresAt" | "createdAt" | "lastActivity">;
export type SessionSelect = Select<Session>;

export interface SessionRelations {
	readonly user: ToOne<UserTypes>;
}

export interface SessionTypes {
	readonly row: Session;
	readonly key: SessionKey;
	readonly upsertKey: SessionUpsertKey;
	readonly etag: undefined;
	readonly create: SessionCreateInput;
	readonly update: SessionUpdateInput;
	readonly where: SessionWhere;
	readonly orderBy: SessionOrderBy;
	readonly select: SessionSelect;
	readonly relations: SessionRelations;
}

export type UserRole = "user" | "moderator" | "admin" | "god" | "supergod";

/** An account. Its level is that of its role and is not stored. */
export interface User {
	readonly id: string;
	readonly username: string;
	readonly email: string;
	/** One of the roles of roles.yaml that can sign in. */
	readonly role: UserRole;
	readonly tenantId: string | null;
	readonly createdAt: Date;
	readonly updatedAt: Date;
}

/** The fields of one unique key. */
export type UserKey = { readonly id: string } | { readonly username: string } | { readonly email: string };
/** The fields of a unique key that a row can be inserted under. */
export type UserUpsertKey = { readonly username: string } | { readonly email: string };

/** What a new User is made of. */
export interface UserCreateInput {
	readonly username: string;
	readonly email: string;
	/** One of the roles of roles.yaml that can sign in. */
	readonly role?: UserRole;
	readonly tenantId?: string | null;
}

/** What may be changed. An absent member is left untouched; at least one has to be there. */
export interface UserUpdateInput {
	readonly username?: string;
	readonly email?: string;
	/** One of the roles of roles.yaml that can sign in. */
	readonly role?: UserRole;
	readonly tenantId?: string | null;
}

export interface UserWhere extends Junctions<UserWhere> {
	readonly id?: string | ListOperators<string>;
	readonly username?: string | TextOperators;
	readonly email?: string | TextOperators;
	readonly role?: UserRole | ListOperators<UserRole>;
	readonly tenantId?: string | ListOperators<string, null> | null;
	readonly createdAt?: Date | OrderOperators<Date>;
	readonly updatedAt?: Date | OrderOperators<Date>;
	readonly credential?: OneRelationOperators<CredentialWhere>;
	readonly luaScripts?: ManyRelationOperators<LuaScriptWhere>;
	readonly installedPackages?: ManyRelationOperators<PackageWhere>;
	readonly sessions?: ManyRelationOperators<SessionWhere>;
	readonly workflows?: ManyRelationOperators<WorkflowWhere>;
}

export type UserOrderBy = OrderBy<"id" | "username" | "email" | "role" | "tenantId" | "createdAt" | "updatedAt">;
export type UserSelect = Select<User>;

export interface UserRelations {
	readonly credential: ToOne<CredentialTypes>;
	readonly luaScripts: ToMany<LuaScriptTypes>;
	readonly installedPackages: ToMany<PackageTypes>;
	readonly sessions: ToMany<SessionTypes>;
	readonly workflows: ToMany<WorkflowTypes>;
}

export interface UserTypes {
	readonly row: User;
	readonly key: UserKey;
	readonly upsertKey: UserUpsertKey;
	readonly etag: undefined;
	readonly create: UserCreateInput;
	readonly update: UserUpdateInput;
	readonly where: UserWhere;
	readonly orderBy: UserOrderBy;
	readonly select: UserSelect;
	readonly relations: UserRelations;
}

export type WorkflowTrigger = "manual" | "schedule" | "event" | "webhook";

/** Steps that run when something triggers them. */
export interface Workflow {
	readonly id: string;
	readonly name: string;
	readonly description: string | null;
	readonly trigger: WorkflowTrigger;
	readonly triggerConfig: NonNullable<JsonValue>;
	readonly steps: NonNullable<JsonValue>;
	readonly isActive: boolean;
	readonly createdBy: string;
	readonly createdAt: Date;
	readonly updatedAt: Date;
}

/** The fields of one unique key. */
export type WorkflowKey = { readonly id: string } | { readonly name: string };
/** The fields of a unique key that a row can be inserted under. */
export type WorkflowUpsertKey = { readonly name: string };

/** What a new Workflow is made of. */
export interface WorkflowCreateInput {
	readonly name: string;
	readonly description?: string | null;
	readonly trigger: WorkflowTrigger;
	readonly triggerConfig: NonNullable<JsonValue>;
	readonly steps: NonNullable<JsonValue>;
	readonly isActive?: boolean;
	readonly createdBy: string;
}

/** What may be changed. An absent member is left untouched; at least one has to be there. */
export interface WorkflowUpdateInput {
	readonly name?: string;
	readonly description?: string | null;
	readonly trigger?: WorkflowTrigger;
	readonly triggerConfig?: NonNullable<JsonValue>;
	readonly steps?: NonNullable<JsonValue>;
	readonly isActive?: boolean;
	readonly createdBy?: string;
}

export interface WorkflowWhere extends Junctions<WorkflowWhere> {
	readonly id?: string | ListOperators<string>;
	readonly name?: string | TextOperators;
	readonly description?: string | TextOperators<null> | null;
	readonly trigger?: WorkflowTrigger | ListOperators<WorkflowTrigger>;
	readonly triggerConfig?: NullOperators;
	readonly steps?: NullOperators;
	readonly isActive?: boolean | EqualityOperators<boolean>;
	readonly createdBy?: string | ListOperators<string>;
	readonly createdAt?: Date | OrderOperators<Date>;
	readonly updatedAt?: Date | OrderOperators<Date>;
	readonly creator?: OneRelationOperators<UserWhere>;
}

export type WorkflowOrderBy = OrderBy<"id" | "name" | "description" | "trigger" | "isActive" | "createdBy" | "createdAt" | "updatedAt">;
export type WorkflowSelect = Select<Workflow>;

export interface WorkflowRelations {
	readonly creator: ToOne<UserTypes>;
}

export interface WorkflowTypes {
	readonly row: Workflow;
	readonly key: WorkflowKey;
	readonly upsertKey: WorkflowUpsertKey;
	readonly etag: undefined;
	readonly create: WorkflowCreateInput;
	readonly update: WorkflowUpdateInput;
	readonly where: WorkflowWhere;
	readonly orderBy: WorkflowOrderBy;
	readonly select: WorkflowSelect;
	readonly relations: WorkflowRelations;
}

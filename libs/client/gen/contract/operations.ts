// @generated from spec/operations by `npx nx generate dbal`. Do not edit.

import type { ComponentHierarchy, Package, PageView, Session, User } from "./entities.js";

export interface ComponentHierarchyGetTreeInput {
	readonly pageId: string;
}

export type ComponentHierarchyGetTreeOutput = readonly ComponentHierarchy[];

export interface ComponentHierarchyReorderInput {
	readonly components: readonly { readonly id: string; readonly order: number }[];
}

export type ComponentHierarchyReorderOutput = readonly ComponentHierarchy[];

export interface ComponentHierarchyMoveInput {
	readonly id: string;
	readonly newParentId?: string | null;
	readonly order: number;
}

export type ComponentHierarchyMoveOutput = ComponentHierarchy;

export interface CredentialVerifyInput {
	readonly username: string;
	readonly password: string;
}

export type CredentialVerifyOutput = { readonly valid: boolean };

export interface CredentialSetPasswordInput {
	readonly username: string;
	readonly currentPassword?: string;
	readonly newPassword: string;
}

export type CredentialSetPasswordOutput = void;

export interface PackageInstallInput {
	readonly id: string;
}

export type PackageInstallOutput = Package;

export interface PackageUninstallInput {
	readonly id: string;
}

export type PackageUninstallOutput = Package;

export interface PageViewGetBySlugInput {
	readonly slug: string;
}

export type PageViewGetBySlugOutput = PageView;

export interface PageViewGetByLevelInput {
	readonly level: number;
}

export type PageViewGetByLevelOutput = readonly PageView[];

export interface SessionSignInInput {
	readonly username: string;
	readonly password: string;
}

export type SessionSignInOutput = {
	readonly id: string;
	readonly token: string;
	readonly expiresAt: Date;
	readonly user: {
		readonly id: string;
		readonly username: string;
		readonly role: "user" | "moderator" | "admin" | "god" | "supergod";
		readonly level: number;
	};
};

export type SessionSignOutInput = Readonly<Record<string, never>>;

export type SessionSignOutOutput = void;

export type SessionRefreshInput = Readonly<Record<string, never>>;

export type SessionRefreshOutput = { readonly id: string; readonly token: string; readonly expiresAt: Date };

export type SessionMineInput = Readonly<Record<string, never>>;

export type SessionMineOutput = readonly Session[];

export interface SessionRevokeInput {
	readonly id: string;
}

export type SessionRevokeOutput = void;

export interface SessionRevokeAllInput {
	readonly username?: string;
}

export type SessionRevokeAllOutput = { readonly ended: number };

export interface UserSearchInput {
	readonly query: string;
	readonly limit?: number;
}

export type UserSearchOutput = readonly User[];

export type UserMeInput = Readonly<Record<string, never>>;

export type UserMeOutput = {
	readonly id: string;
	readonly username: string;
	readonly email: string;
	readonly role: "user" | "moderator" | "admin" | "god" | "supergod";
	readonly level: number;
	readonly tenantId?: string | null;
};

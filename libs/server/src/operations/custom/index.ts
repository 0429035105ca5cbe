import type { CustomOperations } from "../../../gen/operations.js";
import { getTree, move, reorder } from "./component-hierarchy.js";
import { setPassword, verify } from "./credential.js";
import { install, uninstall } from "./package.js";
import { getByLevel, getBySlug } from "./page-view.js";
import { mine, refresh, revoke, revokeAll, signIn, signOut } from "./session.js";
import { me, search } from "./user.js";

/** The implementation of each custom operation of the spec. One that is missing fails the type-check. */
export const customOperations = {
	"ComponentHierarchy.getTree": getTree,
	"ComponentHierarchy.reorder": reorder,
	"ComponentHierarchy.move": move,
	"Credential.verify": verify,
	"Credential.setPassword": setPassword,
	"Package.install": install,
	"Package.uninstall": uninstall,
	"PageView.getBySlug": getBySlug,
	"PageView.getByLevel": getByLevel,
	"Session.signIn": signIn,
	"Session.signOut": signOut,
	"Session.refresh": refresh,
	"Session.mine": mine,
	"Session.revoke": revoke,
	"Session.revokeAll": revokeAll,
	"User.search": search,
	"User.me": me,
} satisfies CustomOperations;

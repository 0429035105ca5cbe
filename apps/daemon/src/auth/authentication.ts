import type { DBALError, OperationDescriptor } from "@metabuilder/dbal/contract";
import type { Principal } from "@metabuilder/dbal-server";

/** What became of somebody who was let in. */
export type AuthenticationChange =
	/** The session or token is worth nothing any more; with the error that says so. */
	| { readonly kind: "over"; readonly error: DBALError }
	/** Another role, tenant or claims. */
	| { readonly kind: "changed"; readonly principal: Principal };

/** Somebody who was let in, to be asked anew for each call. */
export interface Authentication {
	/** Who it is now: fails with UNAUTHORIZED once the session or token is over. At most {@link boundMs} behind what is stored. */
	current(): Principal | Promise<Principal>;
	/**
	 * Tells of changes within {@link boundMs}, whether or not somebody calls: what a stream that stays open asks. `over` is the last.
	 * Returns what stops it.
	 */
	watch(listener: (change: AuthenticationChange) => void): () => void;
	/** Present where not every operation may be asked for, whatever the rules say: UNAUTHORIZED. */
	readonly admits?: (operation: OperationDescriptor) => boolean;
}

/** How long a session that another process ended, or a role that it changed, may go unnoticed, in ms. */
export const boundMs = 1_000;

/** Of somebody who stays who they are. */
export function unchanging(principal: Principal): Authentication {
	return { current: () => principal, watch: () => () => {} };
}

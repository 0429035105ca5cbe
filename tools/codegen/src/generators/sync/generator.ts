import type { Tree } from "@nx/devkit";
import { applySpec } from "../apply-spec.js";

/** `npx nx sync:check` fails, and names the files, where one of them is not what the spec makes of it. */
export default async function sync(tree: Tree): Promise<{ outOfSyncMessage?: string; outOfSyncDetails?: string[] }> {
	const { changes } = await applySpec(tree, "spec");
	if (changes.length === 0) return {};
	return {
		outOfSyncMessage: "Generated files differ from what the spec says. Run `npx nx generate dbal`; never edit them by hand.",
		outOfSyncDetails: changes.map(({ type, path }) => `${path} (${said[type]})`),
	};
}

const said = { CREATE: "missing", UPDATE: "stale or edited by hand", DELETE: "no longer generated" } as const;

import { startEmbedded } from "./embedded.js";
import type { Target } from "./target.js";

/** The engine on its reference adapter. */
export const memoryTarget: Target = {
	name: "memory",
	description: "in process, rows in memory: the reference",
	isEmbedded: true,
	start: () => startEmbedded("memory", async () => undefined),
};

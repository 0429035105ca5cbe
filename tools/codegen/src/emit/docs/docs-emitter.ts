import type { Emitter } from "../emitter.js";
import { accessPage } from "./access-page.js";
import { entitiesPage } from "./entities-page.js";
import { errorsPage } from "./errors-page.js";
import { operationsPage } from "./operations-page.js";

const root = "docs/reference";

/** The spec for people to read. */
export const docsEmitter: Emitter = {
	name: "docs",
	owns: [root],
	emit: (model) => [
		entitiesPage(`${root}/entities.md`, model),
		operationsPage(`${root}/operations.md`, model),
		errorsPage(`${root}/errors.md`, model),
		accessPage(`${root}/access.md`, model),
	],
};

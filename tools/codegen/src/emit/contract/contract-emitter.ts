import type { Emitter } from "../emitter.js";
import { clientCodecsFile, codecsFile } from "./codecs-file.js";
import { entitiesFile } from "./entities-file.js";
import { errorsFile } from "./errors-file.js";
import { modelFile } from "./model-file.js";
import { contractRoot } from "./names.js";
import { operationsFile } from "./operations-file.js";

/** Tables and types that client and engine share. */
export const contractEmitter: Emitter = {
	name: "contract",
	owns: [contractRoot],
	emit: (model) => [
		modelFile(model),
		errorsFile(model),
		entitiesFile(model),
		operationsFile(model),
		codecsFile(model),
		clientCodecsFile(model),
	],
};

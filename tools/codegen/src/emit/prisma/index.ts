import type { Emitter } from "../emitter.js";
import { buildSchema } from "./build-schema.js";
import { printSchema } from "./print-schema.js";
import { providers } from "./schema-tree.js";

/** `schema.prisma` for each database. The folder holds migrations too, whose history is kept: it is not owned. */
export const prismaEmitter: Emitter = {
	name: "prisma",
	owns: [],
	emit: (model) =>
		providers.map((provider) => ({
			path: `libs/server/prisma/${provider}/schema.prisma`,
			text: printSchema(buildSchema(model, provider)),
		})),
};

import { clientEmitter } from "./client/client-emitter.js";
import { codecEmitter } from "./codec/codec-emitter.js";
import { conformanceEmitter } from "./conformance/index.js";
import { contractEmitter } from "./contract/contract-emitter.js";
import { docsEmitter } from "./docs/docs-emitter.js";
import type { Emitter } from "./emitter.js";
import { interfaceEmitter } from "./interface/interface-emitter.js";
import { schemaEmitter } from "./json-schema/schema-emitter.js";
import { migrationEmitter } from "./migration/index.js";
import { prismaEmitter } from "./prisma/index.js";
import { protoEmitter } from "./proto/proto-emitter.js";
import { serverEmitter } from "./server/server-emitter.js";

/** Every emitter that `npx nx generate dbal` runs, in this order. One line each. */
export const emitters: readonly Emitter[] = [
	protoEmitter,
	codecEmitter,
	contractEmitter,
	clientEmitter,
	interfaceEmitter,
	serverEmitter,
	prismaEmitter,
	migrationEmitter,
	conformanceEmitter,
	docsEmitter,
	schemaEmitter,
];

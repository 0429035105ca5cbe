import type { Emitter } from "../emitter.js";
import { generatedHeader } from "../header.js";
import { protoFiles } from "./files.js";
import { spellPresence } from "./presence.js";

/** Where the published proto files stand, from the workspace's root. */
export const protoRoot = "libs/client/gen/proto";

/** The module that `buf lint`, `buf breaking` and foreign clients point at. */
const bufModule = `# ${generatedHeader("tools/codegen")}
version: v2
modules:
  - path: .
lint:
  use:
    - STANDARD
breaking:
  use:
    - WIRE_JSON
`;

/** Proto files of every entity and of the shared messages, with buf's module file: what any gRPC client compiles. */
export const protoEmitter: Emitter = {
	name: "proto",
	owns: [protoRoot],
	emit: async (model, context) => {
		const protos = protoFiles(model, context.sharedProtos);
		await context.lintProtos(new Map([...protos].map(([path, { text }]) => [path, text])));
		const files = [...protos].map(([path, { text, source }]) => ({
			path: `${protoRoot}/${path}`,
			text: spellPresence(text.startsWith("// @generated") ? text : `// ${generatedHeader(source)}\n${text}`),
		}));
		return [{ path: `${protoRoot}/buf.yaml`, text: bufModule }, ...files];
	},
};

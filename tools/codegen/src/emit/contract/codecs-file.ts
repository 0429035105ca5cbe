import type { EmittedFile, Entity, Model } from "../../model/model.js";
import { methodName, operationNames, protoPath, requestName, responseName } from "../proto/names.js";
import { sourceFile } from "../typescript/source-text.js";
import { contractRoot, modules } from "./names.js";

/** The messages of every method, by the method's full name. */
export function codecsFile(model: Model): EmittedFile {
	const imports = model.entities.map(
		(entity) => `import * as ${alias(entity)} from ${JSON.stringify(`../codec/${protoPath(model, entity).replace(/\.proto$/, ".js")}`)};`,
	);
	const rows = model.entities.flatMap((entity) =>
		operationNames(entity).map((operation) => {
			const request = `${alias(entity)}.${requestName(entity, operation)}`;
			const response = `${alias(entity)}.${responseName(entity, operation)}`;
			return `\t${JSON.stringify(methodName(model, entity, operation))}: {\n\t\trequest: ${request},\n\t\tresponse: ${response},\n\t},`;
		}),
	);
	return sourceFile(`${contractRoot}/codecs.ts`, "spec", [
		`import type { MethodCodec } from ${JSON.stringify(modules.codec)};`,
		...imports,
		`\nexport const codecs: Readonly<Record<string, MethodCodec>> = {\n${rows.join("\n")}\n};`,
	]);
}

/** No other name in the module ends like this, whatever the entity is called. */
function alias(entity: Entity): string {
	return `${entity.name}Messages`;
}

import type { EmittedFile, Entity, Model } from "../../model/model.js";
import { entitiesPath, methodName, requestName, responseName, servicePath } from "../proto/names.js";
import { hasOwnResponse } from "../proto/service-file.js";
import { sourceFile } from "../typescript/source-text.js";
import { contractRoot, modules } from "./names.js";

/** The codecs of every entity's rows, and of the messages of custom operations. */
export function codecsFile(model: Model): EmittedFile {
	const withCustom = model.entities.filter((entity) => entity.operations.length > 0);
	const rows = model.entities.map((entity) => `\t\t${entity.name}: Rows.${entity.name},`);
	const custom = withCustom.flatMap((entity) =>
		entity.operations.map((operation) => {
			const request = `request: ${alias(entity)}.${requestName(entity, operation.name)}`;
			const response = `response: ${alias(entity)}.${responseName(entity, operation.name)}`;
			const members = hasOwnResponse(operation) ? [request, response] : [request];
			return `\t\t${JSON.stringify(methodName(model, entity, operation.name))}: { ${members.join(", ")} },`;
		}),
	);
	return sourceFile(`${contractRoot}/codecs.ts`, "spec", [
		`import type { Codecs } from ${JSON.stringify(modules.codec)};`,
		`import * as Rows from ${JSON.stringify(codecModule(entitiesPath(model)))};`,
		...withCustom.map((entity) => `import * as ${alias(entity)} from ${JSON.stringify(codecModule(servicePath(model, entity)))};`),
		`\nexport const codecs: Codecs = {\n\trows: {\n${rows.join("\n")}\n\t},\n\tcustom: {\n${custom.join("\n")}\n\t},\n};`,
	]);
}

function codecModule(path: string): string {
	return `../codec/${path.replace(/\.proto$/, ".js")}`;
}

/** No other name in the module ends like this, whatever the entity is called. */
function alias(entity: Entity): string {
	return `${entity.name}Messages`;
}

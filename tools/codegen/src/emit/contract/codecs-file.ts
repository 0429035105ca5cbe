import type { EmittedFile, Entity, Model } from "../../model/model.js";
import { entitiesPath, methodName, requestName, responseName, servicePath } from "../proto/names.js";
import { hasOwnResponse } from "../proto/service-file.js";
import { sourceFile } from "../typescript/source-text.js";
import { contractRoot, modules } from "./names.js";

/** The codecs of every entity's rows, and of the messages of custom operations. */
export function codecsFile(model: Model): EmittedFile {
	const custom = operationsOf(model).map(({ entity, operation, name }) => {
		const request = `request: ${alias(entity)}.${requestName(entity, operation.name)}`;
		const response = `response: ${alias(entity)}.${responseName(entity, operation.name)}`;
		return line(name, hasOwnResponse(operation) ? [request, response] : [request]);
	});
	return tables(model, "codecs", "standardCodecs", modules.standardCodecs, "", custom);
}

/** The same with the halves that a client uses, so that a browser loads no others. */
export function clientCodecsFile(model: Model): EmittedFile {
	const custom = operationsOf(model).map(({ entity, operation, name }) => {
		const request = `request: sends(${alias(entity)}.encode${requestName(entity, operation.name)})`;
		const response = `response: gets(${alias(entity)}.decode${responseName(entity, operation.name)})`;
		return line(name, hasOwnResponse(operation) ? [request, response] : [request]);
	});
	const halves =
		custom.length === 0 ? "" : [custom.some((text) => text.includes("gets(")) ? "gets" : "", "sends"].filter(Boolean).join(", ");
	return tables(model, "clientCodecs", "clientStandardCodecs", modules.clientStandardCodecs, halves, custom);
}

function tables(
	model: Model,
	name: string,
	standard: string,
	standardModule: string,
	halves: string,
	custom: readonly string[],
): EmittedFile {
	const withCustom = model.entities.filter((entity) => entity.operations.length > 0);
	const rows = model.entities.map((entity) => `\t\t${entity.name}: Rows.${entity.name},`);
	return sourceFile(`${contractRoot}/${name === "codecs" ? "codecs" : "client-codecs"}.ts`, "spec", [
		`import type { Codecs } from ${JSON.stringify(modules.codec)};`,
		...(halves === "" ? [] : [`import { ${halves} } from ${JSON.stringify(modules.codec)};`]),
		`import { ${standard} } from ${JSON.stringify(standardModule)};`,
		`import * as Rows from ${JSON.stringify(codecModule(entitiesPath(model)))};`,
		...withCustom.map((entity) => `import * as ${alias(entity)} from ${JSON.stringify(codecModule(servicePath(model, entity)))};`),
		`\nexport const ${name}: Codecs = {\n\tstandard: ${standard},\n\trows: {\n${rows.join("\n")}\n\t},\n\tcustom: {\n${custom.join("\n")}\n\t},\n};`,
	]);
}

function operationsOf(model: Model) {
	return model.entities.flatMap((entity) =>
		entity.operations.map((operation) => ({ entity, operation, name: methodName(model, entity, operation.name) })),
	);
}

function line(name: string, members: readonly string[]): string {
	return `\t\t${JSON.stringify(name)}: { ${members.join(", ")} },`;
}

function codecModule(path: string): string {
	return `../codec/${path.replace(/\.proto$/, ".js")}`;
}

/** No other name in the module ends like this, whatever the entity is called. */
function alias(entity: Entity): string {
	return `${entity.name}Messages`;
}

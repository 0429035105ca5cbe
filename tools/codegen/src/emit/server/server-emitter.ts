import type { EmittedFile, Model } from "../../model/model.js";
import { inputType, outputType } from "../contract/names.js";
import type { Emitter } from "../emitter.js";
import { docComment, sourceFile } from "../typescript/source-text.js";
import { TypeNames } from "../typescript/type-names.js";

const root = "libs/server/gen";
const modules = { contract: "@metabuilder/dbal/contract", custom: "../src/operations/custom/custom-operation.js" } as const;

/** What the engine has to implement by hand, and the rules that it starts with. */
export const serverEmitter: Emitter = {
	name: "server",
	owns: [root],
	emit: (model) => [operationsFile(model), policyFile(model)],
};

function operationsFile(model: Model): EmittedFile {
	const names = new TypeNames(["CustomOperations"]);
	const members = model.entities.flatMap((entity) =>
		entity.operations.map((operation) => {
			const comment = docComment(operation, "\t");
			const input = names.from(modules.contract, inputType(entity, operation.name));
			const output = names.from(modules.contract, outputType(entity, operation.name));
			const filled = operation.input
				.filter((parameter) => parameter.default !== undefined)
				.map((parameter) => JSON.stringify(parameter.name));
			const whole =
				filled.length === 0 ? input : `${input} & ${names.global("Required")}<${names.global("Pick")}<${input}, ${filled.join(" | ")}>>`;
			const type = `${names.from(modules.custom, "CustomOperation")}<${whole}, ${output}>`;
			return `${comment}\treadonly ${JSON.stringify(`${entity.name}.${operation.name}`)}: ${type};`;
		}),
	);
	const body = members.length === 0 ? "{}" : `{\n${members.join("\n")}\n}`;
	return sourceFile(`${root}/operations.ts`, "spec/operations", [
		...names.importStatements(),
		`\n/** An implementation for each custom operation of the spec. Parameters with a default are filled in. */\nexport interface CustomOperations ${body}`,
	]);
}

function policyFile(model: Model): EmittedFile {
	const { path, text } = model.policy;
	const lines = text.split(/(?<=\n)/).map((line) => `\t\t${JSON.stringify(line)},\n`);
	return sourceFile(`${root}/policy.ts`, path, [
		`/** The access rules that hold where the configuration names no others. */\nexport const defaultPolicy = {\n\tpath: ${JSON.stringify(path)},\n\ttext: [\n${lines.join("")}\t].join(""),\n};`,
	]);
}

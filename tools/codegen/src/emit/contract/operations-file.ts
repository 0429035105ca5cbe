import type { EmittedFile, Model } from "../../model/model.js";
import { docComment, type Statement, sourceFile } from "../typescript/source-text.js";
import { TypeNames } from "../typescript/type-names.js";
import { parameterType, shapeType } from "../typescript/value-types.js";
import { contractRoot, inputType, modules, operationTypeNames, outputType } from "./names.js";

/** Inputs and outputs of the custom operations: what the client's method takes and returns, and what its implementation gets and gives. */
export function operationsFile(model: Model): EmittedFile {
	const names = new TypeNames(model.entities.flatMap(operationTypeNames));
	const where = { names, values: modules.value, row: (entity: string) => names.from(modules.entities, entity) };
	const statements = model.entities.flatMap((entity) =>
		entity.operations.flatMap((operation): Statement[] => {
			const members = operation.input.map((parameter) => {
				return `${docComment(parameter, "\t")}\t${parameterType(parameter, where, "\t")};`;
			});
			const input = inputType(entity, operation.name);
			return [
				members.length === 0
					? `\n${docComment({ deprecated: operation.deprecated })}export type ${input} = ${names.global("Readonly")}<${names.global("Record")}<string, never>>;`
					: `\n${docComment({ deprecated: operation.deprecated })}export interface ${input} {\n${members.join("\n")}\n}`,
				`\n${docComment({ deprecated: operation.deprecated })}export type ${outputType(entity, operation.name)} = ${shapeType(operation.output, where)};`,
			];
		}),
	);
	const empty = statements.length === 0 ? ["export {};"] : [];
	return sourceFile(`${contractRoot}/operations.ts`, "spec/operations", [...names.importStatements(), ...statements, ...empty]);
}

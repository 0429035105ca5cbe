import { generatedHeader } from "../header.js";
import type { FieldNode, ModelNode, SchemaTree } from "./schema-tree.js";

/** A schema tree as text, in the layout of `prisma format` but with tabs. */
export function printSchema(tree: SchemaTree): string {
	const head = [
		`// ${generatedHeader("spec/entities")}`,
		"",
		"generator client {",
		'\tprovider = "prisma-client"',
		'\toutput   = "./client"',
		"}",
		"",
		"datasource db {",
		`\tprovider = "${tree.provider}"`,
		"}",
		"",
	];
	return [...head, ...tree.models.flatMap((model) => [...printModel(model), ""])].join("\n");
}

function printModel(model: ModelNode): readonly string[] {
	const nameWidth = Math.max(...model.fields.map((field) => field.name.length));
	const typeWidth = Math.max(...model.fields.map((field) => field.type.length));
	return [
		...doc(model.description, ""),
		`model ${model.name} {`,
		...model.fields.flatMap((field) => [...doc(field.description, "\t"), `\t${printField(field, nameWidth, typeWidth)}`]),
		"",
		...model.notes.map((note) => `\t// ${note}`),
		...model.attributes.map((attribute) => `\t${attribute}`),
		`\t@@map("${model.table}")`,
		"}",
	];
}

function printField(field: FieldNode, nameWidth: number, typeWidth: number): string {
	return `${field.name.padEnd(nameWidth)} ${field.type.padEnd(typeWidth)} ${field.attributes.join(" ")}`.trimEnd();
}

function doc(text: string | undefined, indent: string): readonly string[] {
	return text === undefined
		? []
		: text
				.trim()
				.split(/\r?\n/)
				.map((line) => `${indent}/// ${line}`.trimEnd());
}

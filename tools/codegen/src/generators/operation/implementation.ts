import type { Tree } from "@nx/devkit";
import { IndentationText, Node, Project, QuoteKind, type SourceFile } from "ts-morph";
import { camelCase, snakeCase } from "../../model/words.js";

export interface AddedImplementation {
	readonly paths: readonly string[];
	/** What was written, in words. */
	readonly written: readonly string[];
	/** What is left to do. */
	readonly next: readonly string[];
}

const folder = "libs/server/src/operations/custom";
const contract = "@metabuilder/dbal/contract";
const generated = "../../../gen/operations.js";

/**
 * Adds a function that compiles and fails each call with CAPABILITY_NOT_SUPPORTED to the file of the entity's operations, and its line to
 * the table of implementations. Where that table isn't to be found, it says what to write.
 */
export function addImplementation(tree: Tree, entity: string, operation: string): AddedImplementation {
	const full = `${entity}.${operation}`;
	const index = `${folder}/index.ts`;
	const path = `${folder}/${snakeCase(entity).replaceAll("_", "-")}.ts`;
	const table = tree.read(index, "utf8");
	if (table === null)
		return { paths: [], written: [], next: [`write an implementation of CustomOperations["${full}"] and hand it to the engine`] };
	const project = new Project({
		useInMemoryFileSystem: true,
		skipLoadingLibFiles: true,
		manipulationSettings: { indentationText: IndentationText.Tab, quoteKind: QuoteKind.Double },
	});
	const source = project.createSourceFile("operations.ts", tree.read(path, "utf8") ?? "");
	const name = freeName(source, operation, entity);
	importName(source, contract, "DBALError", false);
	importName(source, generated, "CustomOperations", true);
	source.addStatements(
		`\nexport const ${name}: CustomOperations["${full}"] = async () => {\n\tthrow new DBALError("CAPABILITY_NOT_SUPPORTED", "${full} is not written yet.", { reason: "not_implemented" });\n};`,
	);
	tree.write(
		path,
		source
			.getFullText()
			.replace(/^\n+/, "")
			.replace(/\n{3,}/g, "\n\n"),
	);
	const registry = project.createSourceFile("index.ts", table);
	const registered = register(registry, `./${path.slice(folder.length + 1).replace(/\.ts$/, ".js")}`, name, full, entity);
	if (registered) tree.write(index, registry.getFullText());
	return {
		paths: [path, index],
		written: [`\`${name}\` to ${path}: it says at each call that it is not written yet`],
		next: [
			`write \`${name}\` in ${path}; its input and its result are typed`,
			...(registered ? [] : [`add "${full}": ${name} to the table in ${index}`]),
		],
	};
}

/** The operation's own name, unless the file has it already or TypeScript reserves it. */
function freeName(source: SourceFile, operation: string, entity: string): string {
	const taken = (name: string) =>
		source.getVariableDeclaration(name) ??
		source.getFunction(name) ??
		source.getImportDeclaration((one) => one.getNamedImports().some((named) => named.getName() === name));
	const words = new Set([
		"delete",
		"import",
		"export",
		"class",
		"new",
		"return",
		"switch",
		"default",
		"function",
		"void",
		"typeof",
		"in",
		"for",
		"do",
		"if",
		"else",
		"case",
		"await",
		"yield",
		"let",
		"var",
		"const",
		"enum",
		"with",
		"while",
		"try",
		"throw",
		"super",
		"this",
		"static",
		"package",
		"private",
		"public",
		"protected",
		"interface",
		"implements",
		"extends",
		"instanceof",
		"finally",
		"catch",
		"continue",
		"break",
		"debugger",
		"eval",
		"arguments",
	]);
	return words.has(operation) || taken(operation) !== undefined ? `${operation}${entity}` : operation;
}

function importName(source: SourceFile, module: string, name: string, typeOnly: boolean): void {
	const found = source.getImportDeclarations().filter((one) => one.getModuleSpecifierValue() === module);
	if (
		found.some((one) =>
			one.getNamedImports().some((named) => named.getName() === name && !named.isTypeOnly() && (typeOnly || !one.isTypeOnly())),
		)
	)
		return;
	const open = found.find((one) => one.isTypeOnly() === typeOnly);
	if (open !== undefined) open.addNamedImport(name);
	else source.insertImportDeclaration(0, { moduleSpecifier: module, namedImports: [name], isTypeOnly: typeOnly });
}

function register(registry: SourceFile, module: string, name: string, full: string, entity: string): boolean {
	const initializer = registry.getVariableDeclaration("customOperations")?.getInitializer();
	const table = Node.isSatisfiesExpression(initializer) ? initializer.getExpression() : initializer;
	if (!Node.isObjectLiteralExpression(table)) return false;
	const used = registry
		.getImportDeclarations()
		.flatMap((one) => one.getNamedImports().map((named) => named.getAliasNode()?.getText() ?? named.getName()));
	const local = used.includes(name) ? camelCase(`${entity}${name.charAt(0).toUpperCase()}${name.slice(1)}`) : name;
	const specifier = local === name ? { name } : { name, alias: local };
	const imported = registry.getImportDeclaration((one) => one.getModuleSpecifierValue() === module);
	if (imported === undefined) registry.addImportDeclaration({ moduleSpecifier: module, namedImports: [specifier] });
	else imported.addNamedImport(specifier);
	table.addPropertyAssignment({ name: JSON.stringify(full), initializer: local });
	return true;
}

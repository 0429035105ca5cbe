/** Types of the language that generated code speaks of. */
type LanguageType = "Date" | "NonNullable" | "Pick" | "Promise" | "Readonly" | "Record" | "Required" | "Uint8Array";

const languageTypes: ReadonlySet<string> = new Set<LanguageType>([
	"Date",
	"NonNullable",
	"Pick",
	"Promise",
	"Readonly",
	"Record",
	"Required",
	"Uint8Array",
]);

/**
 * The names that a generated module takes for its own types, and what other types are called in it: a module that declares
 * `Date` speaks of `globalThis.Date`, and an import that would clash gets another name.
 */
export class TypeNames {
	private readonly declared: ReadonlySet<string>;
	private readonly imports = new Map<string, Map<string, string>>();

	constructor(declared: Iterable<string>) {
		this.declared = new Set(declared);
	}

	/** A type of the language itself, such as `Date`. */
	global(name: LanguageType): string {
		return this.declared.has(name) ? `globalThis.${name}` : name;
	}

	/** A type of another module, which the module then imports. */
	from(module: string, name: string): string {
		let local = name;
		while (this.declared.has(local) || languageTypes.has(local)) local = `${local}_`;
		const names = this.imports.get(module) ?? new Map<string, string>();
		this.imports.set(module, names.set(name, local));
		return local;
	}

	/** The import statements for all that {@link from} was asked for, in the order of paths and names. */
	importStatements(): string[] {
		return [...this.imports].sort(byFirst).map(([module, names]) => {
			const parts = [...names].sort(byFirst).map(([name, local]) => (name === local ? name : `${name} as ${local}`));
			const line = `import type { ${parts.join(", ")} } from ${JSON.stringify(module)};`;
			return line.length <= 140 ? line : `import type {\n${parts.map((part) => `\t${part},\n`).join("")}} from ${JSON.stringify(module)};`;
		});
	}
}

function byFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

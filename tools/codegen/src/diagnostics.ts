import type { Diagnostic, Document, DocumentPath } from "@metabuilder/dbal-documents";
import { closest, didYouMean } from "@metabuilder/dbal-documents";

interface Entry<P> {
	readonly severity: "error" | "warning";
	readonly message: (params: P) => string;
	readonly fix: (params: P) => string;
}

const error = <P = void>(message: (params: P) => string, fix: (params: P) => string): Entry<P> => ({ severity: "error", message, fix });

const warning = <P = void>(message: (params: P) => string, fix: (params: P) => string): Entry<P> => ({ severity: "warning", message, fix });

const list = (names: Iterable<string>) => [...names].join(", ");
const instead = (name: string, known: readonly string[]) => {
	const meant = closest(name, known);
	if (meant !== undefined) return `write \`${meant}\``;
	return known.length === 0 ? "remove it" : `use one of: ${list(known)}`;
};

interface Unknown {
	readonly name: string;
	readonly known: readonly string[];
}
interface Taken {
	readonly what: string;
	readonly name: string;
	/** Where else, as `file:line`. */
	readonly by: string;
	/** What mends it, where more can be said than that another name is needed. */
	readonly fix?: string;
}

/** Every fault that a spec may have beyond its shape: code, severity, message and fix. Shapes are told by @metabuilder/dbal-documents. */
export const diagnosticTable = {
	// Documents
	missing_document: error(
		({ path }: { path: string }) => `${path} is missing`,
		({ path }) => `write ${path}; spec/README.md shows how`,
	),
	unknown_document: error(
		({ path }: { path: string }) => `${path} is no document of a spec`,
		() => "name it *.yaml below entities/, operations/ or seed/, or move it out of the spec",
	),
	empty_mapping: error(
		({ what }: { what: string }) => `there is no ${what}`,
		({ what }) => `write at least one ${what}`,
	),

	// Names
	bad_name: error(
		({ what, name, form }: { what: string; name: string; form: string }) => `\`${name}\` can't be the name of ${what}: it must be ${form}`,
		() => "choose a name of that form",
	),
	refused_name: error(
		({ what, name, reason }: { what: string; name: string; reason: string }) => `\`${name}\` can't be the name of ${what}: ${reason}`,
		() => "choose another name",
	),
	duplicate_name: error(
		({ what, name, by }: Taken) => `the ${what} \`${name}\` is already taken by ${by}`,
		({ what, fix }) => fix ?? `give one of them another ${what}`,
	),

	// References
	unknown_type: error(
		({ name, known }: Unknown & { advice?: string | undefined }) => `\`${name}\` is no type${didYouMean(name, known)}`,
		({ name, known, advice }) => advice ?? instead(name, known),
	),
	unknown_entity: error(
		({ name, known }: Unknown) => `there is no entity \`${name}\`${didYouMean(name, known)}`,
		({ name, known }) => `${instead(name, known)}, or write its document in spec/entities`,
	),
	unknown_field: error(
		({ entity, name, known }: Unknown & { entity: string }) => `${entity} has no field \`${name}\`${didYouMean(name, known)}`,
		({ name, known }) => instead(name, known),
	),
	unknown_error_code: error(
		({ name, known }: Unknown) => `there is no error code \`${name}\`${didYouMean(name, known)}`,
		({ name, known }) => `${instead(name, known)}, or add it to spec/errors.yaml`,
	),
	unknown_role: error(
		({ name, known }: Unknown) => `there is no role \`${name}\`${didYouMean(name, known)}`,
		({ name, known }) => instead(name, known),
	),
	unknown_parameter: error(
		({ name, known }: Unknown) => `the operation has no parameter \`${name}\`${didYouMean(name, known)}`,
		({ name, known }) => instead(name, known),
	),

	// Keys of fields and parameters
	key_not_applicable: error(
		({ key, type, applies }: { key: string; type: string; applies: string }) =>
			`\`${key}\` has no meaning for ${type}: it is for ${applies}`,
		({ key }) => `remove \`${key}\`, or change the type`,
	),
	missing_for_type: error(
		({ key, type }: { key: string; type: string }) => `${type} needs \`${key}\``,
		({ key }) => `add \`${key}:\``,
	),
	contradiction: error(
		({ message }: { message: string; fix: string }) => message,
		({ fix }) => fix,
	),
	bad_bound: error(
		({ key, needs }: { key: string; needs: string }) => `\`${key}\` must be ${needs}`,
		({ needs }) => `write ${needs}`,
	),
	empty_range: error(
		({ low, high }: { low: string; high: string }) => `\`${low}\` is greater than \`${high}\`: no value would pass`,
		({ low, high }) => `lower \`${low}\` or raise \`${high}\``,
	),
	bad_pattern: error(
		({ reason }: { reason: string }) => `the pattern is no regular expression: ${reason}`,
		() => "write an ECMAScript regular expression that is valid with the `u` flag",
	),
	bad_precision: error(
		({ needs }: { needs: string }) => needs,
		() => "write a precision from 1 to 38 and a scale from 0 to the precision",
	),
	bad_default: error(
		({ reason }: { reason: string }) => `the default ${reason}`,
		() => "write a default that the field itself would accept, or remove it",
	),
	duplicate_member: error(
		({ name, other, reason }: { name: string; other: string; reason: string }) => `the values \`${other}\` and \`${name}\` ${reason}`,
		() => "rename one of them",
	),
	generated_without_source: error(
		({ type }: { type: string }) => `nothing says what generates this ${type}`,
		() => "add a `default`, or remove `generated`",
	),

	// Entities
	primary_key: error(
		({ found }: { found: number }) => (found === 0 ? "the entity has no primary key" : "the entity has more than one primary key"),
		() => "mark exactly one field `{ type: uuid, primary: true, required: true, generated: true }`",
	),
	foreign_key_target: error(
		({ entity, field }: { entity: string; field: string }) => `\`${entity}.${field}\` doesn't identify one row`,
		({ field }) => `mark \`${field}\` as \`unique: true\`, or refer to the primary key`,
	),
	foreign_key_type: error(
		({ type, entity, field, target }: { type: string; entity: string; field: string; target: string }) =>
			`the field is ${type}, and \`${entity}.${field}\` that it refers to is ${target}`,
		({ target }) => `write \`type: ${target}\``,
	),
	pair_repeats: warning(
		({ entity, fields }: { entity: string; fields: readonly string[] }) =>
			`${entity} joins two rows and nothing more, and may join the same two (${list(fields)}) any number of times`,
		({ fields }) => `add \`unique: [[${list(fields)}]]\`, or a field that tells one such row from another`,
	),
	not_indexable: error(
		({ type, what }: { type: string; what: string }) => `a ${type} field can't be in ${what}`,
		() => "remove it, or choose another type",
	),
	duplicate_index: error(
		({ by }: { by: string }) => `${by} covers the same fields`,
		() => "remove one of the two",
	),

	// Operations, errors, roles
	rate_limit_account: error(
		({ message }: { message: string }) => message,
		() => "name in `account_field` a text parameter of the operation, and list `account` in `per`",
	),
	output_kinds: error(
		() => "an output is one of `entity`, `list`, `fields` or `value`",
		() => "keep one of them; an operation that returns nothing has no `output`",
	),
	missing_error_code: error(
		({ name }: { name: string }) => `the code \`${name}\` is missing, which the engine raises by itself`,
		({ name }) => `add \`${name}\``,
	),

	renamed_from_unknown: error(
		({ what, name, from }: { what: string; name: string; from: string }) =>
			`the lock knows no ${what} \`${from}\` that \`${name}\` could be renamed from`,
		({ from }) => `write the name that it had, or remove \`renamed_from: ${from}\``,
	),
	renamed_from_present: error(
		({ from }: { from: string }) => `\`${from}\` is still in the spec, so nothing was renamed from it`,
		() => "remove `renamed_from`, or rename first, generate, and add the old name again after that",
	),
	renamed_from_twice: error(
		({ from }: { from: string }) => `two are renamed from \`${from}\``,
		() => "keep `renamed_from` on the one that it became",
	),
	renamed_from_both: error(
		({ name, from }: { name: string; from: string }) =>
			`\`${name}\` is in the lock by itself, and can't take over what \`${from}\` had as well`,
		({ name }) => `remove \`${name}\`, generate, and rename after that; or choose a name that is new`,
	),

	// Seed
	seed_row: error(
		({ reason }: { reason: string }) => reason,
		() => "change the row so that the entity would accept it",
	),

	// Lock
	lock_clash: error(
		({ what, value, by }: { what: string; value: string; by: string }) => `the ${what} ${value} is already given to ${by}`,
		({ what }) => `give one of them a ${what} that was never used; with a merge, the side that was released first keeps its own`,
	),
	lock_number: error(
		({ number }: { number: number }) => `${number} can't be a number on the wire`,
		() => "write a whole number from 1 to 536870911 outside of 2047 and 19000 to 19999",
	),
	lock_newer: error(
		({ format, known }: { format: number; known: number }) =>
			`the lock is written in form ${format}, and this version of the generator knows form ${known} at most`,
		() => "update @metabuilder/dbal-codegen to the version that wrote the lock",
	),
	lock_missing: error(
		({ snapshot }: { snapshot: string }) => `the lock is gone, while ${snapshot} says that code was generated with one`,
		({ snapshot }) =>
			`restore it from version control: without it numbers, tables and columns would be given anew, to other fields; to begin from nothing, delete ${snapshot} and libs/server/prisma as well`,
	),
	lock_repinned: error(
		({ what, was, is }: { what: string; was: string; is: string }) => `${what} is ${is} in the lock, and was generated as ${was}`,
		({ was }) =>
			`write ${was} again: what is out there speaks it; where it was never released (after a merge), take spec/dbal.model.json from the side whose lock stays as it is`,
	),
	migration_number: error(
		({ names }: { names: readonly string[] }) => `the migrations ${names.join(" and ")} have one number: two branches made one each`,
		() =>
			"keep the one that was released first, and its snapshot.prisma; delete the other one's folder on every database, and generate again",
	),
	migration_snapshot: error(
		({ folder }: { folder: string }) => `the snapshot can't be read, so that ${folder} has no known end`,
		() =>
			"restore it from version control; after a merge take the other side's folder of migrations, delete your own new one, and generate again",
	),
	lock_unreadable: error(
		() => "the lock can't be read",
		() => "restore it from version control; without it old numbers would be given to other fields",
	),
} as const;

export type DiagnosticTable = typeof diagnosticTable;
export type DiagnosticCode = keyof DiagnosticTable;
export type DiagnosticParams<C extends DiagnosticCode> = Parameters<DiagnosticTable[C]["message"]>[0];

/** Collects faults, each said with a place of a document. */
export interface Report {
	/** At the value of a path. */
	readonly at: <C extends DiagnosticCode>(document: Document, path: DocumentPath, code: C, params: DiagnosticParams<C>) => void;
	/** At the key of a path. */
	readonly atKey: <C extends DiagnosticCode>(document: Document, path: DocumentPath, code: C, params: DiagnosticParams<C>) => void;
	/** At the beginning of a file. */
	readonly atFile: <C extends DiagnosticCode>(file: string, code: C, params: DiagnosticParams<C>) => void;
	readonly add: (diagnostics: readonly Diagnostic[]) => void;
	readonly diagnostics: readonly Diagnostic[];
}

export function createReport(): Report {
	const diagnostics: Diagnostic[] = [];
	const report = <C extends DiagnosticCode>(
		file: string,
		place: { line: number; column: number },
		code: C,
		params: DiagnosticParams<C>,
	): void => {
		// Each entry takes its own parameters; the compiler can't relate them to a code that it doesn't know.
		const entry = diagnosticTable[code] as Entry<DiagnosticParams<C>>;
		diagnostics.push({ file, ...place, code, severity: entry.severity, message: entry.message(params), fix: entry.fix(params) });
	};
	return {
		at: (document, path, code, params) => report(document.file, document.valuePlace(path), code, params),
		atKey: (document, path, code, params) => report(document.file, document.keyPlace(path), code, params),
		atFile: (file, code, params) => report(file, { line: 1, column: 1 }, code, params),
		add: (more) => void diagnostics.push(...more),
		diagnostics,
	};
}

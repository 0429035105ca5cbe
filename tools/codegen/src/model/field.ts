import type { Document, DocumentPath } from "@metabuilder/dbal-documents";
import type { Report } from "../diagnostics.js";
import type { FieldDocument } from "../parse/grammar.js";
import { type FieldDraft, finishScalar } from "./draft.js";
import type { Default } from "./model.js";
import { checkScalar, type ScalarDraft, scalarTypes } from "./scalar.js";
import { snakeCase } from "./words.js";

/** Checks one field without its relations to others; undefined where its type is unknown. */
export function checkField(
	document: Document,
	path: DocumentPath,
	name: string,
	source: FieldDocument,
	report: Report,
): FieldDraft | undefined {
	const required = readFieldPresence(document, path, source, report);
	const draft = checkScalar(document, path, source, scalarTypes, report);
	if (draft === undefined) return undefined;
	checkFlags(document, path, source, draft, report);
	const primary = source.primary === true;
	const generated = source.generated === true;
	const filled = draft.default ?? (generated ? sourceOf(document, path, draft, report) : undefined);
	const field = {
		...draft.scalar,
		name,
		protoName: snakeCase(name),
		nullable: !primary && !required,
		primary,
		...(filled !== undefined && { default: filled }),
		generated,
		immutable: source.immutable === true || primary,
		autoUpdate: source.auto_update === true,
		sensitive: source.sensitive === true,
		...(source.description !== undefined && { description: source.description }),
		...(source.deprecated !== undefined && { deprecated: source.deprecated }),
	};
	return {
		field,
		unique: source.unique === true,
		plan: {
			name,
			column: snakeCase(name),
			...(source.renamed_from !== undefined && { renamedFrom: source.renamed_from }),
			...(draft.members !== undefined && { values: draft.members }),
		},
		finish: (slot) => ({ ...field, ...finishScalar(draft, slot), number: slot.number, column: slot.column ?? snakeCase(name) }),
	};
}

type PresenceKey = "required" | "optional" | "nullable";
type Presence = Partial<Pick<FieldDocument, PresenceKey>>;

/** Of a field all three keys say one thing: whether it may be NULL. True where it may not. */
function readFieldPresence(document: Document, path: DocumentPath, source: Presence, report: Report): boolean {
	return readPresence(document, path, source, ["required", "optional", "nullable"], report);
}

/** Of a parameter or a member, whether it must be given; whether NULL is a value of it is said apart, by `nullable`. */
export function readParameterPresence(document: Document, path: DocumentPath, source: Presence, report: Report): boolean {
	return readPresence(document, path, source, ["required", "optional"], report);
}

function readPresence(document: Document, path: DocumentPath, source: Presence, keys: readonly PresenceKey[], report: Report): boolean {
	const said = keys.flatMap((key) => {
		const given = source[key];
		return given === undefined ? [] : [{ key, given, demands: given === (key === "required") }];
	});
	const [first, ...others] = said;
	for (const other of others) {
		if (first === undefined || other.demands === first.demands) continue;
		const message = `\`${other.key}: ${other.given}\` contradicts \`${first.key}: ${first.given}\``;
		report.atKey(document, [...path, other.key], "contradiction", { message, fix: "keep one of them" });
	}
	return first?.demands === true;
}

function checkFlags(document: Document, path: DocumentPath, source: FieldDocument, { scalar }: ScalarDraft, report: Report): void {
	const clash = (key: keyof FieldDocument, message: string, fix: string) =>
		report.atKey(document, [...path, key], "contradiction", { message, fix });
	if (source.primary === true) {
		if (scalar.type !== "uuid" && !document.lost([...path, "type"])) {
			report.at(document, [...path, "type"], "contradiction", { message: "a primary key is a uuid", fix: "write `type: uuid`" });
		}
		if (source.generated !== true && !document.lost([...path, "generated"])) {
			clash("primary", "a primary key is generated", "add `generated: true`");
		}
		if (source.default !== undefined && source.default !== "uuid") {
			clash("default", "a primary key's default is a new uuid: another would serve a single row", "remove `default`");
		}
		if (source.nullable === true || source.optional === true || source.required === false) {
			clash("primary", "a primary key is required", "write `required: true`");
		}
		for (const key of ["unique", "foreign_key", "auto_update", "sensitive"] as const) {
			if (source[key] !== undefined && source[key] !== false) clash(key, `a primary key can't have \`${key}\``, `remove \`${key}\``);
		}
	}
	if (source.auto_update === true) {
		if (scalar.type !== "datetime") clash("auto_update", "only a datetime is updated by the engine", "remove `auto_update`");
		if (source.immutable === true) clash("auto_update", "`auto_update` contradicts `immutable`", "keep one of them");
		if (source.generated !== true && !document.lost([...path, "generated"])) {
			clash("auto_update", "a field that the engine updates is generated too", "add `generated: true`");
		}
	}
	if (source.generated === true && source.foreign_key !== undefined) {
		clash("generated", "a reference can't be generated", "remove `generated`");
	}
	if (source.unique === true && (scalar.type === "json" || scalar.type === "boolean")) {
		report.atKey(document, [...path, "unique"], "not_indexable", { type: scalar.type, what: "a unique key" });
	}
}

function sourceOf(document: Document, path: DocumentPath, { scalar }: ScalarDraft, report: Report): Default | undefined {
	if (scalar.type === "uuid") return { kind: "uuid" };
	if (scalar.type === "datetime" || scalar.type === "date") return { kind: "now" };
	if (!document.lost([...path, "default"]) && !document.has([...path, "default"])) {
		report.atKey(document, [...path, "generated"], "generated_without_source", { type: scalar.type });
	}
	return undefined;
}

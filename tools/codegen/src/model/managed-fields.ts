import type { Report } from "../diagnostics.js";
import type { EntityDocument } from "../parse/grammar.js";
import type { FieldDraft, Part } from "./draft.js";
import { snakeCase } from "./words.js";

/** The fields that keys of an entity add to it, kept by the engine alone. */
export interface ManagedFields {
	readonly version?: string;
	readonly softDelete?: string;
	readonly drafts: ReadonlyMap<string, FieldDraft>;
}

/** `version` adds `etag`, `soft_delete` adds `deletedAt`. A field of the document with such a name is a fault. */
export function managedFields({ document, value }: Part<EntityDocument>, report: Report): ManagedFields {
	const wanted = [...(value.version === true ? [etag] : []), ...(value.soft_delete === true ? [deletedAt] : [])];
	const drafts = new Map<string, FieldDraft>();
	for (const { key, field } of wanted) {
		const { name } = field;
		if (!Object.hasOwn(value.fields, name)) drafts.set(name, draftOf(field));
		else
			report.atKey(document, ["fields", name], "contradiction", {
				message: `\`${key}: true\` adds the field \`${name}\` by itself`,
				fix: `rename the field, or remove \`${key}\``,
			});
	}
	return {
		drafts,
		...(value.version === true && { version: etag.field.name }),
		...(value.soft_delete === true && { softDelete: deletedAt.field.name }),
	};
}

const kept = { primary: false, generated: true, immutable: false, sensitive: false } as const;

const etag = {
	key: "version",
	field: {
		...kept,
		name: "etag",
		protoName: "etag",
		type: "uuid",
		nullable: false,
		autoUpdate: true,
		default: { kind: "uuid" },
		description: "Another one after each write of the row.",
	},
} as const;

const deletedAt = {
	key: "soft_delete",
	field: {
		...kept,
		name: "deletedAt",
		protoName: "deleted_at",
		type: "datetime",
		nullable: true,
		autoUpdate: false,
		description: "When the row was deleted: NULL in every row that is there.",
	},
} as const;

function draftOf(field: FieldDraft["field"]): FieldDraft {
	const column = snakeCase(field.name);
	return {
		field,
		unique: false,
		plan: { name: field.name, column },
		finish: (slot) => ({ ...field, number: slot.number, column: slot.column ?? column }),
	};
}

import { create, type DescField, type DescMessage, type Message } from "@bufbuild/protobuf";
import { FieldMaskSchema } from "@bufbuild/protobuf/wkt";

/** A field of rows and the field of the masks that tell which of the rows' unset fields are NULL. */
interface MaskedField {
	readonly rows: DescField;
	readonly mask: DescField;
}

/** Names in the proto files of the standard requests: which mask goes with which rows. */
const masks: Readonly<Record<string, string>> = { field_mask: "data", field_masks: "data", update_mask: "data" };

function maskedFields(message: DescMessage): readonly MaskedField[] {
	return message.fields.flatMap((mask) => {
		const rows = message.fields.find(({ name }) => name === masks[mask.name]);
		return rows && mask.message?.typeName === FieldMaskSchema.typeName ? [{ rows, mask }] : [];
	});
}

/** Proto names of the fields that each row names, for rows that hold a `null`. By the name of the field of rows. */
export type AskedNulls = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The rows of a request in which a `null` stands and that come without a mask of their own. ProtoJSON itself drops a `null`. */
export function askedNulls(message: DescMessage, json: unknown): AskedNulls {
	const found = new Map<string, readonly (readonly string[])[]>();
	for (const { rows, mask } of maskedFields(message)) {
		if (memberOf(json, mask) !== undefined) continue;
		const given = memberOf(json, rows);
		const list: readonly unknown[] = Array.isArray(given) ? given : [given];
		if (!list.some((row) => typeof row === "object" && row !== null && Object.values(row).includes(null))) continue;
		found.set(
			rows.name,
			list.map((row) =>
				Object.keys(row ?? {}).flatMap(
					(key) => rows.message?.fields.find(({ name, jsonName }) => name === key || jsonName === key)?.name ?? [],
				),
			),
		);
	}
	return found;
}

/** Puts the masks into the message. */
export function nameNulls(desc: DescMessage, message: Message, asked: AskedNulls): void {
	const target = message as Message & Record<string, unknown>; // A message of a descriptor known only now has its fields by name.
	for (const { rows, mask } of maskedFields(desc)) {
		const named = asked.get(rows.name)?.map((paths) => create(FieldMaskSchema, { paths: [...paths] }));
		if (named) target[mask.localName] = mask.fieldKind === "list" ? named : named[0];
	}
}

function memberOf(json: unknown, { name, jsonName }: DescField): unknown {
	if (typeof json !== "object" || json === null) return undefined;
	const members = json as Readonly<Record<string, unknown>>; // Any object has members by name.
	return members[jsonName] ?? members[name];
}

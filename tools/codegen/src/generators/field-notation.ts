/** A field in the short notation of `nx generate entity`, or why it is none. */
export type ReadField = { readonly name: string; readonly lines: readonly string[] } | { readonly fault: string };

const form = /^([A-Za-z]\w*):([a-z]+)(?:\(([^()]*)\))?([!?u]*)$/;

/**
 * `number:string(20)!u, total:decimal(12,2), state:enum(draft|sent)!, userId:ref(User)` → the lines of an entity's document. After the type come
 * `!` (required) and `u` (unique); in brackets a text's greatest length, a decimal's precision and scale, an enum's values, a reference's entity.
 * Whether types and entities exist is not checked here: the whole spec is, afterwards.
 */
export function readFields(notation: string): readonly ReadField[] {
	return notation
		.split(/,(?![^()]*\))/)
		.map((part) => part.trim())
		.filter((part) => part !== "")
		.map(readField);
}

function readField(text: string): ReadField {
	const parts = form.exec(text);
	const [, name, type, args, flags] = parts ?? [];
	if (name === undefined || type === undefined)
		return { fault: `\`${text}\` is no field: write name:type, as in total:decimal(12,2)! or userId:ref(User)` };
	const presence = flags?.includes("!") === true ? "required: true" : "nullable: true";
	const unique = flags?.includes("u") === true ? ["unique: true"] : [];
	const keys = typeKeys(type, args?.trim() ?? "");
	if (keys === undefined) return { fault: `\`${text}\`: ${type} takes nothing in brackets` };
	return { name, lines: [`${name}: { ${[...keys.slice(0, 1), presence, ...unique, ...keys.slice(1)].join(", ")} }`] };
}

function typeKeys(type: string, args: string): readonly string[] | undefined {
	if (type === "ref") return ["type: uuid", `foreign_key: { entity: ${args === "" ? "?" : args} }`];
	if (args === "") return [`type: ${type}`];
	const items = args.split(/[,|]/).map((item) => item.trim());
	if (type === "decimal") return ["type: decimal", `precision: ${items[0] ?? ""}`, `scale: ${items[1] ?? "0"}`];
	if (type === "enum") return ["type: enum", `values: [${items.join(", ")}]`];
	if (["string", "text", "email", "url"].includes(type)) return [`type: ${type}`, `max_length: ${args}`];
	return ["json", "bytes"].includes(type) ? [`type: ${type}`, `max_bytes: ${args}`] : undefined;
}

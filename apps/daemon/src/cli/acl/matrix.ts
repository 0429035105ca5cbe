import { fieldsOf, type Grant, grantsOf, type Policy, type PolicyModel, rowsInWords } from "@metabuilder/dbal-server";

/** One role's rights to one operation. */
export interface Cell {
	readonly role: string;
	/** `all` rows, `some` of them, or `none`: not granted. */
	readonly rows: "all" | "some" | "none";
	/** In words; empty where it is not granted. */
	readonly words: string;
	/** Fields, where they are not all: those that may be read, and those that may be set. */
	readonly read?: readonly string[];
	readonly write?: readonly string[];
	readonly presets: readonly string[];
	readonly rules: readonly string[];
}

export interface MatrixRow {
	readonly operation: string;
	readonly cells: readonly Cell[];
}

export interface MatrixEntity {
	readonly entity: string;
	readonly rows: readonly MatrixRow[];
}

/** Who may do what: entities, their operations, and a cell for each role from the lowest to the highest. */
export interface Matrix {
	readonly roles: readonly string[];
	readonly entities: readonly MatrixEntity[];
}

/** Reads the matrix off the rules. `entity` and `role` narrow it. */
export function matrixOf(policy: Policy, model: PolicyModel, only: { readonly entity?: string; readonly role?: string } = {}): Matrix {
	const roles = [...model.roles].sort((one, other) => one.level - other.level).map(({ name }) => name);
	const shown = roles.filter((role) => only.role === undefined || role === only.role);
	const grants = grantsOf(policy, model);
	const entities = model.entities
		.filter(({ name }) => only.entity === undefined || name === only.entity)
		.map(({ name, operations, fields }) => ({
			entity: name,
			rows: operations.map((operation) => ({
				operation,
				cells: shown.flatMap((role) =>
					grants
						.filter((grant) => grant.entity === name && grant.operation === operation && grant.role === role)
						.map((grant) =>
							cellOf(
								grant,
								fields.map((field) => field.name),
							),
						),
				),
			})),
		}));
	return { roles: shown, entities };
}

function cellOf(grant: Grant, all: readonly string[]): Cell {
	const { role, alternatives, restrictions, presets } = grant;
	if (alternatives.length === 0) return { role, rows: "none", words: "", presets: [], rules: [] };
	const before = rowsInWords(grant) ?? "";
	const after = rowsInWords(grant, "after") ?? "";
	const sets = alternatives.some(({ write }) => write.size > 0) || presets.size > 0;
	const words = [
		before === "all rows" && sets ? undefined : before,
		sets && after !== before ? `leaving ${after}` : undefined,
		!sets || after !== before || before !== "all rows" ? undefined : before,
	];
	const { read, write } = fieldsOf(grant);
	const some = (fields: ReadonlySet<string>) =>
		fields.size > 0 && fields.size < all.length ? all.filter((name) => fields.has(name)) : undefined;
	const readable = some(read);
	const writable = some(write);
	return {
		role,
		rows: before === "all rows" && (!sets || after === "all rows") ? "all" : "some",
		words: words.filter((word) => word !== undefined).join(", "),
		...(readable && { read: readable }),
		...(writable && { write: writable }),
		presets: [...presets].map(([name, value]) => `${name} = ${value}`),
		rules: [...alternatives.map(({ rule }) => rule), ...restrictions],
	};
}

const marks = { all: "●", some: "◐", none: "·" } as const;

/** The matrix as text: a table for each entity, and below it what `some` means. */
export function matrixText({ roles, entities }: Matrix): string {
	const blocks = entities.map(({ entity, rows }) => {
		const width = Math.max(entity.length, ...rows.map(({ operation }) => operation.length)) + 2;
		const widths = roles.map((role) => Math.max(role.length, 3) + 2);
		const head = `${entity.padEnd(width)}${roles.map((role, index) => role.padEnd(widths[index] ?? 0)).join("")}`;
		const lines = rows.map(
			({ operation, cells }) =>
				`${operation.padEnd(width)}${cells.map((cell, index) => marks[cell.rows].padEnd(widths[index] ?? 0)).join("")}`,
		);
		return [head.trimEnd(), ...lines.map((line) => line.trimEnd()), ...notesOf(rows)].join("\n");
	});
	return [...blocks, `${marks.all} all rows   ${marks.some} some rows, or some of them after a write   ${marks.none} denied`].join("\n\n");
}

/** A line for each different thing that a cell with bounds says, with those that it holds for. */
function notesOf(rows: readonly MatrixRow[]): readonly string[] {
	const notes = new Map<string, Map<string, string[]>>();
	for (const { operation, cells } of rows) {
		for (const cell of cells) {
			const text = noteOf(cell);
			if (text === "") continue;
			const byRole = notes.get(text) ?? new Map<string, string[]>();
			byRole.set(cell.role, [...(byRole.get(cell.role) ?? []), operation]);
			notes.set(text, byRole);
		}
	}
	return [...notes].map(([text, byRole]) => {
		const groups = new Map<string, string[]>();
		for (const [role, operations] of byRole) groups.set(operations.join(", "), [...(groups.get(operations.join(", ")) ?? []), role]);
		const who = [...groups].map(([operations, roles]) => `${roles.join(", ")}: ${operations}`).join("; ");
		return `  ${who}\n      ${text}`;
	});
}

/** What bounds a cell; empty where nothing does. */
export function noteOf(cell: Cell): string {
	const parts = [
		cell.rows === "some" ? cell.words : undefined,
		cell.read && `reads ${cell.read.join(", ")}`,
		cell.write && `sets ${cell.write.join(", ")}`,
		cell.presets.length > 0 ? `filled in: ${cell.presets.join(", ")}` : undefined,
	];
	return parts.filter((part) => part !== undefined).join(" · ");
}

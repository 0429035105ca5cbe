import { convert, isSameStorage } from "./convert.js";
import type { ColumnWork, Surroundings } from "./plan-storage.js";
import type { Guard, Risk, StorageChange } from "./storage-change.js";
import { checkOn, type StoredColumn, type StoredTable } from "./stored-table.js";

/** What happens to one column, `from` undefined for a new one; what its values need goes to `work`. */
export function columnChange(
	old: StoredTable,
	from: StoredColumn | undefined,
	to: StoredColumn,
	table: StoredTable,
	around: Surroundings,
	work: ColumnWork[],
): readonly StorageChange[] {
	const changes = from === undefined ? [newColumn(old, to)] : keptColumn(old, from, to, around, work);
	return [...changes, ...referenceChange(old, from, to, around, work)].map((change) => ({ ...change, entity: table.entity }));
}

type Change = Omit<StorageChange, "entity">;

function newColumn(old: StoredTable, to: StoredColumn): Change {
	const words = `new column \`${to.column}\` (${typeWords(to)})`;
	if (!to.required) return { words: `${words}, NULL in the rows that are there`, guards: [] };
	if (to.fill !== undefined) return { words: `${words}, ${fillWords(to.fill)} in the rows that are there`, guards: [] };
	return {
		words: `${words} that is required and has no default`,
		risk: "requires",
		guards: [
			{
				kind: "blocks",
				words: `would lack ${old.entity}.${to.field}, which is required and has no default`,
				rows: `SELECT "${old.primary}" FROM "${old.table}"`,
			},
		],
	};
}

function keptColumn(
	old: StoredTable,
	from: StoredColumn,
	to: StoredColumn,
	{ provider }: Surroundings,
	work: ColumnWork[],
): readonly Change[] {
	const changes: Change[] = [];
	const at = `"${to.column}"`;
	const where = (condition: string) => `SELECT "${old.primary}" FROM "${old.table}" WHERE ${condition}`;
	const name = `${old.entity}.${from.field}`;
	const tell = (words: string, risk?: Risk, guards: readonly Guard[] = []) => changes.push({ words, ...(risk && { risk }), guards });

	if (from.field !== to.field) tell(`\`${to.column}\` holds ${to.field} now, which was ${from.field}: its values stay`);

	let value = at;
	let refuses: string | undefined;
	const conversion = convert(from, to, provider, at);
	if (typeWords(from) !== typeWords(to)) {
		const words = `\`${to.column}\` becomes ${typeWords(to)}, was ${typeWords(from)}`;
		if (conversion === undefined) {
			value = to.fill ?? "NULL";
			const guards: Guard[] = [
				{ kind: "loses", words: `hold a value in ${name} that is no ${typeWords(to)}`, rows: where(`${at} IS NOT NULL`) },
			];
			if (to.required && to.fill === undefined) {
				const lack = `would lack ${name}: it is required, has no default, and its old value is no ${typeWords(to)}`;
				guards.push({ kind: "blocks", words: lack, rows: where("1 = 1") });
			}
			tell(`${words}: its values are lost`, "loses", guards);
		} else {
			({ sql: value, refuses } = conversion);
			if (refuses === undefined) tell(value === at ? `${words}: its values stay` : `${words}: its values are converted`);
			else {
				const guard: Guard = { kind: "blocks", words: `hold a value in ${name} that can't become ${typeWords(to)}`, rows: where(refuses) };
				tell(`${words}: values that can't be converted stand in the way`, "narrows", [guard]);
			}
		}
	}

	const renamed = renamedMembers(from, to);
	if (renamed.length > 0) {
		const cases = renamed.map(([before, after]) => `WHEN '${before}' THEN '${after}'`).join(" ");
		value = `CASE ${value} ${cases} ELSE ${value} END`;
		tell(`${renamed.map(([before, after]) => `\`${before}\` becomes \`${after}\``).join(", ")} in the rows of \`${to.column}\``);
	}
	const isEnum = from.members !== undefined && to.members !== undefined;
	const added = isEnum
		? Object.keys(to.members).filter((member) => !Object.values(from.members ?? {}).includes(to.members?.[member] ?? 0))
		: [];
	if (added.length > 0) tell(`\`${to.column}\` may be ${added.map((member) => `\`${member}\``).join(", ")} too`);

	const check = checkOn(to, provider, parenthesized(value));
	const narrower = isNarrower(from, to);
	// A database that wasn't told of a bound before may hold anything.
	const isUnchecked = from.check === undefined && to.check !== undefined;
	if (conversion !== undefined && to.check !== from.check && check !== undefined && (narrower || isUnchecked)) {
		tell(`\`${to.column}\` must be ${boundWords(to)}: rows that aren't stand in the way`, narrower ? "narrows" : "refuses", [
			{
				kind: "blocks",
				words: `hold a value in ${name} that isn't ${boundWords(to)}`,
				rows: where(`${at} IS NOT NULL AND NOT (${check})`),
			},
		]);
	} else if (to.check !== from.check && typeWords(from) === typeWords(to) && renamed.length === 0 && added.length === 0) {
		tell(to.check === undefined ? `\`${to.column}\` is checked no more` : `\`${to.column}\` may be ${boundWords(to)}`);
	}

	if (to.required && !from.required) {
		if (to.fill !== undefined) {
			value = `coalesce(${value}, ${to.fill})`;
			tell(`\`${to.column}\` is required: rows without a value get ${fillWords(to.fill)}`);
		} else if (conversion !== undefined) {
			const guard: Guard = {
				kind: "blocks",
				words: `have no ${name}, which is required now and has no default`,
				rows: where(`${at} IS NULL`),
			};
			tell(`\`${to.column}\` is required, and rows without a value stand in the way`, "requires", [guard]);
		}
	} else if (!to.required && from.required) tell(`\`${to.column}\` may be NULL`);
	if (from.fill !== to.fill && (from.required === to.required || to.fill === undefined))
		tell(to.fill === undefined ? `\`${to.column}\` has no default any more` : `the default of \`${to.column}\` is ${fillWords(to.fill)}`);

	if (value !== at || !isSameStorage(from, to)) work.push({ from, to, value, ...(refuses !== undefined && { refuses }) });
	return changes;
}

function referenceChange(
	old: StoredTable,
	from: StoredColumn | undefined,
	to: StoredColumn,
	{ before }: Surroundings,
	work: readonly ColumnWork[],
): readonly Change[] {
	const [was, is] = [from?.references, to.references];
	if (was === undefined && is === undefined) return [];
	if (is === undefined) return [{ words: `\`${to.column}\` refers to nothing any more`, guards: [] }];
	const target = `\`${is.table}.${is.column}\``;
	if (was !== undefined && was.table === is.table && was.column === is.column) {
		if (was.onDelete === is.onDelete) return [];
		return [{ words: `when a row of \`${is.table}\` is deleted, ${deleteWords[is.onDelete]} (\`${to.column}\`)`, guards: [] }];
	}
	const words = `\`${to.column}\` refers to ${target}; when that row is deleted, ${deleteWords[is.onDelete]}`;
	if (from === undefined) return to.fill === undefined ? [{ words, guards: [] }] : [{ words, risk: "refuses", guards: [] }];
	const value = work.find((one) => one.to.column === to.column)?.value ?? `"${to.column}"`;
	const known = before.get(is.table);
	const there = known?.columns.some(({ column }) => column === is.column);
	const missing = there ? `${value} NOT IN (SELECT "${is.column}" FROM "${is.table}" WHERE "${is.column}" IS NOT NULL)` : "1 = 1";
	return [
		{
			words,
			risk: "refuses",
			guards: [
				{
					kind: "blocks",
					words: `refer by ${old.entity}.${to.field} to a row of ${is.table} that isn't there`,
					rows: `SELECT "${old.primary}" FROM "${old.table}" WHERE ${value} IS NOT NULL AND ${missing}`,
				},
			],
		},
	];
}

const deleteWords = {
	cascade: "the rows that refer to it are deleted too",
	restrict: "rows that refer to it forbid that",
	set_null: "the rows that refer to it lose the reference",
} as const;

/** The members whose number stays and whose name doesn't, as old and new name. */
function renamedMembers(from: StoredColumn, to: StoredColumn): readonly (readonly [string, string])[] {
	const names = new Map(Object.entries(to.members ?? {}).map(([name, number]) => [number, name]));
	return Object.entries(from.members ?? {}).flatMap(([name, number]) => {
		const now = names.get(number);
		return now === undefined || now === name ? [] : [[name, now] as const];
	});
}

/** False where every value that was fine is fine still. */
function isNarrower(from: StoredColumn, to: StoredColumn): boolean {
	if (from.type !== to.type && (from.members === undefined || to.members === undefined)) return true;
	const numbers = new Set(Object.values(to.members ?? {}));
	if (Object.values(from.members ?? {}).some((number) => !numbers.has(number))) return true;
	return (
		(to.min !== undefined && (from.min === undefined || compare(from.min, to.min) < 0)) ||
		(to.max !== undefined && (from.max === undefined || compare(from.max, to.max) > 0)) ||
		(to.minLength ?? 0) > (from.minLength ?? 0) ||
		(to.maxLength ?? Number.POSITIVE_INFINITY) < (from.maxLength ?? Number.POSITIVE_INFINITY) ||
		(to.maxBytes ?? Number.POSITIVE_INFINITY) < (from.maxBytes ?? Number.POSITIVE_INFINITY) ||
		(to.pattern !== undefined && from.pattern !== to.pattern)
	);
}

/** Exact for whole numbers of any length and for decimals. */
function compare(a: string, b: string): number {
	const [x, y] = [scaled(a), scaled(b)];
	return x < y ? -1 : x > y ? 1 : 0;
}

function scaled(text: string): bigint {
	const plain = /e/i.test(text) ? Number(text).toFixed(38) : text;
	const [whole = "0", fraction = ""] = plain.replace("-", "").split(".");
	const value = BigInt(`${whole === "" ? "0" : whole}${fraction.padEnd(40, "0").slice(0, 40)}`);
	return text.startsWith("-") ? -value : value;
}

function parenthesized(value: string): string {
	return /^"[^"]*"$/.test(value) ? value : `(${value})`;
}

function fillWords(fill: string): string {
	return /\bnow\b/.test(fill) && !fill.startsWith("'") ? "the time of the migration" : fill;
}

/** A type as the spec calls it. */
function typeWords({ type, precision, scale }: StoredColumn): string {
	return type === "decimal" ? `decimal(${precision}, ${scale})` : type;
}

function boundWords({ type, min, max, minLength, maxLength, pattern, maxBytes, members }: StoredColumn): string {
	const parts = [
		...(members === undefined ? [] : [`one of ${Object.keys(members).join(", ")}`]),
		...(min === undefined ? [] : [`${min} or more`]),
		...(max === undefined ? [] : [`${max} or less`]),
		...(minLength === undefined ? [] : [`at least ${minLength} characters long`]),
		...(maxLength === undefined ? [] : [`at most ${maxLength} characters long`]),
		...(maxBytes === undefined ? [] : [`at most ${maxBytes} bytes long`]),
		...(pattern === undefined ? [] : [`of the form ${pattern}`]),
	];
	return parts.length === 0 ? `any ${type}` : parts.join(", ");
}

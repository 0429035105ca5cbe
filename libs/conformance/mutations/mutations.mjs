// Each is one slip in what adapters and engine do: a text of the built code and what stands in its place. `target` is where it must be seen.

const sqlite = (file, from, to) => ({ target: "sqlite", file: `adapters/sql/${file}`, from, to });
const postgres = (from, to) => ({ target: "postgres", file: "adapters/sql/postgresql-dialect.js", from, to });
const memory = (file, from, to) => ({ target: "memory", file, from, to });
const predicate = "compile-predicate.js";
const dialect = "sqlite-dialect.js";

export const mutations = [
	// Operators
	sqlite(predicate, 'lt: "<"', 'lt: "<="'),
	sqlite(predicate, 'lte: "<="', 'lte: "<"'),
	sqlite(predicate, 'gt: ">"', 'gt: ">="'),
	sqlite(predicate, 'gte: ">="', 'gte: ">"'),
	sqlite(predicate, 'eq: "="', 'eq: "IS"'),
	sqlite(predicate, "NOT (${", "1 IS NOT (${"),
	sqlite(predicate, '? " AND " : " OR "', '? " OR " : " AND "'),
	sqlite(predicate, 'truth(predicate.kind === "and")', "truth(true)"),
	sqlite(predicate, "return truth(false)", "return truth(true)"),
	sqlite(predicate, " IS NULL`", " IS NOT NULL`"),
	sqlite(predicate, "EXISTS (SELECT 1", "NOT EXISTS (SELECT 1"),
	sqlite(dialect, "instr(${column}, ${bind(operand)}) > 0", "${column} LIKE '%' || ${bind(operand)} || '%'"),
	sqlite(dialect, "instr(${column}, ${bind(operand)}) > 0", "instr(${column}, ${bind(operand)}) > 1"),
	sqlite(dialect, "substr(${column}, 1, length(${bind(operand)}))", "substr(${column}, 2, length(${bind(operand)}))"),
	sqlite(dialect, "substr(${column}, -length(${bind(operand)}))", "substr(${column}, 1, length(${bind(operand)}))"),
	sqlite(dialect, 'operand === "" ? `${column} = ${column}`', 'operand === "" ? `1 = 1`'),
	sqlite(dialect, "SELECT value FROM json_each", "SELECT CAST(value AS TEXT) FROM json_each"),
	// NULL and order
	sqlite(dialect, "ASC NULLS LAST", "ASC NULLS FIRST"),
	sqlite(dialect, "DESC NULLS FIRST", "DESC NULLS LAST"),
	sqlite(dialect, 'direction === "asc" ? column : `${column} DESC`', 'direction === "asc" ? column : `${column}`'),
	sqlite("keyset.js", '? ">" : "<"', '? ">=" : "<="'),
	sqlite("keyset.js", '"1 = 0" : `${name} IS NOT NULL`', '"1 = 0" : `1 = 0`'),
	sqlite("keyset.js", "OR ${name} IS NULL)", "OR 1 = 0)"),
	sqlite("keyset.js", "? `${name} IS NULL`", "? `${name} IS NOT NULL`"),
	sqlite("keyset.js", "return `${name} < ${value}`", "return `${name} <= ${value}`"),
	// Values
	sqlite(dialect, "value === 0 ? 0 : value", "Math.fround(value)"),
	sqlite(dialect, "return BigInt(String(raw))", "return BigInt(Number(raw))"),
	sqlite(dialect, "return value ? 1 : 0", "return value ? 1 : null"),
	sqlite(dialect, 'return value.toISOString().replace("Z", "+00:00")', "return value.toISOString().slice(0, 19)"),
	sqlite(dialect, "CASE WHEN ${column} IS NULL THEN NULL ELSE hex(${column}) END", "hex(${column})"),
	sqlite(dialect, 'Buffer.from(String(raw), "hex")', 'Buffer.from(String(raw), "utf8")'),
	sqlite("decimal-text.js", "negative ? `-${complement(text)}` : text", "negative ? `-${text}` : text"),
	sqlite("decimal-text.js", 'padStart(digits.precision - digits.scale, "0")', 'padStart(1, "0")'),
	sqlite("decimal-text.js", 'after.padEnd(digits.scale, "0")', "after"),
	// Conflicts
	sqlite("find-conflict.js", "if (taken.has(key))", "if (!taken.has(key))"),
	sqlite("failure.js", "if (written === undefined)", "if (written !== undefined)"),
	// PostgreSQL
	postgres('direction === "asc" ? column : `${column} DESC`', 'direction === "asc" ? `${column} NULLS FIRST` : `${column} DESC`'),
	postgres("strpos(${column}::text, ${bind(operand)}::text) > 0", "${column}::text LIKE '%' || ${bind(operand)}::text || '%'"),
	postgres("extract(epoch from ${column}) * 1000)::int8", "extract(epoch from ${column}))::int8 * 1000"),
	postgres('value.replace(/["\\\\]/g, "\\\\$&")', 'value.replace(/["]/g, "\\\\$&")'),
	postgres('return "numeric"', 'return "float8"'),
	// The reference adapter and the engine
	memory("adapters/memory/constraints.js", 'if (onDelete === "cascade")', 'if (onDelete !== "restrict")'),
	memory("adapters/memory/constraints.js", "[field]: null", "[field]: row[field]"),
	memory("adapters/memory/constraints.js", "throw restrictConflict()", "return"),
	memory("adapters/memory/constraints.js", "throw foreignKeyConflict", "return void foreignKeyConflict"),
	memory("adapters/memory/memory-store.js", "compare(row, last) > 0", "compare(row, last) >= 0"),
	memory("query/weave.js", 'operator: "gt"', 'operator: "lt"'),
];

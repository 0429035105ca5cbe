/** A value on one line, for a message: dates, bytes and bigints told as such, hostile characters escaped, cut at `maxLength`. */
export function show(value: unknown, maxLength = 400): string {
	const text = describe(value, 0).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
	return text.length <= maxLength ? text : `${text.slice(0, maxLength)}… (${text.length} characters)`;
}

function describe(value: unknown, depth: number): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? "an invalid Date" : value.toISOString();
	if (value instanceof Uint8Array) return `bytes(${Buffer.from(value).toString("hex")})`;
	if (value instanceof Error) return `${value.name}: ${value.message}`;
	if (typeof value === "bigint") return `${value}n`;
	if (typeof value === "string") return JSON.stringify(value);
	if (Object.is(value, -0)) return "-0";
	if (typeof value !== "object" || value === null) return String(value);
	if (depth > 8) return "…";
	if (Array.isArray(value)) return `[${value.map((item) => describe(item, depth + 1)).join(", ")}]`;
	const members = Object.entries(value).map(([key, inner]) => `${key}: ${describe(inner, depth + 1)}`);
	return `{ ${members.join(", ")} }`;
}

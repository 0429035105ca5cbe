/** What a contestant gave, in one form: keys in order, times as text, bytes as hex, and nothing that is undefined. */
export function canonical(value: unknown): unknown {
	if (value instanceof Date) return value.toISOString();
	if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
	if (typeof value === "bigint") return value.toString();
	if (Array.isArray(value)) return value.map(canonical);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).filter(([, member]) => member !== undefined);
	return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, canonical(member)]));
}

/** Undefined where both gave the same, else where they differ first. */
export function difference(expected: unknown, actual: unknown): string | undefined {
	const [left, right] = [JSON.stringify(canonical(expected)), JSON.stringify(canonical(actual))];
	if (left === right) return undefined;
	let at = 0;
	while (left?.[at] === right?.[at]) at++;
	const around = (text: string | undefined) => text?.slice(Math.max(0, at - 60), at + 60);
	return `at character ${at}: …${around(left)}… and …${around(right)}…`;
}

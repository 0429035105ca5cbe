const written = `function toTimestamp(date: Date): Timestamp {
	const seconds = BigInt(Math.trunc(date.getTime() / 1_000));
	const nanos = (date.getTime() % 1_000) * 1_000_000;
	return {  seconds, nanos };
}`;

const mended = `function toTimestamp(date: Date): Timestamp {
	const seconds = BigInt(Math.floor(date.getTime() / 1_000));
	const nanos = (date.getTime() - Math.floor(date.getTime() / 1_000) * 1_000) * 1_000_000;
	return { seconds, nanos };
}`;

/**
 * ts-proto counts the nanoseconds of a time before 1970 backwards, which google.protobuf.Timestamp forbids ("must count forward in
 * time") and other languages' decoders refuse. Throws where ts-proto writes that function in another way than the one known here.
 */
export function mendTimestamps(text: string): string {
	if (!text.includes("function toTimestamp(")) return text;
	if (!text.includes(written)) throw new Error("ts-proto's toTimestamp isn't the one that mendTimestamps knows");
	return text.replace(written, mended);
}

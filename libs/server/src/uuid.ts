/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7): they begin with the time in ms, so that inserts stay local in an index.
 * Those of one source ascend, also within a millisecond and when the clock steps back.
 */
export function createUuids(now: () => Date, random: (size: number) => Uint8Array): () => string {
	let lastMs = 0;
	let counter = 0;
	return () => {
		const bytes = Buffer.from(random(16));
		const time = now().getTime();
		if (time > lastMs) {
			lastMs = time;
			// 12 bits after the version are a counter (method 1); it starts low enough to count on.
			counter = bytes.readUInt16BE(6) & 0x07ff;
		} else if (++counter > 0x0fff) {
			lastMs++;
			counter = 0;
		}
		bytes.writeUIntBE(lastMs, 0, 6);
		bytes.writeUInt16BE(0x7000 | counter, 6);
		bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
		const hex = bytes.toString("hex");
		return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
	};
}

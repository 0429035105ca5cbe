/** Reads the internal slot of any typed array, so that no own property or trap of a hostile object is believed. */
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;

/** True for a real Uint8Array, Node's Buffer among them, of any realm. */
export function isBytes(value: object): value is Uint8Array {
	return Reflect.get(typedArray, Symbol.toStringTag, value) === "Uint8Array";
}

/** A plain Uint8Array with the same bytes, or undefined when there are more than `maxBytes`. */
export function copyBytes(bytes: Uint8Array, maxBytes: number): Uint8Array | undefined {
	const length = Reflect.get(typedArray, "byteLength", bytes) as number;
	return length > maxBytes ? undefined : new Uint8Array(bytes);
}

/** Base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** The bytes of base64 text. Throws where it is none. */
export function fromBase64(text: string): Uint8Array {
	return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

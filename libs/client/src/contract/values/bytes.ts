/** Reads the internal slot of any typed array, so that no own property or trap of a hostile object is believed. */
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const tag = Object.getOwnPropertyDescriptor(typedArray, Symbol.toStringTag)?.get;
const byteLength = Object.getOwnPropertyDescriptor(typedArray, "byteLength")?.get;

/** True for a real Uint8Array, Node's Buffer among them, of any realm. */
export function isBytes(value: object): value is Uint8Array {
	return tag?.call(value) === "Uint8Array";
}

/** A plain Uint8Array with the same bytes, or undefined when there are more than `maxBytes`. */
export function copyBytes(bytes: Uint8Array, maxBytes: number): Uint8Array | undefined {
	const length: number = byteLength?.call(bytes);
	return length > maxBytes ? undefined : new Uint8Array(bytes);
}

/**
 * What a change means to a client of the version before. `breaking`: something that it does fails, or finds less. `careful`: it works, until
 * it meets something that is new. `compatible`: it notices nothing.
 */
export type WireEffect = "breaking" | "careful" | "compatible";

export interface WireChange {
	readonly effect: WireEffect;
	/** A sentence without its end. */
	readonly words: string;
}

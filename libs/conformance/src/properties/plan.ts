import type { Direction, Value } from "@metabuilder/dbal/contract";

/** What a step sets a field to. `row` stands for a key of a row that is there when the step runs, the n-th of them round and round. */
export type Setting =
	| { readonly kind: "value"; readonly value: Value }
	/** The referenced field of the n-th row of the entity at the other end; a value that no row has where there is none. */
	| { readonly kind: "row"; readonly n: number }
	/** Valid, and no row's. */
	| { readonly kind: "nobody" };

export type Settings = Readonly<Record<string, Setting>>;

/** A step of a random sequence, told without ids so that it can be run on any target. */
export type Step =
	| { readonly kind: "create"; readonly entity: string; readonly data: Settings }
	| { readonly kind: "createMany"; readonly entity: string; readonly data: readonly Settings[] }
	| { readonly kind: "update"; readonly entity: string; readonly row: number; readonly data: Settings }
	| { readonly kind: "delete"; readonly entity: string; readonly row: number }
	| {
			readonly kind: "list";
			readonly entity: string;
			readonly where: Readonly<Record<string, unknown>>;
			readonly orderBy: Readonly<Record<string, Direction>>;
			readonly limit: number;
	  };

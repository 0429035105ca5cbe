import type { Direction } from "./query.js";

/** What may be asked of a field of any type: `null` stands for NULL where `N` is `null`. */
export interface EqualityOperators<T, N extends null = never> {
	readonly equals?: T | N;
	/** As in SQL, a row where the field is NULL is not returned. */
	readonly not?: T | N;
	readonly isNull?: boolean;
}

/** Of uuid and enum. An empty `in` matches nothing. */
export interface ListOperators<T, N extends null = never> extends EqualityOperators<T, N> {
	readonly in?: readonly T[];
	readonly notIn?: readonly T[];
}

/** Of numbers, times and days. */
export interface OrderOperators<T, N extends null = never> extends ListOperators<T, N> {
	readonly lt?: T;
	readonly lte?: T;
	readonly gt?: T;
	readonly gte?: T;
}

/** Of text, by code point; `%`, `_` and `\` are plain characters. */
export interface TextOperators<N extends null = never> extends OrderOperators<string, N> {
	readonly contains?: string;
	readonly startsWith?: string;
	readonly endsWith?: string;
}

/** Of json, which is not compared. */
export interface NullOperators {
	readonly isNull?: boolean;
}

/** Conditions that join others. An empty AND is true, an empty OR false. */
export interface Junctions<Where> {
	readonly AND?: readonly Where[];
	readonly OR?: readonly Where[];
	readonly NOT?: Where;
}

/** Conditions on the one related row. `{}` matches any. */
export interface OneRelationOperators<Where> {
	readonly is?: Where;
	readonly isNot?: Where;
}

/** Conditions on the related rows. `{}` matches any. */
export interface ManyRelationOperators<Where> {
	readonly some?: Where;
	readonly every?: Where;
	readonly none?: Where;
}

/** The primary key ends every order, so that order is total. An array sorts by its first member first. */
export type OrderBy<Field extends string> = { readonly [F in Field]?: Direction } | readonly { readonly [F in Field]?: Direction }[];

/** The fields to return; without it, all that the caller may read. */
export type Select<Row> = { readonly [F in keyof Row]?: boolean };

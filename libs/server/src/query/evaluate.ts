import type { EntityDescriptor, RelationDescriptor, Row } from "@metabuilder/dbal/contract";
import type { Predicate } from "./predicate.js";

/** Where an evaluation finds the other end of a relation. */
export interface EvaluationScope {
	entity(name: string): EntityDescriptor;
	/** The related rows of `row`, at most one over a to-one relation. Rows hold every field that predicates name. */
	related(relation: RelationDescriptor, row: Row): Iterable<Row>;
}

/** The truth of a predicate for a row, `null` where it is unknown: SQL's three-valued logic. `some` is true or false, as EXISTS is. */
export declare function evaluate(predicate: Predicate, entity: EntityDescriptor, row: Row, scope: EvaluationScope): boolean | null;

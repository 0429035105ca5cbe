import type { EntityDescriptor, Row } from "@metabuilder/dbal/contract";
import { compareValues } from "../../query/compare.js";
import type { OrderTerm } from "../adapter.js";

/** Orders rows by terms; NULLs rank above every value. */
export function rowOrder(entity: EntityDescriptor, orderBy: readonly OrderTerm[]): (left: Row, right: Row) => number {
	const types = new Map(entity.fields.map((field) => [field.name, field.type]));
	return (left, right) => {
		for (const { field, direction } of orderBy) {
			const type = types.get(field);
			if (!type) throw new Error(`${entity.name} has no field ${field}.`);
			const order = compareValues(type, left[field] ?? null, right[field] ?? null);
			if (order !== 0) return direction === "asc" ? order : -order;
		}
		return 0;
	};
}

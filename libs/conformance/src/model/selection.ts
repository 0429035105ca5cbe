import type { EntityDescriptor, ModelDescriptor, Row, UncheckedOrderBy, UncheckedWhere } from "@metabuilder/dbal/contract";
import { fieldOf } from "../values/row-builder.js";
import { compareWithNull } from "./rank.js";
import { type Tables, truthOf } from "./truth.js";

/** The rows that a list without a limit returns, in its order: the primary key is last in every order. */
export function selectRows(
	model: ModelDescriptor,
	entity: EntityDescriptor,
	tables: Tables,
	where: UncheckedWhere = {},
	orderBy: UncheckedOrderBy = [],
): readonly Row[] {
	const terms = [...(Array.isArray(orderBy) ? orderBy : [orderBy]).flatMap((term) => Object.entries(term)), [entity.primaryKey, "asc"]];
	return [...tables(entity.name)]
		.filter((row) => truthOf(model, entity, where, row, tables) === true)
		.sort((left, right) => {
			for (const [name = "", direction] of terms) {
				const order = compareWithNull(fieldOf(entity, name).type, left[name] ?? null, right[name] ?? null);
				if (order !== 0) return direction === "desc" ? -order : order;
			}
			return 0;
		});
}

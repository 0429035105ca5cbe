import type { Entity } from "../../model/model.js";
import { checkOf } from "../storage/stored-table.js";
import type { Provider } from "./schema-tree.js";

/** What Prisma's language can't say of a table, as comments for whoever reads its schema: `// @check role "role" IN ('user', 'admin')`. */
export function storageNotes(entity: Entity, provider: Provider): readonly string[] {
	return entity.fields.flatMap((field) => {
		const check = checkOf(field, provider);
		return check === undefined ? [] : [`@check ${field.column} ${check}`];
	});
}

import { type ComponentHierarchy, DBALError } from "@metabuilder/dbal/contract";
import type { CustomOperations } from "../../../gen/operations.js";
import type { Data } from "./custom-operation.js";

/** Components of one page at most. */
const maxComponents = 10_000;

/** NOT_FOUND for a page that the caller may not read, as for one that is not there. */
export const getTree: CustomOperations["ComponentHierarchy.getTree"] = async ({ pageId }, { data }) => {
	await data.get("PageView", { id: pageId });
	const rows = await data.find<ComponentHierarchy>("ComponentHierarchy", {
		where: { pageId },
		orderBy: { order: "asc" },
		limit: maxComponents + 1,
	});
	if (rows.length > maxComponents) throw new DBALError("VALIDATION_ERROR", `The page has more than ${maxComponents} components. Use list.`);
	return depthFirst(rows);
};

/**
 * A parent before its children, siblings as they come. A row whose parent is not among the rows stands at the top. Rows that
 * are each other's ancestors hang nowhere: they come last.
 */
export function depthFirst<R extends Pick<ComponentHierarchy, "id" | "parentId">>(rows: readonly R[]): readonly R[] {
	const ids = new Set(rows.map((row) => row.id));
	const children = new Map<string, R[]>();
	const roots: R[] = [];
	for (const row of rows) {
		const { parentId } = row;
		if (parentId === null || parentId === undefined || !ids.has(parentId)) {
			roots.push(row);
			continue;
		}
		const siblings = children.get(parentId);
		if (siblings) siblings.push(row);
		else children.set(parentId, [row]);
	}
	const ordered = new Set<R>();
	const open = roots.reverse();
	for (let row = open.pop(); row !== undefined; row = open.pop()) {
		ordered.add(row);
		for (const child of (children.get(row.id) ?? []).reverse()) open.push(child);
	}
	for (const row of rows) ordered.add(row);
	return [...ordered];
}

export const reorder: CustomOperations["ComponentHierarchy.reorder"] = async ({ components }, { transaction }) => {
	const ids = components.map(({ id }) => id);
	const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
	if (twice >= 0) throw fault(`components.${twice}.id`, "unique", "A component is named twice.");
	return transaction(async ({ data, system }) => {
		const find = () => data.find<ComponentHierarchy>("ComponentHierarchy", { where: { id: { in: ids } }, limit: ids.length });
		if (ids.length === 0) return [];
		if ((await find()).length < ids.length) throw new DBALError("NOT_FOUND", "A component was not found.");
		for (const { id, order } of components) await system.update("ComponentHierarchy", { id }, { order });
		const rows = new Map((await find()).map((row) => [row.id, row]));
		return ids.flatMap((id) => rows.get(id) ?? []);
	});
};

export const move: CustomOperations["ComponentHierarchy.move"] = ({ id, newParentId, order }, { transaction }) =>
	transaction(async ({ data, system }) => {
		const node = await data.get<ComponentHierarchy>("ComponentHierarchy", { id });
		const parentId = newParentId ?? null;
		if (parentId !== null) {
			const parent = await data.get<ComponentHierarchy>("ComponentHierarchy", { id: parentId });
			if (parent.pageId !== node.pageId) throw fault("newParentId", "other_page", "The new parent belongs to another page.");
			if (await standsBelow(system, parent, id)) throw fault("newParentId", "below_itself", "A component can't be moved below itself.");
		}
		await system.update("ComponentHierarchy", { id }, { parentId, order });
		return data.get<ComponentHierarchy>("ComponentHierarchy", { id });
	});

/** True if `ancestor` is the row itself or above it. Parents that the caller may not read count as well. */
async function standsBelow(system: Data, row: ComponentHierarchy, ancestor: string): Promise<boolean> {
	const seen = new Set<string>();
	for (let current: ComponentHierarchy | undefined = row; current; ) {
		if (current.id === ancestor) return true;
		// A ring that was made by other means has no top.
		if (seen.has(current.id) || current.parentId === null) return false;
		seen.add(current.id);
		const above: readonly ComponentHierarchy[] = await system.find<ComponentHierarchy>("ComponentHierarchy", {
			where: { id: current.parentId },
			limit: 1,
		});
		current = above[0];
	}
	return false;
}

function fault(path: string, rule: string, message: string): DBALError {
	return new DBALError("VALIDATION_ERROR", message, { fields: [{ path, rule, message }] });
}

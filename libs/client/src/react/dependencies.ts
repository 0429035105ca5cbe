import type { EntityDescriptor } from "../contract/descriptor.js";
import { entityAt, entityNamed, everyEntity } from "./entity-access.js";
import type { DBALQueryKey } from "./query-keys.js";

/** The operations whose input says what they read; a custom one may read anything. */
const standardReads: ReadonlySet<string> = new Set(["get", "list", "pages", "count", "aggregate"]);

/** The entities whose rows a query's answer is made of, as its key tells: its own, and those its filters and includes lead to. */
export function readBy([, accessor, operation, input]: DBALQueryKey): ReadonlySet<string> {
	if (!standardReads.has(operation)) return everyEntity;
	const entity = entityAt(accessor);
	const found = new Set([entity.name]);
	const { where, include } = asRecord(input);
	followWhere(entity, where, found);
	followInclude(entity, include, found);
	return found;
}

/** The entities whose rows a write may change: its own, and for a delete those that its `on_delete` reaches. */
export function writtenBy(accessor: string, operation: string): ReadonlySet<string> {
	const entity = entityAt(accessor);
	switch (operation) {
		case "create":
		case "createMany":
		case "update":
		case "updateMany":
		case "upsert":
			return new Set([entity.name]);
		case "delete":
		case "deleteMany":
		case "restore":
			return reachedByDelete(entity);
		default:
			return everyEntity;
	}
}

/**
 * True where a query should be asked again after a write: it reads what was written, or an entity next to that, since access rules
 * and counts follow relations.
 */
export function isTouched(key: DBALQueryKey, written: ReadonlySet<string>): boolean {
	for (const name of readBy(key)) {
		if (written.has(name)) return true;
		if (entityNamed(name).relations.some((relation) => written.has(relation.entity))) return true;
	}
	return false;
}

function reachedByDelete(entity: EntityDescriptor): ReadonlySet<string> {
	const found = new Set([entity.name]);
	// What is added while it is walked is walked too.
	for (const name of found) {
		for (const other of entityNamed(name).relations) {
			const refers = entityNamed(other.entity).relations.some(
				({ entity: target, onDelete }) => target === name && (onDelete === "cascade" || onDelete === "set_null"),
			);
			if (refers) found.add(other.entity);
		}
	}
	return found;
}

function followWhere(entity: EntityDescriptor, where: unknown, found: Set<string>): void {
	for (const [name, value] of Object.entries(asRecord(where))) {
		if (name === "AND" || name === "OR" || name === "NOT") {
			for (const item of Array.isArray(value) ? (value as readonly unknown[]) : [value]) followWhere(entity, item, found);
			continue;
		}
		const target = targetOf(entity, name, found);
		if (target) for (const operand of Object.values(asRecord(value))) followWhere(target, operand, found);
	}
}

function followInclude(entity: EntityDescriptor, include: unknown, found: Set<string>): void {
	for (const [name, value] of Object.entries(asRecord(include))) {
		if (name === "_count") {
			followInclude(entity, value, found);
			continue;
		}
		const target = targetOf(entity, name, found);
		if (!target) continue;
		const { where, include: nested } = asRecord(value);
		followWhere(target, where, found);
		followInclude(target, nested, found);
	}
}

function targetOf(entity: EntityDescriptor, name: string, found: Set<string>): EntityDescriptor | undefined {
	const relation = entity.relations.find((candidate) => candidate.name === name);
	if (!relation) return undefined;
	found.add(relation.entity);
	return entityNamed(relation.entity);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

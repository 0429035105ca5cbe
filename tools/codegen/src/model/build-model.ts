import type { Report } from "../diagnostics.js";
import type { ParsedSpec } from "../parse/parse-spec.js";
import { checkDeclaredNames, checkIndexNames } from "./declared-names.js";
import type { EntityDraft, OperationDraft } from "./draft.js";
import { checkEntity, indexName } from "./entity.js";
import { advanceLock, type EntityLock, type Lock } from "./lock.js";
import type { Entity, Model, PolicySource } from "./model.js";
import { checkOperations, finishOperation } from "./operation.js";
import { checkErrors, checkProject, checkRoles } from "./project.js";
import { checkRelations, type Relations } from "./relations.js";
import { checkRenames } from "./renames.js";
import { checkSeeds } from "./seed.js";
import { snakeCase } from "./words.js";

export interface BuiltModel {
	readonly model: Model;
	/** The lock that goes with it. */
	readonly lock: Lock;
}

/**
 * The whole of a spec, checked and numbered. Every fault goes to `report`; where there was one, what comes back is only good for finding
 * more of them, and it is undefined where too little could be read for that.
 */
export function buildModel(spec: ParsedSpec, policy: PolicySource, old: Lock, report: Report): BuiltModel | undefined {
	if (spec.project !== undefined) checkProject(spec.project, report);
	const errors = spec.errors === undefined ? [] : checkErrors(spec.errors, report);
	const roles = spec.roles === undefined ? [] : checkRoles(spec.roles, report);
	const checked = spec.entities.map((part) => ({ part, draft: checkEntity(part, report) }));
	const drafts = checked.flatMap(({ draft }) => (draft === undefined ? [] : [draft])).sort((a, b) => (a.name < b.name ? -1 : 1));
	const unread = new Set([...spec.unread, ...checked.flatMap(({ part, draft }) => (draft === undefined ? [part.value.entity] : []))]);
	// Of two entities of one name the first stands for both; that there are two is told below.
	const entities = new Map([...drafts].reverse().map((draft) => [draft.name, draft]));
	const scope = {
		entities: [...entities.keys()].sort(),
		unread,
		errorCodes: spec.errors === undefined ? undefined : errors.map(({ code }) => code),
	};
	const operations = spec.operations.flatMap((part) => checkOperations(part, scope, report));
	const relations = checkRelations(new Map([...entities].reverse()), unread, report);
	checkDeclaredNames(drafts, operations, report);
	checkRenames(drafts, old, report);
	checkSeeds(spec.seeds, entities, unread, spec.seedIncomplete, report);
	if (spec.project === undefined || spec.roles === undefined || spec.errors === undefined) return undefined;

	const ordered = scope.entities.flatMap((name) => entities.get(name) ?? []);
	const lock = advanceLock(old, {
		entities: ordered.map((entity) => planOf(entity, operations, relations)),
		errors: errors.map(({ code }) => code),
	});
	const { name, proto_package, version, description } = spec.project.value;
	const finished = ordered.map((entity) => finishEntity(entity, operations, relations, lock.entities[entity.name]));
	checkIndexNames(ordered, finished, report);
	return {
		lock,
		model: {
			name,
			package: proto_package,
			version,
			...(description !== undefined && { description }),
			entities: finished,
			errors,
			roles,
			anonymousRole: spec.roles.value.anonymous,
			policy,
		},
	};
}

function planOf(
	entity: EntityDraft,
	operations: readonly OperationDraft[],
	relations: Relations,
): Parameters<typeof advanceLock>[1]["entities"][number] {
	const { renamed_from: renamedFrom } = entity.source.value;
	return {
		name: entity.name,
		table: entity.table,
		...(renamedFrom !== undefined && { renamedFrom }),
		fields: [...entity.fields.values()].map(({ plan }) => plan),
		relations: (relations.relations.get(entity.name) ?? []).map(({ name }) => ({ name })),
		operations: operations
			.filter((operation) => operation.entity === entity.name)
			.map(({ name, input, output }) => ({ name, input: input.map(({ plan }) => plan), output: output.map(({ plan }) => plan) })),
	};
}

function finishEntity(
	draft: EntityDraft,
	operations: readonly OperationDraft[],
	relations: Relations,
	lock: EntityLock | undefined,
): Entity {
	const { name, source } = draft;
	const { description, deprecated } = source.value;
	const keys = relations.foreignKeys.get(name);
	const table = lock?.table ?? draft.table;
	const fields = [...draft.fields.values()].map(({ plan, finish }) => {
		const foreignKey = keys?.get(plan.name);
		return { ...finish(lock?.fields.slots[plan.name] ?? { number: 0 }), ...(foreignKey !== undefined && { foreignKey }) };
	});
	const columns = (names: readonly string[]) => names.map((one) => fields.find((field) => field.name === one)?.column ?? one);
	return {
		name,
		source: source.document.file,
		accessor: draft.accessor,
		table,
		...(description !== undefined && { description }),
		...(deprecated !== undefined && { deprecated }),
		fields,
		primaryKey: draft.primaryKey,
		uniques: draft.uniques.map(({ name: own, fields: names }) => ({ name: own ?? indexName(table, columns(names), "key"), fields: names })),
		indexes: draft.indexes.map(({ name: own, fields: terms }) => {
			const names = terms.map((term) => term.name);
			return { name: own ?? indexName(table, columns(names), "idx"), fields: terms };
		}),
		relations: (relations.relations.get(name) ?? []).map((relation) => ({
			...relation,
			protoName: snakeCase(relation.name),
			number: lock?.relations.slots[relation.name]?.number ?? 0,
		})),
		operations: operations
			.filter((operation) => operation.entity === name)
			.map((operation) => finishOperation(operation, lock?.operations[operation.name])),
		...(draft.ttl !== undefined && { ttl: draft.ttl }),
		...(draft.tenant !== undefined && { tenant: draft.tenant }),
		...(draft.version !== undefined && { version: draft.version }),
		...(draft.softDelete !== undefined && { softDelete: draft.softDelete }),
		reserved: [...(lock?.fields.removed ?? []), ...(lock?.relations.removed ?? [])],
	};
}

import type { EntityDescriptor, ModelDescriptor, RelationDescriptor, UncheckedInclude } from "@metabuilder/dbal/contract";
import type { Case, CaseContext, Suite } from "../case.js";
import { datasetOf, type Snapshot } from "../dataset.js";
import { expectEqual, expectFault } from "../expect.js";
import { selectRows } from "../model/selection.js";
import { type TreeInclude, type TreeOptions, treeOf } from "../model/tree.js";
import type { Spec } from "../specs/spec.js";
import { entityOf, keyOf } from "../values/row-builder.js";

/** Related rows of every relation of a spec: what comes with a row is what the reference says, and it takes one statement. */
export function includes(spec: Spec): Suite {
	return {
		name: `includes:${spec.name}`,
		spec: spec.name,
		cases: (model) => model.entities.flatMap((entity) => casesOf(model, entity)),
	};
}

function casesOf(model: ModelDescriptor, entity: EntityDescriptor): readonly Case[] {
	const dataset = datasetOf(entity.name, []);
	const named = (id: string, run: (context: CaseContext, data: Snapshot) => Promise<void>, needsStatements = false): Case => ({
		id: `${entity.name} ${id}`,
		...(needsStatements && { needsStatements }),
		run: async (context) => run(context, await dataset(context)),
	});
	return [
		...entity.relations.flatMap((relation) => [
			named(`${relation.name}: whole rows`, (context, data) => compareTrees(context, entity, data, { include: { [relation.name]: true } })),
			named(`${relation.name}: selected, filtered, ordered and bounded`, async (context, data) => {
				for (const options of variantsOf(model, relation, data))
					await compareTrees(context, entity, data, { include: { [relation.name]: options } });
			}),
			named(`${relation.name}: there and back`, async (context, data) => {
				const back = entityOf(model, relation.entity).relations.filter((candidate) => candidate.entity === entity.name);
				const bound = relation.kind === "many" ? { limit: 3 } : {};
				for (const { name } of back)
					await compareTrees(context, entity, data, { include: { [relation.name]: { include: { [name]: true }, ...bound } } });
			}),
			...(relation.kind === "many"
				? [named(`${relation.name}: counted`, (context, data) => compareTrees(context, entity, data, { counts: [relation.name] }))]
				: [
						named(`${relation.name}: is no list`, async (context) => {
							const fault = (path: string) => ({ code: "VALIDATION_ERROR", fields: [{ path, rule: "*" }] });
							const list = (include: UncheckedInclude) => context.db.trees.list(entity.name, { include });
							await expectFault(list({ [relation.name]: { limit: 1 } }), fault(`include.${relation.name}.limit`), "a limit");
							await expectFault(list({ _count: { [relation.name]: true } }), fault(`include._count.${relation.name}`), "a count");
						}),
					]),
		]),
		named("refuses what is no relation", async (context) => {
			const fault = (path: string) => ({ code: "VALIDATION_ERROR", fields: [{ path, rule: "*" }] });
			for (const name of ["nothing", entity.primaryKey, "__proto__"])
				await expectFault(context.db.trees.list(entity.name, { include: { [name]: true } }), fault(`include.${name}`), name);
		}),
		...(entity.relations.length === 0
			? []
			: [
					named(
						"everything at once, in one statement",
						async (context, data) => {
							const include = Object.fromEntries(entity.relations.map(({ name }) => [name, true as const]));
							const counts = entity.relations.filter(({ kind }) => kind === "many").map(({ name }) => name);
							await compareTrees(context, entity, data, { include, counts });
							const asked = { include: writtenInclude({ include, counts }) };
							const statements = await context.statements?.during(() => context.db.trees.list(entity.name, asked));
							expectEqual(statements?.length, 1, "statements of a list");
						},
						true,
					),
				]),
	];
}

/** The target's list and get give what the reference does. */
async function compareTrees(context: CaseContext, entity: EntityDescriptor, data: Snapshot, options: TreeOptions): Promise<void> {
	const rows = selectRows(context.model, entity, data.tables);
	const include = writtenInclude(options);
	const page = await context.db.trees.list(entity.name, { include, limit: 100 });
	expectEqual(
		page.data,
		rows.map((row) => treeOf(context.model, entity, data.tables, row, options)),
		`list ${entity.name}`,
	);
	const [row] = rows;
	if (!row) return;
	const select = { [entity.primaryKey]: true } as const;
	const one = await context.db.trees.get(entity.name, keyOf(entity, row), { select, include });
	expectEqual(one, treeOf(context.model, entity, data.tables, row, { ...options, select }), `get ${entity.name}`);
}

/** The `include` that options stand for. */
function writtenInclude({ include = {}, counts = [] }: TreeOptions): UncheckedInclude {
	const rows = Object.entries(include).map(([name, options]) => [name, options === true ? true : writtenOptions(options)] as const);
	const counted = counts.length === 0 ? [] : [["_count", Object.fromEntries(counts.map((name) => [name, true]))] as const];
	return Object.fromEntries([...rows, ...counted]);
}

function writtenOptions({ include, counts, ...options }: TreeOptions): Readonly<Record<string, unknown>> {
	return include || counts ? { ...options, include: writtenInclude({ include: include ?? {}, counts: counts ?? [] }) } : options;
}

function variantsOf(model: ModelDescriptor, relation: RelationDescriptor, data: Snapshot): readonly TreeOptions[] {
	const target = entityOf(model, relation.entity);
	const [field] = target.fields.filter(({ type, name }) => type !== "json" && type !== "bytes" && name !== target.primaryKey);
	const select: TreeOptions = { select: { [target.primaryKey]: true, ...(field && { [field.name]: true as const }) } };
	if (relation.kind === "one") return [select];
	const ids = [...data.tables(target.name)].map((row) => row[target.primaryKey]);
	const where = { [target.primaryKey]: { in: ids.filter((_, index) => index % 2 === 0) } };
	const orderBy = { [field?.name ?? target.primaryKey]: "desc" } as const;
	const deep: TreeInclude = Object.fromEntries(
		target.relations.filter(({ kind }) => kind === "one").map(({ name }) => [name, true as const]),
	);
	return [select, { where }, { orderBy }, { orderBy, limit: 1 }, { ...select, where, orderBy, limit: 2, include: deep }];
}

import type { EntityDescriptor, ModelDescriptor, Row } from "@metabuilder/dbal/contract";
import type { Case, CaseContext, Suite } from "../case.js";
import { expectEqual, expectTrue, fail } from "../expect.js";
import type { Spec } from "../specs/spec.js";
import type { Statements } from "../statements.js";
import { sampleValue } from "../values/field-value.js";
import { entityOf, fieldOf, foreignKeyOf, settableFields } from "../values/row-builder.js";

/** What a call says to the database uses the indexes that the spec declares, and is as much for many rows as for few. */
export function plans(spec: Spec): Suite {
	return {
		name: `plans:${spec.name}`,
		spec: spec.name,
		cases: (model) => model.entities.flatMap((entity) => casesOf(model, entity).map((one) => ({ ...one, needsStatements: true }))),
	};
}

function casesOf(model: ModelDescriptor, entity: EntityDescriptor): readonly Case[] {
	const { name } = entity;
	return [
		...entity.uniques.map((fields) => ({
			id: `${name}/key/${fields.join("+")}`,
			run: (context: CaseContext) => findsByKey(context, entity, fields),
		})),
		...[...new Set(entity.indexes.map((index) => index.fields[0]?.name ?? ""))].map((field) => ({
			id: `${name}/index/${field}`,
			run: (context: CaseContext) => filtersByIndex(context, entity, field),
		})),
		...entity.relations
			.filter((relation) => isIndexed(entityOf(model, relation.entity), relation.references))
			.map((relation) => ({
				id: `${name}/relation/${relation.name}`,
				needs: ["relations"],
				run: (context: CaseContext) => followsByIndex(context, entity, relation.name),
			})),
		{ id: `${name}/pages`, run: (context: CaseContext) => pagesByKey(context, entity) },
		{ id: `${name}/statements`, run: (context: CaseContext) => saysAsMuchForMany(context, entity) },
	];
}

/** Get, update and delete find their row by the key's index. */
async function findsByKey(context: CaseContext, entity: EntityDescriptor, fields: readonly string[]): Promise<void> {
	const { db, rows } = context;
	const row = await rows.create(entity.name, "full");
	const key = Object.fromEntries(fields.map((name) => [name, row[name] as Exclude<Row[string], null>]));
	const known = indexesOf(entity, fields[0] ?? "");
	const read = await heard(context, () => db.get(entity.name, key));
	expectEqual(read.length, 1, `statements of a get: ${read.join("; ")}`);
	await usesIndex(context, read, known, "get");
	const change = await changeOf(context, entity, fields);
	if (change) await usesIndex(context, await heard(context, () => db.update(entity.name, key, change)), known, "update");
	await usesIndex(context, await heard(context, () => db.delete(entity.name, key)), known, "delete");
}

/** List and count by equality, by `in` and by range find their rows by an index that begins with the field. */
async function filtersByIndex(context: CaseContext, entity: EntityDescriptor, fieldName: string): Promise<void> {
	const { db } = context;
	const field = fieldOf(entity, fieldName);
	if (field.type === "json") return;
	const value = sampleValue(entity, field, 1);
	// Rows that are past their time are left out by an index too, where it is the better one.
	const known = [...indexesOf(entity, fieldName), ...(entity.ttl === undefined ? [] : indexesOf(entity, entity.ttl))];
	const range = field.type === "boolean" || field.type === "bytes" || field.type === "enum" || field.type === "uuid" ? [] : [{ gt: value }];
	const list = field.type === "boolean" || field.type === "bytes" ? [] : [{ in: [value, sampleValue(entity, field, 2)] }];
	for (const condition of [{ equals: value }, ...list, ...range]) {
		const where = { [fieldName]: condition };
		const said = await heard(context, () => db.list(entity.name, { where, orderBy: { [fieldName]: "asc" } }));
		expectEqual(said.length, 1, `statements of a list: ${said.join("; ")}`);
		await usesIndex(context, said, known, `list where ${JSON.stringify(Object.keys(condition))}`);
		const counted = await heard(context, () => db.count(entity.name, where));
		expectEqual(counted.length, 1, `statements of a count: ${counted.join("; ")}`);
		await usesIndex(context, counted, known, `count where ${JSON.stringify(Object.keys(condition))}`);
	}
}

/** A filter over a relation is one statement, which looks up related rows by an index. */
async function followsByIndex(context: CaseContext, entity: EntityDescriptor, relationName: string): Promise<void> {
	const relation = entity.relations.find((candidate) => candidate.name === relationName);
	if (!relation) throw new Error(`${entity.name} has no relation ${relationName}`);
	const target = entityOf(context.model, relation.entity);
	const operator = relation.kind === "one" ? "is" : "some";
	// Of a field without an index: else its index might be taken, and the relation followed from there.
	const other = target.fields.find((field) => field.nullable && !isIndexed(target, field.name) && field.type !== "json");
	const condition = other ? { [other.name]: { isNull: true } } : {};
	const said = await heard(context, () => context.db.list(entity.name, { where: { [relationName]: { [operator]: condition } } }));
	expectEqual(said.length, 1, `statements of a list over ${relationName}: ${said.join("; ")}`);
	// From either end: PostgreSQL may begin with the related rows.
	const known = [...indexesOf(target, relation.references), ...indexesOf(entity, relation.field)];
	await usesIndex(context, said, known, `list by ${relationName}`);
}

/** The second page begins where the first one ended: no row before it is read, and nothing is sorted. */
async function pagesByKey(context: CaseContext, entity: EntityDescriptor): Promise<void> {
	const { db, rows } = context;
	while ((await db.count(entity.name)) < 3) await rows.create(entity.name, "full");
	const first = await db.list(entity.name, { limit: 1 });
	const pageToken = first.nextPageToken ?? fail("there is no second page");
	const said = await heard(context, () => db.list(entity.name, { limit: 1, pageToken }));
	expectEqual(said.length, 1, `statements of a page: ${said.join("; ")}`);
	const plan = await usesIndex(context, said, indexesOf(entity, entity.primaryKey), "the second page", ["order"]);
	expectTrue(!plan.some((line) => /USE TEMP B-TREE|Sort/.test(line)), `the second page is sorted:\n${plan.join("\n")}`);
	const total = await heard(context, () => db.list(entity.name, { limit: 1, pageToken, total: true }));
	expectEqual(total.length, 2, `statements of a page with its total: ${total.join("; ")}`);
}

/** No statement is made for each row, but for inserts where a database takes them one by one. */
async function saysAsMuchForMany(context: CaseContext, entity: EntityDescriptor): Promise<void> {
	const { db, rows } = context;
	const drafts = async (count: number) => {
		const made: Readonly<Record<string, unknown>>[] = [];
		for (let index = 0; index < count; index++) made.push(await rows.draft(entity.name, "full"));
		return made;
	};
	const withoutInserts = (texts: readonly string[]) => texts.filter((text) => !text.startsWith("INSERT"));
	const [few, many] = [await drafts(2), await drafts(30)];
	const forFew = await heard(context, () => db.createMany(entity.name, few));
	const forMany = await heard(context, () => db.createMany(entity.name, many));
	expectEqual(withoutInserts(forMany), withoutInserts(forFew), "statements of createMany, of 30 rows as of 2");
	const inserts = forMany.length - withoutInserts(forMany).length;
	expectTrue(inserts === 1 || inserts === 30, `createMany of 30 rows makes ${inserts} inserts`);
	const [one] = await drafts(1);
	const created = await heard(context, () => db.create(entity.name, one ?? {}));
	const links = entity.relations.filter((relation) => relation.onDelete !== undefined).length;
	expectTrue(created.length <= 2 + 2 * links, `create makes ${created.length} statements: ${created.join("; ")}`);
	for (const limit of [1, 30])
		expectEqual((await heard(context, () => db.list(entity.name, { limit }))).length, 1, `statements of a list of ${limit}`);
}

async function heard(context: CaseContext, work: () => Promise<unknown>): Promise<readonly string[]> {
	return statementsOf(context).during(work);
}

/** The statements look their rows up by one of the indexes. Gives the plan that does. */
async function usesIndex(
	context: CaseContext,
	texts: readonly string[],
	indexes: readonly string[],
	what: string,
	uses: readonly ("lookup" | "order")[] = ["lookup", "order"],
): Promise<readonly string[]> {
	const told: string[] = [];
	for (const use of uses) {
		const plan: string[] = [];
		// A write reads its row first: whatever finds the row finds it by the key.
		for (const text of texts) if (!text.startsWith("INSERT")) plan.push(...(await statementsOf(context).explain(text, use)));
		if (plan.some((line) => indexes.some((name) => line.includes(name)) && !line.startsWith("SCAN"))) return plan;
		told.push(...plan);
	}
	fail(`${what} uses none of ${indexes.join(", ")}:\n${texts.join("\n")}\n${told.join("\n")}`);
}

function statementsOf({ statements }: CaseContext): Statements {
	return statements ?? fail("the target's statements can't be listened to");
}

/** Names of the indexes that begin with a field, in both databases. */
function indexesOf(entity: EntityDescriptor, field: string): readonly string[] {
	const declared = entity.indexes.filter((index) => index.fields[0]?.name === field).map((index) => index.name);
	return field === entity.primaryKey ? [...declared, `${entity.table}_pkey`, `sqlite_autoindex_${entity.table}_1`] : declared;
}

function isIndexed(entity: EntityDescriptor, field: string): boolean {
	return indexesOf(entity, field).length > 0;
}

/** A change of one field that is neither of `spared` nor a foreign key. */
async function changeOf(
	context: CaseContext,
	entity: EntityDescriptor,
	spared: readonly string[],
): Promise<Readonly<Record<string, unknown>> | undefined> {
	const field = settableFields(entity).find(
		(candidate) => !candidate.immutable && !spared.includes(candidate.name) && !foreignKeyOf(entity, candidate.name),
	);
	return field && { [field.name]: await context.rows.fresh(entity, field) };
}

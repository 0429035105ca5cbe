import type { EntityDescriptor, FieldDescriptor, FieldType, ModelDescriptor } from "@metabuilder/dbal/contract";

/** Column types of SQLite, as the generated schema declares them. */
const types: Readonly<Record<FieldType, string>> = {
	uuid: "TEXT",
	string: "TEXT",
	text: "TEXT",
	email: "TEXT",
	url: "TEXT",
	integer: "INTEGER",
	bigint: "BIGINT",
	float: "REAL",
	decimal: "TEXT",
	boolean: "BOOLEAN",
	datetime: "TEXT",
	date: "TEXT",
	json: "JSONB",
	bytes: "BLOB",
	enum: "TEXT",
};

const actions = { cascade: "CASCADE", restrict: "NO ACTION", set_null: "SET NULL" } as const;

/** The tables of a model, for tests on a model that no migration was generated for. */
export function sqliteTables(model: ModelDescriptor): string {
	return model.entities.map((entity) => table(model, entity)).join("\n");
}

function table(model: ModelDescriptor, entity: EntityDescriptor): string {
	const column = (of: EntityDescriptor, name: string) => of.fields.find((field) => field.name === name)?.column;
	const define = (field: FieldDescriptor) =>
		`"${field.column}" ${types[field.type]}${field.nullable ? "" : " NOT NULL"}${field.name === entity.primaryKey ? " PRIMARY KEY" : ""}`;
	const foreignKeys = entity.relations.flatMap((relation) => {
		const target = model.entities.find((candidate) => candidate.name === relation.entity);
		if (relation.onDelete === undefined || target === undefined) return [];
		const reference = `REFERENCES "${target.table}" ("${column(target, relation.references)}")`;
		return `FOREIGN KEY ("${column(entity, relation.field)}") ${reference} ON DELETE ${actions[relation.onDelete]} ON UPDATE CASCADE`;
	});
	const indexes = entity.indexes
		.filter((index) => index.unique)
		.map((index) => {
			const columns = index.fields.map((field) => `"${column(entity, field.name)}"`);
			return `CREATE UNIQUE INDEX "${index.name}" ON "${entity.table}" (${columns.join(", ")});`;
		});
	return `CREATE TABLE "${entity.table}" (${[...entity.fields.map(define), ...foreignKeys].join(", ")});\n${indexes.join("\n")}`;
}

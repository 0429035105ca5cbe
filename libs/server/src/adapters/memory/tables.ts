import type { Row } from "@metabuilder/dbal/contract";

/** Rows of an entity by primary key, in the order of their insertion. */
export type Table = ReadonlyMap<string, Row>;

/** All rows of a database at one moment. Never changed: a write makes another. */
export type Tables = ReadonlyMap<string, Table>;

export const emptyTable: Table = new Map();

/** Tables that a transaction works on: each is copied when it is first written. */
export class WorkingTables {
	private tables: Map<string, Table>;

	constructor(snapshot: Tables) {
		this.tables = new Map(snapshot);
	}

	get(entity: string): Table {
		return this.tables.get(entity) ?? emptyTable;
	}

	set(entity: string, table: Table): void {
		this.tables.set(entity, table);
	}

	/** As they stand now; later changes don't show in it. */
	snapshot(): Tables {
		return new Map(this.tables);
	}

	/** Back to how they stood. */
	restore(tables: Tables): void {
		this.tables = new Map(tables);
	}
}

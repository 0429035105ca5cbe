/** What is measured, in the order of the report. Each is the same work for every contestant. */
export const operationNames = [
	"get",
	"list-10",
	"user-with-20-children",
	"user-with-20-children-and-count",
	"20-children-with-parent",
	"insert-1",
	"create-many-100",
	"update-1",
	"batch-5",
	"list-1000",
	"list-10000",
] as const;
export type OperationName = (typeof operationNames)[number];

export interface OperationInfo {
	readonly title: string;
	readonly effect: "read" | "write";
	/** Calls in flight at which it is measured. */
	readonly concurrency: readonly number[];
}

const atAll = [1, 16, 64] as const;
const sequential = [1] as const;

export const operations: Readonly<Record<OperationName, OperationInfo>> = {
	get: { title: "get by id", effect: "read", concurrency: atAll },
	"list-10": { title: "list 10, where and order", effect: "read", concurrency: atAll },
	"user-with-20-children": { title: "user with 20 newest children", effect: "read", concurrency: atAll },
	"user-with-20-children-and-count": { title: "user with 20 newest children and their count", effect: "read", concurrency: atAll },
	"20-children-with-parent": { title: "20 children with parent", effect: "read", concurrency: atAll },
	"insert-1": { title: "insert 1", effect: "write", concurrency: atAll },
	"create-many-100": { title: "createMany 100", effect: "write", concurrency: atAll },
	"update-1": { title: "update 1", effect: "write", concurrency: atAll },
	"batch-5": { title: "5 writes in one transaction", effect: "write", concurrency: sequential },
	"list-1000": { title: "list 1,000 rows", effect: "read", concurrency: sequential },
	"list-10000": { title: "list 10,000 rows", effect: "read", concurrency: sequential },
};

/** One call of an operation; `n` picks the rows, the same for every contestant. Reads give rows for the comparison. */
export type Run = (n: number) => Promise<unknown>;

/** One way to the database. */
export interface Contestant {
	/** Its `path` in the report. */
	readonly path: string;
	/** What it can't do is absent. */
	readonly runs: Partial<Readonly<Record<OperationName, Run>>>;
	/** Processes beside this one whose work belongs to it. */
	readonly pids: readonly number[];
	close(): Promise<void>;
}

import { createHash } from "node:crypto";

/** Sizes of the tables before anything is measured. */
export interface Sizes {
	readonly users: number;
	readonly workflows: number;
	/** Users that workflows belong to, evenly. */
	readonly authors: number;
}

export const fullSizes: Sizes = { users: 10_000, workflows: 50_000, authors: 1_000 };
export const quickSizes: Sizes = { users: 2_000, workflows: 12_000, authors: 200 };

export const triggers = ["manual", "schedule", "event", "webhook"] as const;

/** The same id for the same name in every run, in the form of a version 7 one that ascends with `n`. */
export function idOf(kind: string, n: number): string {
	const time = (0x0198_0000_0000 + n).toString(16).padStart(12, "0");
	const rest = createHash("sha256").update(`${kind} ${n}`).digest("hex");
	return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

const epoch = Date.UTC(2026, 0, 1);

export function userRow(n: number) {
	const at = new Date(epoch + n * 1_000);
	return {
		id: idOf("user", n),
		username: `user_${n}`,
		email: `user_${n}@example.org`,
		role: "user",
		tenantId: null,
		createdAt: at,
		updatedAt: at,
	};
}

export function workflowRow(n: number, sizes: Sizes) {
	const at = new Date(epoch + n * 1_000);
	return {
		id: idOf("workflow", n),
		name: `Workflow ${String(n).padStart(7, "0")}`,
		description: n % 3 === 0 ? null : `What number ${n} does, in a sentence of common length.`,
		trigger: triggers[n % 4] ?? "manual",
		triggerConfig: { every: n % 60, zone: "UTC" },
		steps: [
			{ do: "fetch", url: `https://example.org/${n}` },
			{ do: "store", into: "results", retries: 3 },
		],
		isActive: n % 5 !== 0,
		createdBy: idOf("user", n % sizes.authors),
		createdAt: at,
		updatedAt: at,
	};
}

/** A row to be made, unlike any other of the run. */
export function newWorkflow(unique: string, n: number, sizes: Sizes) {
	const { id: _id, createdAt: _created, updatedAt: _updated, ...row } = workflowRow(n, sizes);
	return { ...row, name: `New ${unique}` };
}

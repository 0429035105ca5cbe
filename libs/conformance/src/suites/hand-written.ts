import type { Case, CaseContext, SpecName, Suite } from "../case.js";

type Run = (context: CaseContext) => Promise<void>;

/** A suite of hand-written cases. The name of each is a sentence that says what must hold. */
export function handWritten(name: string, spec: SpecName, cases: Readonly<Record<string, Run | (Omit<Case, "id"> & { run: Run })>>): Suite {
	const listed = Object.entries(cases).map(([id, one]): Case => (typeof one === "function" ? { id, run: one } : { id, ...one }));
	return { name, spec, cases: () => listed };
}

/** What a program that isn't type-checked may hand over. */
export function mistyped<T>(value: unknown): T {
	return value as T;
}

import { checkShape, type Diagnostic, didYouMean, hasErrors, parseDocument, sortDiagnostics } from "@metabuilder/dbal-documents";
import { z } from "zod";
import { indexModel } from "./model-index.js";
import type { PolicyModel } from "./policy-model.js";

/** A value as YAML has it. A nested row stands for the one at the end of a to-one relation, a list of rows for those of a to-many one. */
export type WrittenValue = string | number | bigint | boolean | null | readonly WrittenValue[] | { readonly [key: string]: WrittenValue };
export type WrittenRow = { readonly [field: string]: WrittenValue };

/** A statement about the rules: whether somebody may do something to a row. */
export interface PolicyTest {
	/** Where it is, such as `policy-tests.yaml:3`. */
	readonly at: string;
	readonly name: string;
	readonly as: {
		readonly role: string;
		readonly id?: string | undefined;
		readonly tenant_id?: string | undefined;
		readonly claims?: Readonly<Record<string, WrittenValue>> | undefined;
	};
	readonly do: string;
	readonly on: string;
	/** The row before; of a create, the row that is sent. Fields and relations that are left out are NULL and empty. Every row, where absent. */
	readonly row?: WrittenRow | undefined;
	/** Of an update: what is sent. */
	readonly changes?: WrittenRow | undefined;
	/** Of a read: fields that are asked for. */
	readonly fields?: readonly string[] | undefined;
	readonly expect: "allow" | "deny";
}

const value: z.ZodType<WrittenValue> = z.lazy(() =>
	z.union([z.string(), z.number(), z.bigint(), z.boolean(), z.null(), z.array(value), z.record(z.string(), value)]),
);
const row = z.record(z.string(), value);
const name = z.string().min(1);
const testShape = z.strictObject({
	name: name.meta({ description: "What must hold, in words." }),
	as: z
		.strictObject({
			role: name.meta({ description: "The caller's role.", names: "roles" }),
			id: name.optional().meta({ description: "`$user.id`; absent: not signed in." }),
			tenant_id: name.optional().meta({ description: "`$user.tenantId`." }),
			claims: row.optional().meta({ description: "Further claims of the session, by name." }),
		})
		.meta({ description: "Who is asking." }),
	do: name.meta({ description: "The operation." }),
	on: name.meta({ description: "The entity.", names: "entities" }),
	row: row
		.optional()
		.meta({ description: "The row before; of a create, what is sent. Every row, where absent; fields left out are NULL." }),
	changes: row.optional().meta({ description: "What an update sends." }),
	fields: z.array(name).min(1).optional().meta({ description: "The fields that a read asks for." }),
	expect: z.enum(["allow", "deny"]).meta({ description: "What the rules must say." }),
});

/** policy-tests.yaml. */
export const policyTestsDocument = z
	.strictObject({ tests: z.array(testShape).meta({ description: "Statements about the rules." }) })
	.meta({ title: "Policy tests", description: "What the access rules are meant to say." });

/** Reads policy-tests.yaml. Names that the model lacks are faults, with their place; `tests` is present where there is none. */
export function parsePolicyTests(
	path: string,
	text: string,
	model: PolicyModel,
): { readonly tests?: readonly PolicyTest[]; readonly diagnostics: readonly Diagnostic[] } {
	const { document, diagnostics: faults } = parseDocument(path, text);
	if (document === undefined) return { diagnostics: faults };
	const { value: shape, diagnostics: misshapen } = checkShape(document, policyTestsDocument);
	if (shape === undefined) return { diagnostics: sortDiagnostics([...faults, ...misshapen]) };
	const index = indexModel(model);
	const diagnostics: Diagnostic[] = [...faults];
	const require = (at: readonly PropertyKey[], kind: string, given: string, known: Iterable<string>): void => {
		const names = [...known];
		if (names.includes(given)) return;
		const place = document.has(at) ? document.valuePlace(at) : document.keyPlace(at);
		const message = `there is no ${kind} \`${given}\`${didYouMean(given, names)}`;
		diagnostics.push({ file: path, ...place, severity: "error", code: `unknown_${kind}`, message, fix: `use one of: ${names.join(", ")}` });
	};
	const tests = shape.tests.map((test, number): PolicyTest => {
		const at = ["tests", number];
		require([...at, "as", "role"], "role", test.as.role, index.roles.keys());
		require([...at, "on"], "entity", test.on, index.entities.keys());
		const entity = index.entities.get(test.on);
		if (entity !== undefined) {
			const names = [...entity.fields.keys(), ...entity.relations.keys()];
			require([...at, "do"], "operation", test.do, entity.operations);
			for (const field of Object.keys(test.row ?? {})) require([...at, "row", field], "field", field, names);
			for (const field of Object.keys(test.changes ?? {})) require([...at, "changes", field], "field", field, entity.fields.keys());
			for (const [item, field] of (test.fields ?? []).entries()) require([...at, "fields", item], "field", field, entity.fields.keys());
		}
		return { at: `${path.split("/").at(-1) ?? path}:${document.valuePlace(at).line}`, ...test };
	});
	return hasErrors(diagnostics) ? { diagnostics: sortDiagnostics(diagnostics) } : { tests, diagnostics };
}

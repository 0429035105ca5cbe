import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Case, Suite } from "../case.js";
import { datasetOf } from "../dataset.js";
import type { Spec } from "../specs/spec.js";
import { generatedCaseId } from "./generated-case.js";
import { readsOnly, runGenerated } from "./run-generated.js";

/** What the names of a spec's suites begin with. */
const prefixes: Readonly<Record<string, string>> = { shipped: "entity", specimen: "type" };

/** One suite for each entity of a spec. */
export function generatedSuites({ name, cases: table }: Spec): readonly Suite[] {
	const entities = [...new Set(table.map((entry) => entry.entity))];
	return entities.map((entity) => ({
		name: `${prefixes[name] ?? name}:${entity}`,
		spec: name,
		cases: (_model: ModelDescriptor): readonly Case[] => {
			const dataset = datasetOf(entity, table);
			const entries = table.filter((entry) => entry.entity === entity);
			return [...entries.filter((entry) => !readsOnly(entry)), ...entries.filter(readsOnly)].map((entry) => ({
				id: generatedCaseId(entry),
				...(entry.kind === "relation_filter" ? { needs: ["relations"] } : {}),
				run: (context) => runGenerated(entry, context, () => dataset(context)),
			}));
		},
	}));
}

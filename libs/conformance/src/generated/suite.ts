import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Case, SpecName, Suite } from "../case.js";
import { datasetOf } from "../dataset.js";
import { type GeneratedCase, generatedCaseId } from "./generated-case.js";
import { readsOnly, runGenerated } from "./run-generated.js";

/** One suite for each entity of a table of generated cases. */
export function generatedSuites(spec: SpecName, table: readonly GeneratedCase[]): readonly Suite[] {
	const entities = [...new Set(table.map((entry) => entry.entity))];
	return entities.map((entity) => ({
		name: `${spec === "shipped" ? "entity" : "type"}:${entity}`,
		spec,
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

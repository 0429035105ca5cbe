import * as fc from "fast-check";
import type { Suite } from "../case.js";
import { fail } from "../expect.js";
import { show } from "../show.js";
import type { Spec } from "../specs/spec.js";
import { sequenceArbitrary } from "./arbitraries.js";
import { simulate } from "./simulation.js";

/** Random sequences of operations, answered as the reference answers them. A failure is told as the shortest sequence that was found. */
export function sequences({ name, cases: table }: Spec): Suite {
	return {
		name: `sequences:${name}`,
		spec: name,
		cases: (model) => [
			{
				id: "answers as the reference does",
				// As many as were asked for, thousands in a nightly run, and what it takes to shrink one.
				timeoutMs: 86_400_000,
				run: async (context) => {
					const property = fc.asyncProperty(sequenceArbitrary(model, table), (steps) => simulate(context, steps));
					const start = context.path === undefined ? {} : { path: context.path };
					const outcome = await fc.check(property, { seed: context.seed, numRuns: context.sequences, endOnFailure: false, ...start });
					if (!outcome.failed) return;
					const [steps] = outcome.counterexample ?? [[]];
					const error = outcome.errorInstance instanceof Error ? outcome.errorInstance.message : String(outcome.errorInstance);
					const path = outcome.counterexamplePath ?? "";
					const again = `dbal-conformance --target ${context.target} --suite sequences:${name} --seed ${outcome.seed} --path ${path} --sequences 1`;
					const told = steps.map((step, index) => `step ${index}: ${show(step, 2_000)}`);
					fail([error, ...told, `shrunk ${outcome.numShrinks} times; again: ${again}`].join("\n"));
				},
			},
		],
	};
}

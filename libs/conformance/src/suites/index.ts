import { generatedCases } from "../../gen/cases.js";
import { generatedCases as specimenCases } from "../../gen/specimen/cases.js";
import type { Suite } from "../case.js";
import { generatedSuites } from "../generated/suite.js";

/** Every suite, in the order in which they run. */
export const suites: readonly Suite[] = [...generatedSuites("shipped", generatedCases), ...generatedSuites("specimen", specimenCases)];

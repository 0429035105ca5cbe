// To put an adapter through the suite.

// To put another target through it.
export type { Caller, Identity } from "./caller.js";
export type { Case, CaseContext, Suite } from "./case.js";
export { type CaseResult, isGreen, type Report, type TargetResult } from "./report/report.js";
export { type RunOptions, runTarget } from "./run.js";
export { type AdapterSuiteOptions, runAdapterSuite } from "./run-adapter-suite.js";
export { suites } from "./suites/index.js";
export { type AdapterUnderTest, adapterTarget, type TestDatabase } from "./targets/adapter-target.js";
export type { RunningTarget, Target, World } from "./targets/target.js";

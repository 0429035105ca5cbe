// To put one's own target through the suite.
export type { Caller, Identity } from "./caller.js";
export type { Case, CaseContext, Suite } from "./case.js";
export { type CaseResult, isGreen, type Report, type TargetResult } from "./report/report.js";
export { type RunOptions, runTarget } from "./run.js";
export { suites } from "./suites/index.js";
export type { RunningTarget, Target, World } from "./targets/target.js";

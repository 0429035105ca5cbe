import type { Suite } from "../case.js";
import { generatedSuites } from "../generated/suite.js";
import { sequences } from "../properties/suite.js";
import { type Spec, shipped, specimen } from "../specs/spec.js";
import { access } from "./access.js";
import { bulk } from "./bulk.js";
import { capabilities } from "./capabilities.js";
import { errors } from "./errors.js";
import { expiry } from "./expiry.js";
import { includes } from "./includes.js";
import { json } from "./json.js";
import { limits } from "./limits.js";
import { operations } from "./operations.js";
import { order } from "./order.js";
import { paging } from "./paging.js";
import { plans } from "./plans.js";
import { presence } from "./presence.js";
import { bytes, numbers, time } from "./scalars.js";
import { text } from "./text.js";
import { where } from "./where.js";
import { writes } from "./writes.js";

/** Every suite, in the order in which they run. */
export const suites: readonly Suite[] = [
	...generatedSuites(shipped),
	capabilities,
	presence,
	where,
	order,
	paging,
	text,
	json,
	bulk,
	writes,
	errors,
	limits,
	access,
	operations,
	numbers,
	time,
	bytes,
	expiry,
	...generatedSuites(specimen),
	includes(shipped),
	includes(specimen),
	plans(shipped),
	plans(specimen),
	sequences(shipped),
	sequences(specimen),
];

/** The suites that are made from a spec, whatever it says. */
export function suitesOf(spec: Spec): readonly Suite[] {
	return [...generatedSuites(spec), includes(spec), plans(spec), sequences(spec)];
}

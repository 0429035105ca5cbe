import { generatedCases } from "../../gen/cases.js";
import { generatedCases as specimenCases } from "../../gen/specimen/cases.js";
import type { Suite } from "../case.js";
import { generatedSuites } from "../generated/suite.js";
import { sequences } from "../properties/suite.js";
import { access } from "./access.js";
import { bulk } from "./bulk.js";
import { capabilities } from "./capabilities.js";
import { errors } from "./errors.js";
import { expiry } from "./expiry.js";
import { json } from "./json.js";
import { limits } from "./limits.js";
import { operations } from "./operations.js";
import { order } from "./order.js";
import { paging } from "./paging.js";
import { presence } from "./presence.js";
import { bytes, numbers, time } from "./scalars.js";
import { text } from "./text.js";
import { where } from "./where.js";

/** Every suite, in the order in which they run. */
export const suites: readonly Suite[] = [
	...generatedSuites("shipped", generatedCases),
	capabilities,
	presence,
	where,
	order,
	paging,
	text,
	json,
	bulk,
	errors,
	limits,
	access,
	operations,
	numbers,
	time,
	bytes,
	expiry,
	...generatedSuites("specimen", specimenCases),
	sequences("shipped", generatedCases),
	sequences("specimen", specimenCases),
];

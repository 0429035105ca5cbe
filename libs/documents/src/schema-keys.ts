import type { z } from "zod";
import type { DocumentPath } from "./document.js";

export type Schema = z.ZodType;
type Core = z.core.$ZodType;

/** The keys that a schema knows at a path, over all alternatives of a union; empty where any key may stand. */
export function keysAt(schema: Schema, path: DocumentPath): ReadonlySet<string> {
	let reached: readonly Core[] = [schema];
	for (const step of path) reached = reached.flatMap(unwrapped).flatMap((one) => child(one, step));
	const keys = new Set<string>();
	for (const one of reached.flatMap(unwrapped)) {
		const { def } = one._zod as z.core.$ZodTypes["_zod"];
		if (def.type === "object") for (const key of Object.keys(def.shape)) keys.add(key);
	}
	return keys;
}

/** The schema without what only decorates it; a union as its alternatives. */
function unwrapped(schema: Core): readonly Core[] {
	const { def } = schema._zod as z.core.$ZodTypes["_zod"];
	if (def.type === "lazy") return unwrapped(def.getter());
	if (def.type === "union") return def.options.flatMap(unwrapped);
	if (def.type === "pipe") return unwrapped(def.in);
	return "innerType" in def && def.type !== "promise" && def.type !== "success" ? unwrapped(def.innerType) : [schema];
}

function child(schema: Core, step: PropertyKey): readonly Core[] {
	const { def } = schema._zod as z.core.$ZodTypes["_zod"];
	if (def.type === "record") return [def.valueType];
	if (def.type === "array") return [def.element];
	if (def.type !== "object") return [];
	const found = def.shape[String(step)] ?? def.catchall;
	return found === undefined ? [] : [found];
}

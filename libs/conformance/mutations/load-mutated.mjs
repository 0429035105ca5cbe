import { mutations } from "./mutations.mjs";

const mutation = mutations[Number(process.env.DBAL_MUTATION)];

/** A module as it stands, but for the mutated one. */
export async function load(url, context, next) {
	const loaded = await next(url, context);
	if (!mutation || !url.endsWith(`/libs/server/dist/src/${mutation.file}`)) return loaded;
	const text = String(loaded.source);
	if (!text.includes(mutation.from)) throw new Error(`mutations.mjs is stale: ${mutation.file} has no ${mutation.from}`);
	return { ...loaded, source: text.replace(mutation.from, () => mutation.to) };
}

import { DBALError, type PageView } from "@metabuilder/dbal/contract";
import type { CustomOperations } from "../../../gen/operations.js";

export const getBySlug: CustomOperations["PageView.getBySlug"] = ({ slug }, { data }) => data.get<PageView>("PageView", { slug });

/** More pages than a level has in any app; past it the caller is told to use `list`. */
const maxPages = 1_000;

export const getByLevel: CustomOperations["PageView.getByLevel"] = async ({ level }, { data }) => {
	const pages = await data.find<PageView>("PageView", { where: { level }, orderBy: { slug: "asc" }, limit: maxPages + 1 });
	if (pages.length > maxPages)
		throw new DBALError("VALIDATION_ERROR", `The level has more than ${maxPages} pages. Use list, which pages through them.`);
	return pages;
};

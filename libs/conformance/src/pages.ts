import type { Row } from "@metabuilder/dbal/contract";
import type { Caller, ListInput } from "./caller.js";
import { fail } from "./expect.js";

const pageSize = 100;
/** No case has as many rows: a list that doesn't end by then never does. */
const maxPages = 200;

/** Every row that a list gives, page by page. */
export async function* allRows(db: Caller, entity: string, query: Pick<ListInput, "select"> = {}): AsyncGenerator<Row, void> {
	let pageToken: string | undefined;
	for (let pages = 0; pages < maxPages; pages++) {
		const page = await db.list(entity, { ...query, limit: pageSize, ...(pageToken === undefined ? {} : { pageToken }) });
		yield* page.data;
		pageToken = page.nextPageToken;
		if (pageToken === undefined) return;
	}
	fail(`the list of ${entity} doesn't end after ${maxPages} pages of ${pageSize} rows`);
}

/** A page of rows, as a list gives it. */
interface Page {
	readonly data: readonly unknown[];
	readonly nextPageToken?: string;
}

/**
 * Every row of a list, page by page: the next page is asked for while the rows of one are taken, and no other before they are, so that what is held
 * stays small. Leaving the loop asks for nothing more.
 */
export async function* streamRows(list: (pageToken: string | undefined) => Promise<Page>): AsyncGenerator<unknown, void, void> {
	let page: Promise<Page> | undefined = list(undefined);
	try {
		while (page !== undefined) {
			const { data, nextPageToken }: Page = await page;
			page = nextPageToken === undefined ? undefined : list(nextPageToken);
			// It is waited for later, or never: a failure is told then, and is none of the process's.
			page?.catch(() => undefined);
			yield* data;
		}
	} finally {
		page?.catch(() => undefined);
	}
}

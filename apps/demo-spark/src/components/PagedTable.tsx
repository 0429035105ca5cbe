import type { ReactNode } from "react";
import type { Reach } from "@/lib/reach";
import type { PagedList } from "@/lib/use-paged-list";

export interface Column<Row> {
	readonly name: string;
	readonly title: string;
	readonly cell: (row: Row) => ReactNode;
}

interface PagedTableProps<Row> {
	readonly title: string;
	readonly columns: readonly Column<Row>[];
	readonly list: PagedList<Row>;
	readonly reach: Reach;
	readonly onSignInAgain: () => void;
}

/** A list with all its states: loading, empty, failed, more to load, and what the role doesn't reach. */
export function PagedTable<Row extends { readonly id: string }>({ title, columns, list, reach, onSignInAgain }: PagedTableProps<Row>) {
	const { rows, isLoading, error } = list;
	return (
		<section className="card" aria-busy={isLoading} aria-label={title}>
			<div className="card-head">
				<h2>{title}</h2>
				<p className="count" role="status">
					{summary(list)}
				</p>
			</div>
			<p className={reach.isPartial ? "reach partial" : "reach"}>{reach.words}</p>
			{rows.length > 0 && (
				<table>
					<thead>
						<tr>
							{columns.map((column) => (
								<th key={column.name} scope="col">
									{column.title}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr key={row.id}>
								{columns.map((column) => (
									<td key={column.name} data-title={column.title}>
										{column.cell(row)}
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			)}
			{isLoading && rows.length === 0 && <Skeleton />}
			{!isLoading && !error && rows.length === 0 && <p className="empty">Nothing here that you may read.</p>}
			{error && (
				<div className="failure" role="alert">
					<p>
						{error.message} <code>{error.code}</code>
					</p>
					{error.code === "UNAUTHORIZED" ? (
						<button type="button" onClick={onSignInAgain}>
							Sign in again
						</button>
					) : (
						<button type="button" onClick={rows.length > 0 ? list.loadMore : list.reload}>
							Try again
						</button>
					)}
				</div>
			)}
			{list.nextPageToken !== undefined && !error && (
				<button type="button" className="more" onClick={list.loadMore} disabled={isLoading}>
					{isLoading ? "Loading…" : "Load more"}
				</button>
			)}
		</section>
	);
}

/** A value that the rules keep from this reader is absent from the row; NULL is there and says nothing. */
export function Value({ of }: { readonly of: string | null | undefined }) {
	if (of === undefined)
		return (
			<span className="withheld" title="The access rules keep this field from you.">
				not readable
			</span>
		);
	return of === null ? <span className="none">none</span> : of;
}

function summary({ rows, total, isLoading, tookMs }: PagedList<object>): string {
	if (isLoading && rows.length === 0) return "Loading…";
	const count = total === undefined ? `${rows.length}` : `${rows.length} of ${total}`;
	return tookMs === undefined ? count : `${count} · ${Math.max(1, Math.round(tookMs))} ms over WebSocket`;
}

const skeletonRows = ["a", "b", "c", "d"];

function Skeleton() {
	return (
		<div className="skeleton" aria-hidden="true">
			{skeletonRows.map((row) => (
				<div key={row} />
			))}
		</div>
	);
}

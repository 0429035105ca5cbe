import type { PageView } from "@metabuilder/dbal";
import { dbal } from "@/lib/dbal-client";
import { reachOf } from "@/lib/reach";
import { type LoadPage, usePagedList } from "@/lib/use-paged-list";
import { type Column, PagedTable, Value } from "./PagedTable";

type PageRow = Pick<PageView, "id" | "slug" | "title" | "level" | "isActive">;

const columns: readonly Column<PageRow>[] = [
	{ name: "title", title: "Title", cell: (page) => <strong>{page.title}</strong> },
	{ name: "slug", title: "Path", cell: (page) => <code>/{page.slug}</code> },
	{ name: "level", title: "Level", cell: (page) => <Value of={page.level?.toString()} /> },
	{ name: "isActive", title: "State", cell: (page) => (page.isActive ? "active" : <span className="none">inactive</span>) },
];

const load: LoadPage<PageRow> = (pageToken, signal) =>
	dbal.pageViews.list(
		{
			orderBy: [{ level: "asc" }, { slug: "asc" }],
			limit: 10,
			pageToken,
			total: pageToken === undefined,
			select: { id: true, slug: true, title: true, level: true, isActive: true },
		},
		{ signal },
	);

interface ListProps {
	readonly role: string;
	readonly level: number;
	readonly onSignInAgain: () => void;
}

export function PageList({ role, level, onSignInAgain }: ListProps) {
	const list = usePagedList(load);
	return <PagedTable title="Pages" columns={columns} list={list} reach={reachOf("pages", role, level)} onSignInAgain={onSignInAgain} />;
}

import type { User } from "@metabuilder/dbal";
import { dbal } from "@/lib/dbal-client";
import { reachOf } from "@/lib/reach";
import { type LoadPage, usePagedList } from "@/lib/use-paged-list";
import { type Column, PagedTable, Value } from "./PagedTable";

type UserRow = Pick<User, "id" | "username" | "email" | "role" | "createdAt">;

const columns: readonly Column<UserRow>[] = [
	{ name: "username", title: "Name", cell: (user) => <strong>{user.username}</strong> },
	{ name: "email", title: "E-mail", cell: (user) => <Value of={user.email} /> },
	{ name: "role", title: "Role", cell: (user) => <span className={`role ${user.role}`}>{user.role}</span> },
	{ name: "createdAt", title: "Since", cell: (user) => <Day of={user.createdAt} /> },
];

function Day({ of }: { readonly of: Date | undefined }) {
	return of ? <time dateTime={of.toISOString()}>{of.toLocaleDateString()}</time> : <Value of={undefined} />;
}

const load: LoadPage<UserRow> = (pageToken, signal) =>
	dbal.users.list(
		{
			orderBy: { username: "asc" },
			limit: 10,
			pageToken,
			total: pageToken === undefined,
			select: { id: true, username: true, email: true, role: true, createdAt: true },
		},
		{ signal },
	);

interface ListProps {
	readonly role: string;
	readonly level: number;
	readonly onSignInAgain: () => void;
}

export function UserList({ role, level, onSignInAgain }: ListProps) {
	const list = usePagedList(load);
	return <PagedTable title="Users" columns={columns} list={list} reach={reachOf("users", role, level)} onSignInAgain={onSignInAgain} />;
}

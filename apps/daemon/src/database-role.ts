import type { Adapter } from "@metabuilder/dbal-server";

/** Why the role that the daemon is at the database may do too much; empty where it may not, and on databases without roles. */
export async function databaseRoleFaults({ sql }: Adapter): Promise<readonly string[]> {
	if (sql?.dialect !== "postgresql") return [];
	const [role] = await sql.query("SELECT rolsuper, rolbypassrls FROM pg_catalog.pg_roles WHERE rolname = current_user", []);
	return [
		...(isTrue(role?.rolsuper) ? ["the database role is a superuser: connect as a role of the daemon's own"] : []),
		...(isTrue(role?.rolbypassrls) && !isTrue(role?.rolsuper) ? ["the database role bypasses row security: ALTER ROLE … NOBYPASSRLS"] : []),
	];
}

/** Drivers give a boolean as itself or as PostgreSQL's text. */
function isTrue(value: unknown): boolean {
	return value === true || value === "t";
}

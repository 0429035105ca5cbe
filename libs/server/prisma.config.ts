// For Prisma's own tools (validate, generate, studio) on the tables that DBAL keeps. DATABASE_URL says which of the two schemas is meant.
// DBAL itself needs none of them: its prisma adapter runs without a generated client, and `dbal_daemon migrate` applies migrations.
import { defineConfig } from "prisma/config";

// The CLI would download an engine for nearly every command. None of those named above needs it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= new URL("./prisma/schema-engine-stub.sh", import.meta.url).pathname;

const url = process.env.DATABASE_URL ?? "file:./dev.db";
const folder = `prisma/${/^postgres(?:ql)?:/.test(url) ? "postgresql" : "sqlite"}`;

export default defineConfig({
	schema: `${folder}/schema.prisma`,
	migrations: { path: `${folder}/migrations` },
	datasource: { url },
});

import { PrismaPg } from "@prisma/adapter-pg";
import { openConnections } from "../postgres/connections.js";
import { createSession } from "../postgres/session.js";
import { postgresqlDialect } from "../sql/postgresql-dialect.js";
import type { PrismaDriver } from "./prisma-driver.js";

/** PostgreSQL under Prisma. */
export function postgresqlDriver(url: string, poolSize: number): PrismaDriver {
	return {
		provider: "postgresql",
		dialect: postgresqlDialect,
		adapter: new PrismaPg({ connectionString: url, max: poolSize, connectionTimeoutMillis: 5_000, application_name: "dbal" }),
		capabilities: ["connection_pooling"],
		setUp: [],
		answersAfterFailure: false,
		transaction: { isolationLevel: "RepeatableRead" },
		openSession() {
			const connections = openConnections(url, 2);
			return { session: createSession(connections), close: () => connections.close() };
		},
	};
}

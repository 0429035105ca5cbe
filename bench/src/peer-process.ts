// The process that a peer serves in: `node peer-process.js trpc|fastify DATABASE`, where DATABASE is its JSON.

import { serveFastify, serveTrpc } from "./contestants/peers.js";
import { connect, prismaRuns } from "./contestants/prisma.js";
import type { Database } from "./database.js";

const [kind = "", text = "{}"] = process.argv.slice(2);
const database = JSON.parse(text) as Database;
const client = connect(database);
await client.$connect();
const runs = prismaRuns(client, database, kind);
const port = kind === "trpc" ? await serveTrpc(runs) : await serveFastify(runs);
process.stdout.write(`ready ${port}\n`);
process.on("SIGTERM", () => {
	void client.$disconnect().then(() => process.exit(0));
});

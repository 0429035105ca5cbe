import { useDatabase } from "./harness.js";

// The very cases of the reference, on a database that has another language for all of it.
useDatabase("sqlite");
await import("./access.test.js");
await import("./include.test.js");
await import("./page-tokens.test.js");
await import("./queries.test.js");
await import("./standard-operations.test.js");
await import("./write-operations.test.js");
await import("./batch.test.js");

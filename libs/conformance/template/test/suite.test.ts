import { test } from "node:test";
import { runAdapterSuite } from "@metabuilder/dbal-conformance";
import * as target from "./target.js";

void test("the adapter passes the suite", async () => {
	await runAdapterSuite(target);
});

import { expect, test } from "vitest";
import { emitAll } from "../../../test/fixtures/emit-all.js";
import { nasty } from "../../../test/fixtures/nasty.js";
import { typeCheck } from "../../../test/fixtures/type-check.js";

test("awkward names compile, beside the hand-written modules that they are used with", async () => {
	expect(typeCheck(await emitAll(nasty))).toEqual([]);
}, 180_000);

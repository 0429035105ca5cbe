import { describe, expect, it } from "vitest";
import { streamRows } from "./stream.js";

/** Pages of two rows out of so many; `asked` are the tokens that were asked for. */
function pages(rows: number, failAt?: number) {
	const asked: (string | undefined)[] = [];
	const list = async (pageToken: string | undefined) => {
		asked.push(pageToken);
		const from = Number(pageToken ?? 0);
		if (from === failAt) throw new Error("broken");
		const data = Array.from({ length: Math.min(2, rows - from) }, (_, index) => from + index);
		return from + 2 < rows ? { data, nextPageToken: String(from + 2) } : { data };
	};
	return { asked, list };
}

describe("a stream", () => {
	it("gives every row once, in order, and none of none", async () => {
		const told = async (rows: number) => {
			const found: unknown[] = [];
			for await (const row of streamRows(pages(rows).list)) found.push(row);
			return found;
		};
		expect(await told(5)).toEqual([0, 1, 2, 3, 4]);
		expect(await told(4)).toEqual([0, 1, 2, 3]);
		expect(await told(0)).toEqual([]);
	});

	it("reads one page ahead and no further", async () => {
		const { asked, list } = pages(100);
		const rows = streamRows(list);
		await rows.next();
		await rows.next();
		expect(asked).toEqual([undefined, "2"]);
		await rows.next();
		expect(asked).toEqual([undefined, "2", "4"]);
		await rows.return();
		expect(asked).toHaveLength(3);
	});

	it("fails where a page fails, after the rows before it", async () => {
		const found: unknown[] = [];
		const whole = async () => {
			for await (const row of streamRows(pages(6, 4).list)) found.push(row);
		};
		await expect(whole()).rejects.toThrow("broken");
		expect(found).toEqual([0, 1, 2, 3]);
	});

	it("asks for nothing before it is read", async () => {
		const { asked, list } = pages(4);
		streamRows(list);
		expect(asked).toEqual([]);
	});
});

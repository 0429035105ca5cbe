import { describe, expect, it } from "vitest";
import { grpcTarget, webSocketUrl } from "./endpoint.js";

const page = { protocol: "http:", host: "app.test:5173" };
const securePage = { protocol: "https:", host: "app.test" };

describe("endpoints of WebSockets", () => {
	it.each([
		["localhost:50051", undefined, "ws://localhost:50051/"],
		["localhost", page, "ws://localhost:50051/"],
		["[::1]:7", page, "ws://[::1]:7/"],
		["dbal.test:50051/dbal", page, "ws://dbal.test:50051/dbal"],
		["ws://dbal.test:1", page, "ws://dbal.test:1/"],
		["wss://dbal.test", page, "wss://dbal.test/"],
		["http://dbal.test/dbal", page, "ws://dbal.test/dbal"],
		["https://dbal.test", securePage, "wss://dbal.test/"],
		["dbal.test:50051", securePage, "wss://dbal.test:50051/"],
		["ws://localhost:50051", securePage, "ws://localhost:50051/"],
		["/dbal", page, "ws://app.test:5173/dbal"],
		["/dbal", securePage, "wss://app.test/dbal"],
	])("%s is taken", (endpoint, from, url) => {
		expect(webSocketUrl(endpoint, from)).toBe(url);
	});

	it.each([
		["ws://dbal.test", securePage],
		["ftp://dbal.test", page],
		["/dbal", undefined],
		["", undefined],
		["ws://user:secret@dbal.test", page],
		["ws://dbal.test/?token=secret", page],
		["ws://dbal.test/#secret", page],
		["ws://", page],
	])("%s is refused, and nothing secret is repeated", (endpoint, from) => {
		expect(() => webSocketUrl(endpoint, from)).toThrow(
			expect.objectContaining({ code: "VALIDATION_ERROR", message: expect.not.stringContaining("secret") }),
		);
	});
});

describe("endpoints of gRPC", () => {
	it.each([
		["localhost:50051", { target: "localhost:50051", tls: false }],
		["dbal", { target: "dbal:50051", tls: false }],
		["[::1]:50051", { target: "[::1]:50051", tls: false }],
		["http://dbal:1", { target: "dbal:1", tls: false }],
		["https://dbal.test", { target: "dbal.test:443", tls: true }],
		["wss://dbal.test", undefined],
	])("%s", (endpoint, target) => {
		expect(grpcTarget(endpoint)).toEqual(target);
	});

	it("refuses what it can't reach", () => {
		for (const endpoint of ["https://dbal.test/path", "ftp://dbal.test", "http://a b"])
			expect(() => grpcTarget(endpoint)).toThrow(expect.objectContaining({ code: "VALIDATION_ERROR" }));
	});
});

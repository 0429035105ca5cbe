import { fromBinary } from "@bufbuild/protobuf";
import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { Client, credentials, Metadata, status } from "@grpc/grpc-js";
import { fileDescriptors } from "@metabuilder/dbal/interface";
import { afterEach, describe, expect, it } from "vitest";
import { startTransports } from "./harness.js";

let started: Awaited<ReturnType<typeof startTransports>> | undefined;
afterEach(async () => {
	await started?.close();
	started = undefined;
});

const raw = (bytes: Buffer): Buffer => bytes;

/** Asks one question; the answer's members by number, or the status. */
async function ask(version: string, member: number, name: string, reflection: string | undefined = fileDescriptors) {
	started ??= await startTransports(async () => ({ count: 1 }), reflection === undefined ? {} : { reflection });
	const client = new Client(`127.0.0.1:${started.port}`, credentials.createInsecure());
	const path = `/grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`;
	const stream = client.makeBidiStreamRequest(path, raw, raw, new Metadata(), {});
	const request = new BinaryWriter()
		.tag(1, WireType.LengthDelimited)
		.string("h")
		.tag(member, WireType.LengthDelimited)
		.string(name)
		.finish();
	stream.write(Buffer.from(request));
	const outcome = await new Promise<Buffer | number>((resolve) => {
		stream.on("data", resolve);
		stream.on("error", (error) => resolve(Number(Reflect.get(error, "code"))));
	});
	stream.cancel();
	client.close();
	return typeof outcome === "number" ? outcome : members(outcome);
}

function members(bytes: Uint8Array): Map<number, Uint8Array[]> {
	const reader = new BinaryReader(bytes);
	const found = new Map<number, Uint8Array[]>();
	while (reader.pos < reader.len) {
		const [field, type] = reader.tag();
		if (type === WireType.LengthDelimited) found.set(field, [...(found.get(field) ?? []), reader.bytes()]);
		else reader.skip(type);
	}
	return found;
}

describe("gRPC's reflection", () => {
	it.each(["v1", "v1alpha"])("names the services and gives their files with all they import (%s)", async (version) => {
		const services = await ask(version, 7, "*");
		if (typeof services === "number") throw new Error(String(services));
		const [list] = services.get(6) ?? [];
		const names = (members(list ?? new Uint8Array()).get(1) ?? []).map((one) => Buffer.from(members(one).get(1)?.[0] ?? []).toString());
		expect(names).toContain("metabuilder.v1.UserService");
		expect(names).toContain("dbal.v1.Channel");
		for (const symbol of [
			"metabuilder.v1.UserService",
			"metabuilder.v1.UserService.List",
			"metabuilder.v1.User",
			"metabuilder.v1.User.username",
		]) {
			const answer = await ask(version, 4, symbol);
			if (typeof answer === "number") throw new Error(String(answer));
			const files = (members(answer.get(4)?.[0] ?? new Uint8Array()).get(1) ?? []).map((bytes) =>
				fromBinary(FileDescriptorProtoSchema, bytes),
			);
			const known = new Set<string>();
			for (const file of files) {
				expect(file.dependency.filter((path) => !known.has(path))).toEqual([]);
				known.add(file.name);
			}
			expect(files.at(-1)?.package).toBe("metabuilder.v1");
		}
	});

	it("says of what there is none", async () => {
		for (const [member, name] of [
			[3, "nobody.proto"],
			[4, "nobody.Service"],
			[6, "metabuilder.v1.User"],
		] as const) {
			const answer = await ask("v1", member, name);
			if (typeof answer === "number") throw new Error(String(answer));
			expect(answer.get(7)).toHaveLength(1);
		}
	});

	it("is not there unless it is asked for", async () => {
		started = await startTransports(async () => ({ count: 1 }));
		expect(await ask("v1", 7, "*")).toBe(status.UNIMPLEMENTED);
	});
});

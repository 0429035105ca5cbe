import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname } from "node:path";

/** Who `spark.user()` says is looking. GitHub's own shape, but for a person who doesn't exist. */
export interface SparkUser {
	readonly avatarUrl: string;
	readonly email: string;
	readonly id: number;
	readonly isOwner: boolean;
	readonly login: string;
}

export interface SparkRuntimeOptions {
	/** Null: nobody is signed in to GitHub. */
	readonly user?: SparkUser | null;
	/** Where the key-value store is kept between starts. */
	readonly file: string;
}

const prefix = "/_spark/";
/** As GitHub's: https://docs.github.com/en/copilot/concepts/spark */
const maxValueBytes = 512 * 1024;

export const localUser: SparkUser = {
	avatarUrl: "",
	email: "developer@example.org",
	id: 1,
	isOwner: true,
	login: "developer",
};

/**
 * Answers what a Spark app asks of GitHub's runtime, on this machine: the user, the key-value store, and the note that it has
 * loaded. Everything else below `/_spark/` is 404, so that nothing leaves the machine. False: not for it.
 */
export function createSparkRuntime(options: SparkRuntimeOptions): (request: IncomingMessage, response: ServerResponse) => boolean {
	const store = openStore(options.file);

	return (request, response) => {
		const url = new URL(request.url ?? "/", "http://localhost");
		if (!url.pathname.startsWith(prefix)) return false;
		const [service, ...rest] = url.pathname.slice(prefix.length).split("/");
		const collection = url.searchParams.get("collection") ?? "";
		switch (`${request.method} ${service}`) {
			case "GET user":
				json(response, 200, JSON.stringify(options.user === undefined ? localUser : options.user));
				return true;
			case "POST loaded":
				request.resume();
				response.writeHead(204).end();
				return true;
			case "GET kv":
			case "POST kv":
			case "DELETE kv":
				keyValue(request, response, rest.length === 0 ? undefined : decode(rest.join("/")), collection);
				return true;
			default:
				request.resume();
				json(response, 404, JSON.stringify({ message: `There is no ${url.pathname} on this machine.` }));
				return true;
		}
	};

	function keyValue(request: IncomingMessage, response: ServerResponse, key: string | undefined, collection: string): void {
		const isList = key === undefined || key === "";
		if (isList && request.method !== "GET") json(response, 400, JSON.stringify({ message: "A key is missing." }));
		else if (isList) json(response, 200, JSON.stringify(store.keys(collection)));
		else if (request.method === "GET") {
			const value = store.get(collection, key);
			if (value === undefined) json(response, 404, JSON.stringify({ message: "There is no such key." }));
			else json(response, 200, value);
		} else if (request.method === "DELETE") {
			store.set(collection, key, undefined);
			response.writeHead(204).end();
		} else
			body(request).then(
				(value) => {
					store.set(collection, key, value);
					response.writeHead(204).end();
				},
				() => json(response, 413, JSON.stringify({ message: `A value may have ${maxValueBytes} bytes.` })),
			);
	}
}

interface Store {
	keys(collection: string): readonly string[];
	/** JSON text. */
	get(collection: string, key: string): string | undefined;
	set(collection: string, key: string, value: string | undefined): void;
}

/** Values as they came. What can't be read begins anew: it is a cache of a developer's page. */
function openStore(file: string): Store {
	const values = new Map<string, string>();
	// Neither a collection nor a key can hold it in a URL.
	const nameOf = (collection: string, key: string) => `${collection}\n${key}`;
	if (existsSync(file)) {
		try {
			const kept: unknown = JSON.parse(readFileSync(file, "utf8"));
			for (const [name, value] of Object.entries(kept ?? {})) if (typeof value === "string") values.set(name, value);
		} catch {
			values.clear();
		}
	}
	const save = () => {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(values), undefined, "\t"));
		renameSync(`${file}.new`, file);
	};
	return {
		keys: (collection) =>
			[...values.keys()].filter((name) => name.startsWith(`${collection}\n`)).map((name) => name.slice(collection.length + 1)),
		get: (collection, key) => values.get(nameOf(collection, key)),
		set: (collection, key, value) => {
			if (value === undefined) values.delete(nameOf(collection, key));
			else values.set(nameOf(collection, key), value);
			save();
		},
	};
}

function json(response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" }).end(text);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

async function body(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		// The rest is read and forgotten: the answer has to reach a client that still writes.
		if (size <= maxValueBytes) chunks.push(chunk);
	}
	if (size > maxValueBytes) throw new RangeError("too large");
	return Buffer.concat(chunks).toString("utf8");
}

import net from "node:net";

/** Stands between clients and a daemon and keeps every byte that the daemon sends. */
export interface Recorder {
	readonly port: number;
	/** Where connections go from now on. */
	forwardTo(port: number): void;
	/** What the daemon sent since the last {@link forget}, one buffer a connection. */
	sent(): readonly Buffer[];
	forget(): void;
	close(): Promise<void>;
}

/** Listens on a free port of loopback. */
export async function startRecorder(): Promise<Recorder> {
	let target = 0;
	let streams: Buffer[][] = [];
	const sockets = new Set<net.Socket>();
	const server = net.createServer((client) => {
		const heard: Buffer[] = [];
		streams.push(heard);
		const daemon = net.connect(target, "127.0.0.1");
		for (const socket of [client, daemon]) {
			sockets.add(socket);
			socket.setNoDelay(true);
			socket.on("error", () => {});
			socket.on("close", () => {
				sockets.delete(socket);
				(socket === client ? daemon : client).destroy();
			});
		}
		client.pipe(daemon);
		daemon.on("data", (bytes) => {
			// A connection that outlives `forget` is heard on.
			if (!streams.includes(heard)) {
				heard.length = 0;
				streams.push(heard);
			}
			heard.push(bytes);
		});
		daemon.pipe(client);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("the recorder has no port");
	return {
		port: address.port,
		forwardTo: (port) => {
			target = port;
		},
		sent: () => streams.map((heard) => Buffer.concat(heard)),
		forget: () => {
			streams = [];
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of sockets) socket.destroy();
			}),
	};
}

/** A text as it may hide in bytes: plain, in UTF-16, in hex, and in base64 at each of its three alignments. */
export function disguises(text: string): readonly Buffer[] {
	const bytes = Buffer.from(text, "utf8");
	const aligned = [0, 1, 2].map((shift) => {
		const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
		// Without the characters at either end, which hold bits of a neighbour.
		return padded
			.toString("base64")
			.replace(/=+$/, "")
			.slice(shift === 0 ? 0 : 4, -1);
	});
	return [bytes, Buffer.from(text, "utf16le"), Buffer.from(bytes.toString("hex")), ...aligned.map((word) => Buffer.from(word))];
}

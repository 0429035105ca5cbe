// The plugin for Vite: a daemon beside the dev server, on the page's own origin, and Spark's runtime on this machine.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Http2SecureServer } from "node:http2";
import { createRequire } from "node:module";
import { isAbsolute, join, resolve } from "node:path";
import type { Duplex } from "node:stream";
import type { Plugin, PreviewServer, ViteDevServer } from "vite";
import { createDaemonProcess, type DaemonProcess } from "./daemon-process.js";
import { forwardRequest, forwardUpgrade, isOwnOrigin, refuseUpgrade, type Target } from "./forward.js";
import { createSparkRuntime, type SparkUser } from "./spark-runtime.js";

export type { SparkUser } from "./spark-runtime.js";

export interface DBALPluginOptions {
	/** The daemon's configuration, from Vite's root. Without it: a SQLite file in `.dbal`, on this machine alone. */
	readonly config?: string;
	/** Rows to begin with, from Vite's root: loaded once into a new database. */
	readonly seed?: string;
	/** A daemon that runs already, such as `127.0.0.1:50051`: none is started then. */
	readonly endpoint?: string;
	/**
	 * Answers what a GitHub Spark app asks of its runtime (`/_spark/*`), on this machine. On where the project depends on
	 * `@github/spark`. `user`: whom `spark.user()` gives, or null.
	 */
	readonly spark?: boolean | { readonly user: SparkUser | null };
}

/** Where the page finds the daemon: DBALClient's own default in development. */
const path = "/dbal";

/**
 * Starts the DBAL daemon beside `vite dev` and `vite preview`, brings its database up to date and loads the seed, starts it
 * anew when the generated code changes, and forwards the page's WebSocket and requests at `/dbal` to it. Only pages of this
 * server's own origin are let through. Under Vitest it does nothing.
 */
export function dbal(options: DBALPluginOptions = {}): Plugin {
	let daemon: DaemonProcess | undefined;

	const begin = async (server: ViteDevServer | PreviewServer): Promise<void> => {
		const { root, logger } = server.config;
		const folder = join(root, ".dbal");
		if (options.spark ?? dependsOnSpark(root)) {
			const chosen = typeof options.spark === "object" ? { user: options.spark.user } : {};
			const runtime = createSparkRuntime({ ...chosen, file: join(folder, "spark-kv.json") });
			server.middlewares.use((request, response, next) => {
				if (!runtime(request, response)) next();
			});
		}
		const fixed = options.endpoint === undefined ? undefined : targetOf(options.endpoint);
		attach(server, () => fixed ?? daemon?.target);
		if (fixed) return;
		const from = (given: string | undefined) => (given === undefined || isAbsolute(given) ? given : resolve(root, given));
		daemon = createDaemonProcess({
			root,
			folder,
			config: from(options.config),
			seed: from(options.seed),
			say: (line) => logger.info(`[dbal] ${line}`, { timestamp: true }),
			complain: (line) => logger.error(`[dbal] ${line}`, { timestamp: true }),
		});
		server.httpServer?.once("close", () => void daemon?.stop());
		await daemon.start();
	};

	return {
		name: "dbal",
		apply: "serve",
		async configureServer(server) {
			if (process.env.VITEST) return;
			await begin(server);
			watchGenerated(server, async () => {
				server.config.logger.info("[dbal] the generated code has changed: starting the daemon anew", { timestamp: true });
				await daemon?.restart();
				server.ws.send({ type: "full-reload" });
			});
		},
		async configurePreviewServer(server) {
			await begin(server);
		},
		async closeBundle() {
			await daemon?.stop();
		},
	};
}

function attach(server: ViteDevServer | PreviewServer, target: () => Target | undefined): void {
	const takes = ({ url = "" }: IncomingMessage) => url === path || url.startsWith(`${path}/`) || url.startsWith(`${path}?`);
	server.middlewares.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
		if (!takes(request)) return next();
		const found = target();
		if (!isOwnOrigin(request)) return refuse(response, 403, "This page may not use the daemon of another origin.");
		if (!found) return refuse(response, 503, "The DBAL daemon is not ready.");
		forwardRequest(request, response, found, (request.url ?? "").slice(path.length) || "/");
	});
	const { httpServer } = server as { readonly httpServer: Server | Http2SecureServer | null };
	httpServer?.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		if (!takes(request)) return;
		const found = target();
		if (!isOwnOrigin(request)) return refuseUpgrade(socket, 403);
		if (!found) return refuseUpgrade(socket, 503);
		forwardUpgrade(request, socket, head, found);
	});
}

/** Calls back once for the files that one run of the generator or the compiler writes. */
function watchGenerated(server: ViteDevServer, changed: () => Promise<void>): void {
	const folders = generatedFolders(server.config.root);
	server.watcher.add([...folders]);
	let timer: NodeJS.Timeout | undefined;
	const hear = (file: string) => {
		if (!folders.some((folder) => file.startsWith(folder))) return;
		clearTimeout(timer);
		timer = setTimeout(() => {
			changed().catch((error: unknown) => server.config.logger.error(`[dbal] ${error instanceof Error ? error.message : String(error)}`));
		}, 500);
	};
	for (const event of ["add", "change", "unlink"] as const) server.watcher.on(event, hear);
}

/** Where the code that the daemon runs by is generated to. */
function generatedFolders(root: string): readonly string[] {
	const require = createRequire(join(root, "package.json"));
	return ["@metabuilder/dbal-daemon/package.json"].flatMap((manifest) => {
		try {
			const daemonFolder = join(require.resolve(manifest), "..");
			const nested = createRequire(join(daemonFolder, "package.json"));
			const contract = nested.resolve("@metabuilder/dbal/contract");
			// From dist/src/contract/index.js to the package.
			return [join(contract, "..", "..", "..", "..", "gen")];
		} catch {
			return [];
		}
	});
}

function dependsOnSpark(root: string): boolean {
	try {
		createRequire(join(root, "package.json")).resolve("@github/spark/package.json");
		return true;
	} catch {
		return false;
	}
}

function targetOf(endpoint: string): Target {
	const url = new URL(/^[a-z]+:\/\//i.test(endpoint) ? endpoint : `http://${endpoint}`);
	return { host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port || 50_051) };
}

function refuse(response: ServerResponse, status: number, message: string): void {
	response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${message}\n`);
}

import { spawn } from "node:child_process";
import type { Logger } from "pino";
import type { Environment } from "../config-environment.js";

/** Tells the service manager how the daemon stands. https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html */
export interface ServiceManager {
	tell(...assignments: readonly string[]): void;
}

/**
 * Speaks to systemd where it asked for that (NOTIFY_SOCKET), through its own `systemd-notify`: Node has no datagrams on Unix sockets. The unit
 * needs `NotifyAccess=all`. Otherwise nothing happens.
 */
export function openServiceManager(environment: Environment, log: Logger): ServiceManager {
	const socket = environment.NOTIFY_SOCKET;
	if (!socket) return { tell: () => {} };
	let failed = false;
	return {
		tell: (...assignments) => {
			const child = spawn("systemd-notify", [`--pid=${process.pid}`, ...assignments], {
				env: { NOTIFY_SOCKET: socket, PATH: environment.PATH ?? "/usr/bin:/bin" },
				stdio: "ignore",
			});
			child.on("error", (error) => {
				if (!failed) log.warn({ err: error }, "systemd can't be told how the daemon stands");
				failed = true;
			});
		},
	};
}

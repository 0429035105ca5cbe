import { DBALError } from "../contract/dbal-error.js";
import type { OpenPipe } from "./channel-connection.js";
import { connectionLost, unreachable } from "./unreachable.js";

const subprotocol = "dbal.v1";

/** Messages over the platform's own WebSocket: that of browsers, and of Node from 22 on. */
export function webSocketPipe(url: string): OpenPipe {
	return (events) => {
		let socket: WebSocket;
		try {
			if (typeof WebSocket === "undefined") throw new Error("This platform has no WebSocket.");
			socket = new WebSocket(url, subprotocol);
		} catch (cause) {
			queueMicrotask(() => events.closed(unreachable(url, cause)));
			return { send: () => {}, close: () => {} };
		}
		socket.binaryType = "arraybuffer";
		let wasOpen = false;
		socket.onopen = () => {
			wasOpen = true;
			events.opened();
		};
		socket.onmessage = ({ data }) => {
			if (data instanceof ArrayBuffer) events.received(new Uint8Array(data));
			else socket.close(1003, "binary messages only");
		};
		// `close` follows and is enough; but some implementations throw an error that nobody hears.
		socket.onerror = () => {};
		socket.onclose = ({ code }) => events.closed(wasOpen ? lost(url, code) : unreachable(url));
		return {
			send: (message) => socket.send(message as Uint8Array<ArrayBuffer>), // The encoder's own buffer, never a shared one.
			close: () => socket.close(1000),
		};
	};
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 */
function lost(url: string, code: number): DBALError {
	if (code === 1009) return new DBALError("VALIDATION_ERROR", "The request is larger than the daemon takes.", { reason: "too_large" });
	return connectionLost(url);
}

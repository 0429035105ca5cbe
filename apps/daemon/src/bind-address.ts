import { z } from "zod";

/** Where to listen. */
export interface BindAddress {
	/** Without brackets, for IPv6 too. */
	readonly host: string;
	/** 0 takes any free port. */
	readonly port: number;
}

/** Reads `host:port`, with an IPv6 host in brackets; undefined for anything else. */
export function parseBind(text: string): BindAddress | undefined {
	const match = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(text);
	const host = match?.[1] ?? match?.[2];
	const port = Number(match?.[3]);
	return host === undefined || port > 65_535 ? undefined : { host, port };
}

const text = z.string().min(1);

/** A text with a rule of its own; `fix` is an order to the author. */
export function textThat(holds: (value: string) => boolean, message: string, fix: string) {
	return text.superRefine((value, context) => {
		if (!holds(value)) context.addIssue({ code: "custom", message, params: { code: "bad_format", fix } });
	});
}

export const bind = textThat(
	(value) => parseBind(value) !== undefined,
	"the address to listen on is no host and port",
	'write a host and a port, such as "127.0.0.1:50051" or "[::1]:50051"',
);

import { z } from "zod";
import { isLoopback } from "./auth/loopback.js";
import { type BindAddress, bind, parseBind } from "./bind-address.js";

const text = z.string().min(1);

/** Keys of `server` about how the daemon is run. */
export const operationKeys = {
	admin: bind.optional(),
	drain_seconds: z.number().min(0).max(600).optional(),
	max_connections: z.int().min(1).max(1_000_000).optional(),
	max_calls_in_flight: z.int().min(1).max(100_000).optional(),
} as const;

export const telemetryKeys = {
	traces_url: text
		.superRefine((value, context) => {
			if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return;
			const fix = 'write where OTLP is taken, such as "http://127.0.0.1:4318/v1/traces"';
			context.addIssue({ code: "custom", message: "traces are sent to an http or https URL", params: { code: "bad_format", fix } });
		})
		.optional(),
	sample_ratio: z.number().min(0).max(1).optional(),
} as const;

/** How the daemon is run. Times in ms. */
export interface OperationConfig {
	/** Where metrics, readiness and posture are told; absent: nowhere. */
	readonly admin?: BindAddress;
	/** How long running calls may take once the daemon stops. */
	readonly drainMs: number;
	/** Open connections. */
	readonly maxConnections: number;
	/** Calls in flight on one channel. */
	readonly maxCallsInFlight: number;
}

export interface TelemetryConfig {
	readonly url: string;
	readonly sampleRatio: number;
}

type Given = { readonly [Key in keyof typeof operationKeys]?: z.output<(typeof operationKeys)[Key]> };
type GivenTelemetry = { readonly [Key in keyof typeof telemetryKeys]?: z.output<(typeof telemetryKeys)[Key]> };
type Fault = (path: readonly string[], code: string, message: string, fix: string) => void;

export function assembleOperation(given: Given, fault: Fault): OperationConfig {
	const admin = given.admin === undefined ? undefined : parseBind(given.admin);
	if (admin && admin.host !== "localhost" && !isLoopback(admin.host))
		fault(["server", "admin"], "unsafe", "what the admin address tells is for this machine alone", "bind it to 127.0.0.1 or [::1]");
	return {
		...(admin ? { admin } : {}),
		drainMs: (given.drain_seconds ?? 10) * 1_000,
		maxConnections: given.max_connections ?? 20_000,
		maxCallsInFlight: given.max_calls_in_flight ?? 1_000,
	};
}

export function assembleTelemetry(given: GivenTelemetry, fault: Fault): TelemetryConfig | undefined {
	if (given.traces_url === undefined) {
		if (given.sample_ratio !== undefined)
			fault(["telemetry", "sample_ratio"], "no_effect", "nothing is traced", "add `traces_url:`, or remove `sample_ratio`");
		return undefined;
	}
	return { url: given.traces_url, sampleRatio: given.sample_ratio ?? 1 };
}

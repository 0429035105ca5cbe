import type { Context, Span } from "@opentelemetry/api";
import type { ObservedCall, Observer } from "./call-observer.js";

export interface TracingConfig {
	/** Where spans are sent: OTLP over HTTP, such as `http://127.0.0.1:4318/v1/traces`. */
	readonly url: string;
	/** Of the calls that come without a trace of their caller's: from 0 to 1. */
	readonly sampleRatio: number;
}

export interface Tracing {
	readonly observer: Observer;
	/** Sends what is left. */
	close(): Promise<void>;
}

/** Spans of calls, below their callers', and of the statements in them. OpenTelemetry is loaded only where it is configured. */
export async function createTracing({ url, sampleRatio }: TracingConfig): Promise<Tracing> {
	const [{ ROOT_CONTEXT, SpanKind, SpanStatusCode, trace }, { OTLPTraceExporter }, { resourceFromAttributes }, sdk] = await Promise.all([
		import("@opentelemetry/api"),
		import("@opentelemetry/exporter-trace-otlp-http"),
		import("@opentelemetry/resources"),
		import("@opentelemetry/sdk-trace-base"),
	]);
	const provider = new sdk.BasicTracerProvider({
		resource: resourceFromAttributes({ "service.name": "dbal_daemon" }),
		sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(sampleRatio) }),
		spanProcessors: [new sdk.BatchSpanProcessor(new OTLPTraceExporter({ url }))],
	});
	const tracer = provider.getTracer("dbal");
	const spans = new WeakMap<ObservedCall, { readonly span: Span; readonly context: Context }>();

	const contextOf = (traceParent: string | undefined): Context => {
		const parent = parseTraceParent(traceParent);
		return parent ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }) : ROOT_CONTEXT;
	};

	return {
		observer: {
			started: (call) => {
				const attributes = {
					"rpc.system": "dbal",
					"rpc.method": nameOf(call),
					"dbal.request_id": call.id,
					"network.transport": call.transport,
				};
				const parent = contextOf(call.traceParent);
				const span = tracer.startSpan(nameOf(call), { kind: SpanKind.SERVER, attributes }, parent);
				spans.set(call, { span, context: trace.setSpan(parent, span) });
			},
			ended: (call, { code, rows, principal }) => {
				const span = spans.get(call)?.span;
				if (!span) return;
				span.setAttributes({ "dbal.code": code, "dbal.rows": rows, ...(principal ? { "dbal.role": principal.role } : {}) });
				if (code !== "OK") span.setStatus({ code: SpanStatusCode.ERROR, message: code });
				span.end();
			},
			statement: ({ text, durationMs, rows }, call) => {
				const context = call && spans.get(call)?.context;
				if (!context) return;
				const endTime = Date.now();
				const attributes = { "db.query.text": text, ...(rows === undefined ? {} : { "db.response.returned_rows": rows }) };
				const span = tracer.startSpan("statement", { kind: SpanKind.CLIENT, attributes, startTime: endTime - durationMs }, context);
				span.end(endTime);
			},
		},
		close: () => provider.shutdown(),
	};
}

function nameOf({ entity, operation }: ObservedCall): string {
	return entity === "" ? operation : `${entity}.${operation}`;
}

/** https://www.w3.org/TR/trace-context/#traceparent-header; anything else counts as none, as the standard says. */
export function parseTraceParent(
	value: string | undefined,
): { readonly traceId: string; readonly spanId: string; readonly traceFlags: number } | undefined {
	const [, version, traceId = "", spanId = "", flags = "", more] =
		/^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(value ?? "") ?? [];
	if (version === undefined || version === "ff" || (version === "00" && more !== undefined)) return undefined;
	if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
	return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1 };
}

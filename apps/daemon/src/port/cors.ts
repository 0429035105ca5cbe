/** Header fields that a page's request may carry. */
const requestFields = [
	"authorization",
	"content-type",
	"connect-protocol-version",
	"connect-timeout-ms",
	"grpc-timeout",
	"traceparent",
	"tracestate",
	"x-grpc-web",
	"x-user-agent",
].join(", ");

/** What lets a page of a listed origin read an answer. No credentials: there are no cookies to send. */
export function corsHeaders(origin: string): Readonly<Record<string, string>> {
	return { "access-control-allow-origin": origin, "access-control-expose-headers": "retry-after", vary: "Origin" };
}

/** What a listed origin may ask for. */
export function preflightHeaders(origin: string): Readonly<Record<string, string>> {
	return {
		...corsHeaders(origin),
		"access-control-allow-methods": "POST",
		"access-control-allow-headers": requestFields,
		"access-control-max-age": "7200",
	};
}

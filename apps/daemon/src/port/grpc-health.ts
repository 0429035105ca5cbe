import { type handleUnaryCall, type ServiceDefinition, status } from "@grpc/grpc-js";

const raw = (bytes: Buffer): Buffer => bytes;

/** `grpc.health.v1.Health` with Check alone; Watch is answered with UNIMPLEMENTED, which callers of it expect. */
export const healthService: ServiceDefinition = {
	Check: {
		path: "/grpc.health.v1.Health/Check",
		requestStream: false,
		responseStream: false,
		requestDeserialize: raw,
		requestSerialize: raw,
		responseDeserialize: raw,
		responseSerialize: raw,
	},
};

/** HealthCheckResponse { status = 1 }: SERVING and NOT_SERVING. */
const serving = Buffer.from([0x08, 0x01]);
const notServing = Buffer.from([0x08, 0x02]);

/** Answers for the whole daemon (an empty name) and for each service. NOT_FOUND for any other, as the protocol asks. */
export function checkHealth(ready: () => boolean, services: ReadonlySet<string>): handleUnaryCall<Buffer, Buffer> {
	return (call, callback) => {
		const name = serviceName(call.request);
		if (name !== "" && !services.has(name)) callback({ code: status.NOT_FOUND, details: "There is no such service." });
		else callback(null, ready() ? serving : notServing);
	};
}

/** HealthCheckRequest { service = 1 }. A name this long needs a second length byte only past 127; longer ones are none of ours. */
function serviceName(request: Buffer): string {
	if (request.length === 0) return "";
	const length = request[1] ?? 0;
	return request[0] === 0x0a && length < 0x80 && request.length === length + 2 ? request.toString("utf8", 2) : "?";
}

// Placeholder of the entry until the contract is whole; replaced with named exports grouped by audience.
export * from "./call.js";
export * from "./descriptor.js";
export * from "./query.js";
export * from "./value.js";

/** What the daemon was told does not let it start. The message is for the person who told it: it names every fault and its fix. */
export class ConfigurationError extends Error {
	override readonly name = "ConfigurationError";
}

import { readFileSync, statSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { ConfigurationError } from "./configuration-error.js";
import { systemReason } from "./rules.js";

/** Paths of PEM files. */
export interface TlsFiles {
	readonly cert: string;
	readonly key: string;
}

/** The texts of a certificate and its key. ConfigurationError where they can't be read, or are no pair. */
export function readTls(files: TlsFiles): { readonly cert: string; readonly key: string } {
	const read = (path: string) => {
		try {
			return readFileSync(path, "utf8");
		} catch (error) {
			throw new ConfigurationError(`The TLS file ${path} can't be read: ${systemReason(error)}.`);
		}
	};
	const pem = { cert: read(files.cert), key: read(files.key) };
	try {
		createSecureContext(pem);
	} catch {
		throw new ConfigurationError(`${files.cert} and ${files.key} are no certificate and its key.`);
	}
	return pem;
}

/** Permission bits of the TLS key, for the strict sandbox. */
export function keyMode(files: TlsFiles | undefined): number | undefined {
	return files && statSync(files.key, { throwIfNoEntry: false })?.mode;
}

/** Signature algorithms that a configuration may fix (RFC 7518). `none` is not among them. */
export const jwtAlgorithms = [
	"RS256",
	"RS384",
	"RS512",
	"PS256",
	"PS384",
	"PS512",
	"ES256",
	"ES384",
	"ES512",
	"EdDSA",
	"HS256",
	"HS384",
	"HS512",
] as const;
export type JwtAlgorithm = (typeof jwtAlgorithms)[number];

/** True where signer and verifier share one secret. */
export function isShared(algorithm: JwtAlgorithm): boolean {
	return algorithm.startsWith("HS");
}

/** Where the keys come from that tokens are verified with. */
export type JwtKeys =
	| { readonly kind: "secret"; readonly secret: string }
	/** A public key in PEM, a certificate, a JWK or a JWKS. Read again when it changes. */
	| { readonly kind: "file"; readonly path: string }
	/** A JWKS. Fetched when it is needed and again for a key that it lacks, with a pause between. */
	| { readonly kind: "url"; readonly url: string };

/** From a token's claim, or along a path of names into it. */
export type ClaimPath = readonly string[];

export interface JwtConfig {
	/** The only one that is accepted, whatever a token's header says. */
	readonly algorithm: JwtAlgorithm;
	readonly issuer: string;
	readonly audience: string;
	readonly keys: JwtKeys;
	/** How far clocks may be apart, in seconds. */
	readonly leewaySeconds: number;
	/** Where in a token the parts of a principal stand, by the names that rules use: `id`, `role`, `tenantId` and any other. */
	readonly claims: Readonly<Record<string, ClaimPath>>;
}

/** Shortest shared secret, in bytes: that of the hash (RFC 7518, 3.2). */
export const minSecretBytes = 32;

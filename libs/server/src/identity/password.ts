import { type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** What a hash costs (RFC 7914): 128·N·r bytes of memory, and time in proportion to N·r·p. */
export interface PasswordCost {
	readonly N: number;
	readonly r: number;
	readonly p: number;
}

/** Of new hashes: 32 MiB and some tenths of a second each, off the main thread. One of OWASP's equal choices, the one whose memory a small machine has. */
export const passwordCost: PasswordCost = { N: 32_768, r: 8, p: 3 };
const saltBytes = 16;
const hashBytes = 32;

/** What a stored hash may ask for, so that a row can't make the process spend without bound. */
const most = { N: 1 << 20, r: 32, p: 16 } as const;

interface StoredHash extends PasswordCost {
	readonly salt: Uint8Array;
	readonly hash: Uint8Array;
}

/** Hash that no password has: what {@link verifyPassword} works on for a user who does not exist. */
function dummyOf(cost: PasswordCost): StoredHash {
	return { ...cost, salt: new Uint8Array(saltBytes), hash: new Uint8Array(hashBytes) };
}

/**
 * `scrypt$N$r$p$salt$hash` with salt and hash in base64. The salt comes from `random`. The password is taken in Unicode
 * NFKC, so that keyboards that compose characters differently agree (RFC 8265).
 */
export async function hashPassword(
	password: string,
	random: (size: number) => Uint8Array,
	cost: PasswordCost = passwordCost,
): Promise<string> {
	const salt = random(saltBytes);
	const hash = await derive(password, { ...dummyOf(cost), salt });
	return ["scrypt", cost.N, cost.r, cost.p, base64(salt), base64(hash)].join("$");
}

/**
 * True when the password is the hash's. Without a stored hash, or with one that can't be read, it is false after the same
 * work, so that an unknown user can't be told from a wrong password by time; nor can one whose hash is of a time when less was asked for.
 */
export async function verifyPassword(password: string, stored: string | undefined, cost: PasswordCost = passwordCost): Promise<boolean> {
	const parsed = stored === undefined ? undefined : parseHash(stored);
	const against = parsed ?? dummyOf(cost);
	const equal = timingSafeEqual(await derive(password, against), against.hash);
	const lacking = Math.round((workOf(cost) - workOf(against)) / (against.N * against.r));
	if (lacking > 0) await derive(password, { ...against, p: lacking });
	return equal && parsed !== undefined;
}

/** Whether a hash was made for less than is asked for now. One that can't be read is nobody's. */
export function isOutdated(stored: string, cost: PasswordCost = passwordCost): boolean {
	const parsed = parseHash(stored);
	return parsed !== undefined && (workOf(parsed) < workOf(cost) || parsed.N * parsed.r < cost.N * cost.r);
}

function workOf({ N, r, p }: PasswordCost): number {
	return N * r * p;
}

function parseHash(stored: string): StoredHash | undefined {
	const parts = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9+/]+={0,2})\$([A-Za-z0-9+/]+={0,2})$/.exec(stored);
	if (!parts) return undefined;
	const [, N, r, p, salt, hash] = parts;
	const parsed = {
		N: Number(N),
		r: Number(r),
		p: Number(p),
		salt: Buffer.from(salt ?? "", "base64"),
		hash: Buffer.from(hash ?? "", "base64"),
	};
	const powerOfTwo = parsed.N > 1 && (parsed.N & (parsed.N - 1)) === 0;
	if (!powerOfTwo || parsed.N > most.N || parsed.r < 1 || parsed.r > most.r || parsed.p < 1 || parsed.p > most.p) return undefined;
	return parsed.hash.length < 16 ? undefined : parsed;
}

function derive(password: string, stored: StoredHash): Promise<Uint8Array> {
	const options: ScryptOptions = { N: stored.N, r: stored.r, p: stored.p, maxmem: 256 * stored.r * (stored.N + stored.p) };
	return new Promise((resolve, reject) => {
		scrypt(password.normalize("NFKC"), stored.salt, stored.hash.length, options, (error, key) => (error ? reject(error) : resolve(key)));
	});
}

function base64(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64");
}

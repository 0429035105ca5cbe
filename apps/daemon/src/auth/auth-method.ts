/** Ways in that a configuration may name. */
export const authMethods = ["session", "jwt", "anonymous", "impersonate"] as const;
export type AuthMethod = (typeof authMethods)[number];

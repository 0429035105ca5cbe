import type { Emitter } from "./emitter.js";

/** Every emitter that `npx nx generate dbal` runs, in this order. One line each. */
export const emitters: readonly Emitter[] = [];

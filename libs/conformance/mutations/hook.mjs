import { register } from "node:module";

// In the main thread and in each target's own: both load modules.
register("./load-mutated.mjs", import.meta.url);

export { default } from "../../vitest.slow.js";

/** zod schemas of what is written, for forms and for servers of your own. They are an entry of their own so that only who asks for them loads zod. */
export { validators } from "../../gen/validators.js";
export { entityValidator, type ValidatorMode } from "./entity-validator.js";

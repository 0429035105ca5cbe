import { policyDocument, policyTestsDocument } from "@metabuilder/dbal-policy";
import type { z } from "zod";
import type { EmittedFile, Model } from "../../model/model.js";
import { entityDocument, errorsDocument, operationsDocument, projectDocument, rolesDocument, seedDocument } from "../../parse/grammar.js";
import { lockDocument } from "../../parse/lock-document.js";
import type { Emitter } from "../emitter.js";
import { jsonSchema, type Names } from "./json-schema.js";

const root = "spec/schema";

/** Each kind of document by the name of its schema. */
export const documentSchemas: Readonly<Record<string, z.ZodType>> = {
	acl: policyDocument,
	dbal: projectDocument,
	entity: entityDocument,
	errors: errorsDocument,
	lock: lockDocument,
	operations: operationsDocument,
	"policy-tests": policyTestsDocument,
	roles: rolesDocument,
	seed: seedDocument,
};

/** A JSON Schema for each kind of document, for completion and hover in editors; it knows the names that the spec gives. */
export const schemaEmitter: Emitter = {
	name: "json-schema",
	owns: [root],
	emit: (model) =>
		Object.entries(documentSchemas).map(
			([name, schema]): EmittedFile => ({
				path: `${root}/${name}.json`,
				text: `${JSON.stringify(jsonSchema(schema, namesIn(model)), undefined, "\t")}\n`,
			}),
		),
};

function namesIn(model: Model): Names {
	return {
		entities: model.entities.map(({ name }) => name),
		errors: model.errors.map(({ code }) => code),
		roles: model.roles.map(({ name }) => name),
	};
}

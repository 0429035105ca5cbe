import type { Document, DocumentPath } from "@metabuilder/dbal-documents";
import type { Report } from "./diagnostics.js";
import { type NameClash, type NameOwner, nameClashes } from "./emit/generated-names.js";
import type { Model } from "./model/model.js";
import type { ParsedSpec } from "./parse/parse-spec.js";

/**
 * Holds the names that the emitters make of a sound model against each other: what would not compile is told as a fault of the spec,
 * at the last of those that want the name.
 */
export function checkGeneratedCode(model: Model, spec: ParsedSpec, report: Report): void {
	for (const clash of nameClashes(model)) {
		const place = placeOf(clash, spec);
		const by = clash.bearers.slice(0, -1).map((bearer) => bearer.bearer);
		if (place !== undefined) {
			report.atKey(...place, "duplicate_name", { what: `name in ${clash.scope}`, name: clash.name, by: [...new Set(by)].join(" and ") });
		}
	}
}

function placeOf(clash: NameClash, spec: ParsedSpec): readonly [Document, DocumentPath] | undefined {
	const owners = clash.bearers.flatMap((bearer) => bearer.owner ?? []);
	return owners
		.reverse()
		.map((owner) => ownerPlace(owner, spec))
		.find((place) => place !== undefined);
}

function ownerPlace({ entity, field, operation }: NameOwner, spec: ParsedSpec): readonly [Document, DocumentPath] | undefined {
	const operations = spec.operations.find(
		({ value }) => value.entity === entity && operation !== undefined && operation in value.operations,
	);
	if (operations !== undefined && operation !== undefined) return [operations.document, ["operations", operation]];
	const document = spec.entities.find(({ value }) => value.entity === entity)?.document;
	return document && [document, field === undefined ? ["entity"] : ["fields", field]];
}

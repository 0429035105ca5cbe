import type { EntityDescriptor, FieldFault, ModelDescriptor, Row } from "@metabuilder/dbal/contract";
import { checkShape, type Diagnostic, type Document, type DocumentValue, didYouMean, parseDocument } from "@metabuilder/dbal-documents";
import { z } from "zod";
import { type RowSources, readSeedRow } from "./seed-row.js";

/** The rows of one entity, in the order in which they are written. */
export interface SeedRows {
	readonly entity: EntityDescriptor;
	readonly rows: readonly Row[];
}

export interface ReadSeed {
	/** Entities that others refer to come first. */
	readonly seed: readonly SeedRows[];
	readonly diagnostics: readonly Diagnostic[];
}

const seedSchema = z.strictObject({ entity: z.string(), rows: z.array(z.record(z.string(), z.unknown())) });

/** Pure: texts of seed files in, rows or every fault out. */
export function readSeed(
	model: ModelDescriptor,
	files: readonly { readonly path: string; readonly text: string }[],
	sources: RowSources,
): ReadSeed {
	const diagnostics: Diagnostic[] = [];
	const byEntity = new Map<string, Row[]>();
	for (const { path, text } of files) {
		const parsed = parseDocument(path, text);
		diagnostics.push(...parsed.diagnostics);
		if (!parsed.document) continue;
		const shape = checkShape(parsed.document, seedSchema);
		diagnostics.push(...shape.diagnostics);
		if (!shape.value) continue;
		const { entity: name, rows } = shape.value;
		const entity = model.entities.find((candidate) => candidate.name === name);
		if (!entity) {
			diagnostics.push(unknownEntity(parsed.document, model, name));
			continue;
		}
		const known = byEntity.get(name) ?? [];
		byEntity.set(name, known);
		rows.forEach((_row, index) => {
			known.push(readRow(entity, parsed.document, index, sources, diagnostics));
		});
	}
	const seed = referredFirst(model).flatMap((entity) => {
		const rows = byEntity.get(entity.name);
		return rows ? [{ entity, rows }] : [];
	});
	return { seed, diagnostics };
}

function readRow(
	entity: EntityDescriptor,
	document: Document | undefined,
	index: number,
	sources: RowSources,
	diagnostics: Diagnostic[],
): Row {
	const given = document?.at(["rows", index]);
	const faults: FieldFault[] = [];
	const row = readSeedRow(entity, isMapping(given) ? given : {}, sources, faults);
	for (const { path, rule, message } of faults) {
		const at = ["rows", index, path.split(".")[0] ?? ""];
		const place = (rule === "unknown_field" ? document?.keyPlace(at) : document?.valuePlace(at)) ?? { line: 1, column: 1 };
		diagnostics.push({ file: document?.file ?? "", severity: "error", ...place, code: rule, message, fix: `mend \`${path}\`` });
	}
	return row;
}

function isMapping(value: DocumentValue | undefined): value is { readonly [key: string]: DocumentValue } {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unknownEntity(document: Document, model: ModelDescriptor, name: string): Diagnostic {
	const names = model.entities.map((entity) => entity.name);
	return {
		file: document.file,
		severity: "error",
		...document.valuePlace(["entity"]),
		code: "unknown_entity",
		message: `there is no entity ${name}${didYouMean(name, names)}`,
		fix: `write one of: ${names.join(", ")}`,
	};
}

/** Entities in an order in which rows can be inserted: those that a foreign key points to before those that hold it. */
function referredFirst(model: ModelDescriptor): readonly EntityDescriptor[] {
	const ordered = new Set<EntityDescriptor>();
	const open = new Set<string>();
	const visit = (entity: EntityDescriptor) => {
		if (ordered.has(entity) || open.has(entity.name)) return;
		open.add(entity.name);
		for (const relation of entity.relations) {
			const target = model.entities.find((candidate) => candidate.name === relation.entity);
			if (relation.onDelete !== undefined && target) visit(target);
		}
		ordered.add(entity);
	};
	for (const entity of model.entities) visit(entity);
	return [...ordered];
}

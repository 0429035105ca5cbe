import { checkShape, type Document, parseDocument } from "@metabuilder/dbal-documents";
import type { z } from "zod";
import type { Report } from "../diagnostics.js";
import type { Part } from "../model/draft.js";
import { pascalCase } from "../model/words.js";
import {
	type EntityDocument,
	type ErrorsDocument,
	entityDocument,
	errorsDocument,
	type OperationsDocument,
	operationsDocument,
	type ProjectDocument,
	projectDocument,
	type RolesDocument,
	rolesDocument,
	type SeedDocument,
	seedDocument,
} from "./grammar.js";

/** Path from the workspace's root → text. */
export type Sources = ReadonlyMap<string, string>;

/** The documents of a spec, each checked for its shape. What couldn't be read is missing. */
export interface ParsedSpec {
	readonly project: Part<ProjectDocument> | undefined;
	readonly errors: Part<ErrorsDocument> | undefined;
	readonly roles: Part<RolesDocument> | undefined;
	readonly entities: readonly Part<EntityDocument>[];
	readonly operations: readonly Part<OperationsDocument>[];
	readonly seeds: readonly Part<SeedDocument>[];
	/** A document of the seed, or a part of one, couldn't be read. */
	readonly seedIncomplete: boolean;
	/** Names that entities of unreadable documents have, as far as can be told: referring to one is no fault. */
	readonly unread: ReadonlySet<string>;
}

/** Names of the documents in the spec's folder that stand alone. */
export const documentNames = {
	project: "dbal.yaml",
	errors: "errors.yaml",
	roles: "roles.yaml",
	policy: "acl.yaml",
	policyTests: "policy-tests.yaml",
	lock: "dbal.lock.yaml",
	readme: "README.md",
	/** What the generated files were made from. */
	model: "dbal.model.json",
} as const;

/** Sorts the sources of a spec's folder by kind and reads each. Every fault is reported; nothing is thrown. */
export function parseSpec(root: string, sources: Sources, report: Report): ParsedSpec {
	const unread = new Set<string>();
	const paths = [...sources.keys()].sort();
	const below = (folder: string) => paths.filter((path) => path.startsWith(`${root}/${folder}/`) && path.endsWith(".yaml"));
	const known = [...["entities", "operations", "seed"].flatMap(below), ...Object.values(documentNames).map((name) => `${root}/${name}`)];
	// What editors and Nx read stands beside the documents.
	const isBeside = (path: string) => path === `${root}/project.json` || (path.startsWith(`${root}/schema/`) && path.endsWith(".json"));
	for (const path of paths) if (!known.includes(path) && !isBeside(path)) report.atFile(path, "unknown_document", { path });

	const read = <S extends z.ZodType>(path: string, schema: S): Part<z.output<S>> | undefined =>
		readPart(path, sources.get(path) ?? "", schema, report);
	const single = <S extends z.ZodType>(name: string, schema: S): Part<z.output<S>> | undefined => {
		const path = `${root}/${name}`;
		if (sources.has(path)) return read(path, schema);
		report.atFile(path, "missing_document", { path });
		return undefined;
	};
	const entities = below("entities").flatMap((path) => {
		const part = read(path, entityDocument);
		if (part === undefined) for (const name of namesIn(path, sources.get(path) ?? "")) unread.add(name);
		return part === undefined ? [] : [part];
	});
	if (below("entities").length === 0) report.atFile(`${root}/entities`, "missing_document", { path: `${root}/entities/<name>.yaml` });
	const policy = `${root}/${documentNames.policy}`;
	if (!sources.has(policy)) report.atFile(policy, "missing_document", { path: policy });
	const seeds = below("seed").map((path) => read(path, seedDocument));
	return {
		project: single(documentNames.project, projectDocument),
		errors: single(documentNames.errors, errorsDocument),
		roles: single(documentNames.roles, rolesDocument),
		entities,
		operations: below("operations").flatMap((path) => read(path, operationsDocument) ?? []),
		seeds: seeds.flatMap((part) => part ?? []),
		seedIncomplete: seeds.some((part) => part === undefined || part.document.lostWithin(["rows"])),
		unread,
	};
}

function readPart<S extends z.ZodType>(path: string, text: string, schema: S, report: Report): Part<z.output<S>> | undefined {
	const parsed = parseDocument(path, text);
	report.add(parsed.diagnostics);
	const document: Document | undefined = parsed.document ?? parsed.recovered;
	if (document === undefined) return undefined;
	const checked = checkShape(document, schema);
	report.add(checked.diagnostics);
	return checked.value === undefined ? checked.salvaged : { document, value: checked.value };
}

/** What an unreadable document's entity may be called: what it seems to say, and what its file is named. */
function namesIn(path: string, text: string): readonly string[] {
	const said = /^entity:[ \t]*["']?([A-Za-z0-9_]+)/m.exec(text)?.[1];
	const stem = /([^/]+)\.yaml$/.exec(path)?.[1] ?? "";
	return said === undefined ? [pascalCase(stem)] : [said];
}

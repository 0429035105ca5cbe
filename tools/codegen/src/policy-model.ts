import type { Diagnostic } from "@metabuilder/dbal-documents";
import type { Model } from "./model/model.js";

export function checkPolicy(_model: Model): readonly Diagnostic[] {
	return [];
}

import { requestName, responseName } from "../emit/proto/names.js";
import type { Entity, Model } from "../model/model.js";
import type { BreakingFinding } from "./breaking.js";

/** Both ends of a change, and the new proto files that findings point into. */
export interface WireEnds {
	readonly before: Model;
	readonly after: Model;
	readonly protos: ReadonlyMap<string, string>;
}

/**
 * A finding of `buf breaking` in the spec's own words; two that say the same give the same words. Undefined for what another finding says
 * already (the messages of an operation that is gone).
 */
export function findingWords(finding: BreakingFinding, ends: WireEnds): string | undefined {
	const { type, message } = finding;
	const quoted = [...message.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? "");
	switch (type) {
		case "SERVICE_NO_DELETE":
		case "PACKAGE_SERVICE_NO_DELETE": {
			const entity = (quoted[0] ?? "").replace(/Service$/, "");
			return `${entity} is gone: every call to it is refused`;
		}
		case "RPC_NO_DELETE": {
			const entity = (quoted[1] ?? "").replace(/Service$/, "");
			// All of its service is told at once.
			if (!ends.after.entities.some(({ name }) => name === entity)) return undefined;
			return `the operation ${entity}.${operationName(ends.before, entity, quoted[0] ?? "")} is gone: calls to it are refused`;
		}
		case "MESSAGE_NO_DELETE":
		case "PACKAGE_MESSAGE_NO_DELETE":
		case "FILE_NO_DELETE":
			return messageIsKnown(quoted[0] ?? "", ends.before) ? undefined : verbatim(finding);
		case "ENUM_NO_DELETE":
		case "PACKAGE_ENUM_NO_DELETE":
			// A field that is gone, or of another type, is told by itself.
			return undefined;
		case "FIELD_NO_DELETE":
		case "FIELD_NO_DELETE_UNLESS_NAME_RESERVED":
		case "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED": {
			const name = memberName(quoted[2] ?? "", Number(quoted[0]), ends.before);
			return `${name} is gone: who sends it is refused, and who reads it finds nothing`;
		}
		case "FIELD_SAME_NAME":
		case "FIELD_SAME_JSON_NAME": {
			const [number = "", message = ""] = type === "FIELD_SAME_NAME" ? quoted : [quoted[0], quoted[2]];
			const [old, now] = [memberName(message, Number(number), ends.before), memberName(message, Number(number), ends.after)];
			return `${old} is called ${now.split(".").at(-1)}: its number stays, and who filters, orders, selects or writes NULL by the old name is refused`;
		}
		case "FIELD_SAME_TYPE":
		case "FIELD_WIRE_COMPATIBLE_TYPE":
		case "FIELD_WIRE_JSON_COMPATIBLE_TYPE":
			return `${memberName(quoted[2] ?? "", Number(quoted[0]), ends.after)} has another type: its values can't be read, nor written`;
		case "FIELD_SAME_CARDINALITY":
		case "FIELD_WIRE_COMPATIBLE_CARDINALITY":
		case "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY":
			return `${memberName(quoted[2] ?? quoted[1] ?? "", Number(quoted[0]), ends.after)} is a list, or is none any more: its values can't be read, nor written`;
		case "ENUM_VALUE_NO_DELETE":
		case "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED":
		case "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED": {
			const at = enumPlace(finding, ends, quoted[1] ?? "");
			return at === undefined
				? verbatim(finding)
				: `${at.name} can't be ${valueName(at.name, Number(quoted[0]), ends.before)} any more: writes of it are refused`;
		}
		case "ENUM_VALUE_SAME_NAME": {
			const at = enumPlace(finding, ends, quoted[1] ?? "");
			if (at === undefined) return verbatim(finding);
			const [old, now] = [valueName(at.name, Number(quoted[0]), ends.before), valueName(at.name, Number(quoted[0]), ends.after)];
			return `${at.name} says ${now} for ${old}: who filters by the old name finds nothing`;
		}
		case "RESERVED_MESSAGE_NO_DELETE":
		case "RESERVED_ENUM_NO_DELETE":
			// A name that comes back does so under another number. A number that does is told.
			return message.includes("reserved name") ? undefined : verbatim(finding);
		case "RPC_SAME_REQUEST_TYPE":
		case "RPC_SAME_RESPONSE_TYPE":
			return `${(quoted[1] ?? "").replace(/Service$/, "")}.${operationName(ends.before, (quoted[1] ?? "").replace(/Service$/, ""), quoted[0] ?? "")} takes or gives another message`;
		default:
			// Of reserved numbers and the like, in buf's own words.
			return verbatim(finding);
	}
}

function verbatim({ type, message }: BreakingFinding): string {
	return `${message.replace(/\.$/, "")} (${type})`;
}

function operationName(model: Model, entity: string, rpc: string): string {
	const found = model.entities.find(({ name }) => name === entity)?.operations.find(({ name }) => name.toLowerCase() === rpc.toLowerCase());
	return found?.name ?? `${rpc.charAt(0).toLowerCase()}${rpc.slice(1)}`;
}

function messageIsKnown(message: string, { entities }: Model): boolean {
	return entities.some(({ name }) => message === name || message.startsWith(`${name}Service`) || message.startsWith(`${name}.`));
}

/** A field of an entity, or a parameter, by its message and number. */
function memberName(message: string, number: number, model: Model): string {
	const row = model.entities.find(({ name }) => name === message);
	const field = [...(row?.fields ?? []), ...(row?.relations ?? [])].find((one) => one.number === number);
	if (row !== undefined && field !== undefined) return `${row.name}.${field.name}`;
	for (const entity of model.entities) {
		for (const operation of entity.operations) {
			if (message === requestName(entity, operation.name)) {
				const parameter = operation.input.find((one) => one.number === number);
				return `the parameter ${parameter?.name ?? number} of ${entity.name}.${operation.name}`;
			}
			if (message === responseName(entity, operation.name)) {
				const fields = operation.output.kind === "object" ? operation.output.fields : [];
				return `${fields.find((one) => one.number === number)?.name ?? "a part"} of what ${entity.name}.${operation.name} returns`;
			}
		}
	}
	return `${message}.${number}`;
}

/** Which field an enum belongs to: the message around the finding's line, and the field that is spelled as the enum. */
function enumPlace({ path, line }: BreakingFinding, { after, protos }: WireEnds, enumName: string): { readonly name: string } | undefined {
	const above = (protos.get(path) ?? "").split("\n").slice(0, line).reverse();
	const message = above.map((text) => /^message (\w+)/.exec(text)?.[1]).find((name) => name !== undefined);
	const entity = after.entities.find(({ name }) => name === message);
	const field = entity?.fields.find(({ type, protoName }) => type === "enum" && protoName.replaceAll("_", "") === enumName.toLowerCase());
	return entity === undefined || field === undefined ? undefined : { name: `${entity.name}.${field.name}` };
}

function valueName(field: string, number: number, model: Model): string {
	const [entityName, fieldName] = field.split(".");
	const fields = (entity: Entity | undefined) => entity?.fields ?? [];
	const entity = model.entities.find(({ name }) => name === entityName);
	return (
		fields(entity)
			.find(({ name }) => name === fieldName)
			?.values?.find((value) => value.number === number)?.name ?? String(number)
	);
}

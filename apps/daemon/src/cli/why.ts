import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type EntityDescriptor, type FieldFault, type Key, model, type Row } from "@metabuilder/dbal/contract";
import { parseDocument } from "@metabuilder/dbal-documents";
import { type Adapter, explainStored, type Principal, readWritten, userPrincipal, type WrittenValue } from "@metabuilder/dbal-server";
import type { DaemonConfig } from "../config.js";
import { connectDatabase } from "../database.js";
import { createLog } from "../log.js";
import { systemReason } from "../rules.js";
import { explanationText, shown } from "./acl/explanation-text.js";
import { type ReadRules, rulesOf } from "./acl/read-rules.js";
import { type ExitCode, exitCodes, type Terminal, UsageError } from "./command.js";
import { configOf } from "./load-config.js";

const options = {
	config: { type: "string" },
	acl: { type: "string" },
	as: { type: "string" },
	user: { type: "string" },
	tenant: { type: "string" },
	claim: { type: "string", multiple: true },
	op: { type: "string" },
	set: { type: "string", multiple: true },
	fields: { type: "string" },
	decision: { type: "string" },
	audit: { type: "string" },
} as const;

type Values = ReturnType<
	typeof parseArgs<{ readonly options: typeof options; readonly args: string[]; readonly allowPositionals: true }>
>["values"];

/**
 * `why --as ROLE --op update User 42`: explains a decision by the rules. With a row it looks into the configured database, past every
 * rule; without one it says what holds whatever the row. `why --decision ID` finds a denial in the audit file first.
 */
export async function why(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
	const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
	if (values.decision !== undefined) {
		if (positionals.length > 0) throw new UsageError("why --decision takes no entity.");
		return ofDecision(values.decision, values, terminal);
	}
	const [name, id, ...more] = positionals;
	if (name === undefined || more.length > 0 || values.op === undefined)
		throw new UsageError("Write `why --as ROLE --op OPERATION ENTITY [ID]`.");
	const entity = entityNamed(name);
	if (!entity.operations.some((operation) => operation.name === values.op))
		throw new UsageError(
			`${name} has no operation ${values.op}; it has ${entity.operations.map((operation) => operation.name).join(", ")}.`,
		);
	const rules = rulesOf(values, terminal);
	const needsRows = id !== undefined || (values.user !== undefined && values.as === undefined);
	if (!needsRows) return tell(rules, undefined, principalOf(values), entity, values, undefined, terminal);
	const adapter = await connect(configOf(values.config, terminal));
	try {
		const principal = values.as === undefined ? await userOf(adapter, values) : principalOf(values);
		return await tell(rules, adapter, principal, entity, values, id, terminal);
	} finally {
		await adapter.close();
	}
}

async function tell(
	rules: ReadRules,
	adapter: Adapter | undefined,
	principal: Principal,
	entity: EntityDescriptor,
	values: Values,
	id: string | undefined,
	terminal: Terminal,
): Promise<ExitCode> {
	const operation = values.op ?? "";
	const key = id === undefined ? undefined : keyOf(entity, id);
	const explained = await explainStored(model, rules.policy, adapter, {
		principal,
		entity: entity.name,
		operation,
		now: new Date(),
		...(key && { key }),
		...(values.set && { changes: changesOf(entity, values.set) }),
		...(values.fields !== undefined && { fields: fieldsOf(entity, values.fields) }),
	});
	const who = principal.id === "anonymous" ? principal.role : `${principal.role} ${shown(principal.id)}`;
	const what = `${operation} ${entity.name}${id === undefined ? "" : ` ${shown(id)}`}`;
	terminal.out(explanationText(explained, `${who}, ${what}`));
	return explained.allowed === false ? exitCodes.failure : exitCodes.ok;
}

function entityNamed(name: string): EntityDescriptor {
	const entity = model.entities.find((candidate) => candidate.name === name);
	if (entity === undefined)
		throw new UsageError(`There is no entity ${name}; there are ${model.entities.map((each) => each.name).join(", ")}.`);
	return entity;
}

function principalOf(values: Values): Principal {
	const role = model.roles.find(({ name }) => name === values.as);
	if (role === undefined) throw new UsageError(`Name a role: --as=${model.roles.map(({ name }) => name).join("|")}.`);
	const claims = Object.fromEntries((values.claim ?? []).map((pair) => pairOf(pair, "--claim")));
	return { id: values.user ?? "anonymous", role: role.name, level: role.level, tenantId: values.tenant ?? null, claims };
}

/** A user of the database, with the role and the tenant that the row has now. */
async function userOf(adapter: Adapter, values: Values): Promise<Principal> {
	const entity = entityNamed("User");
	const where = { kind: "compare", field: entity.primaryKey, operator: "eq", value: values.user ?? "" } as const;
	const fields = entity.fields.map(({ name }) => name).filter((name) => ["id", "role", "tenantId"].includes(name));
	const [row] = await adapter.find({ entity, where, orderBy: [{ field: entity.primaryKey, direction: "asc" }], fields, limit: 1 });
	if (row === undefined) throw new UsageError(`There is no user ${shown(values.user)}; name a role with --as.`);
	const user = userPrincipal(model, {
		id: String(row.id),
		role: String(row.role),
		tenantId: typeof row.tenantId === "string" ? row.tenantId : null,
	});
	return { ...user, claims: Object.fromEntries((values.claim ?? []).map((pair) => pairOf(pair, "--claim"))) };
}

/** `ID`, or `field=value,…` of another unique key. */
function keyOf(entity: EntityDescriptor, text: string): Key {
	if (!text.includes("=")) return { [entity.primaryKey]: text };
	const pairs = text.split(",").map((pair) => pairOf(pair, "a key"));
	return Object.fromEntries(pairs.map(([name, value]) => [name, read(entity, name, value)])) as Key; // Checked against the unique keys where the row is read.
}

function changesOf(entity: EntityDescriptor, pairs: readonly string[]): Row {
	return Object.fromEntries(
		pairs.map((pair) => pairOf(pair, "--set")).map(([name, value]) => [name, value === null ? null : read(entity, name, value)]),
	);
}

function fieldsOf(entity: EntityDescriptor, text: string): readonly string[] {
	const names = text.split(",");
	for (const name of names)
		if (!entity.fields.some((field) => field.name === name)) throw new UsageError(`${entity.name} has no field ${name}.`);
	return names;
}

function read(entity: EntityDescriptor, name: string, value: WrittenValue): Row[string] {
	const field = entity.fields.find((candidate) => candidate.name === name);
	if (field === undefined) throw new UsageError(`${entity.name} has no field ${name}.`);
	const faults: FieldFault[] = [];
	const checked = readWritten(field, value, name, faults);
	if (checked === undefined) throw new UsageError(faults.map(({ message }) => message).join(" "));
	return checked;
}

/** `name=value`, the value as YAML has it: `3` is a number, `'3'` a text, `[a, b]` a list. */
function pairOf(pair: string, what: string): readonly [string, WrittenValue] {
	const at = pair.indexOf("=");
	if (at < 1) throw new UsageError(`Write ${what} as name=value.`);
	const { document } = parseDocument(what, `value: ${pair.slice(at + 1)}`);
	const value = document?.at(["value"]);
	if (value === undefined) throw new UsageError(`${what} ${pair} has no value that YAML could read.`);
	return [pair.slice(0, at), value as WrittenValue]; // What YAML can hold.
}

async function connect({ database, logging }: DaemonConfig): Promise<Adapter> {
	return connectDatabase(database, model, createLog(logging, process.stderr));
}

/** What the audit file says of a call, and what the rules say of it now. */
async function ofDecision(id: string, values: Values, terminal: Terminal): Promise<ExitCode> {
	if (!/^[0-9a-f-]{8,64}$/i.test(id)) throw new UsageError("--decision takes the id that the refused client was told.");
	const path = values.audit ?? configOf(values.config, terminal).security.auditLog;
	const line = await find(path, id, terminal);
	if (line === undefined) {
		terminal.err(`${path} has no line of ${id}.`);
		return exitCodes.failure;
	}
	const said = (name: string) => (typeof line[name] === "string" ? line[name] : "");
	const ruled = Array.isArray(line.rule) ? line.rule.map(String) : [];
	terminal.out(
		[
			`${said("timestamp")}  ${said("code")}  ${said("role")} ${shown(said("user"))}, ${said("operation")} ${said("entity")}`,
			`  rules then:   ${ruled.length === 0 ? "none granted it" : ruled.join(", ")}`,
			...(said("reason") === "" ? [] : [`  reason:       ${said("reason")}`]),
		].join("\n"),
	);
	const entity = model.entities.find(({ name }) => name === said("entity"));
	const role = model.roles.find(({ name }) => name === said("role"));
	if (entity === undefined || role === undefined || !entity.operations.some(({ name }) => name === said("operation"))) return exitCodes.ok;
	const principal: Principal = { id: said("user"), role: role.name, level: role.level, tenantId: values.tenant ?? null, claims: {} };
	terminal.out("\nBy the rules as they are now, without the row and the further claims of that call:\n");
	await tell(rulesOf(values, terminal), undefined, principal, entity, { ...values, op: said("operation") }, undefined, terminal);
	return exitCodes.ok;
}

async function find(path: string, id: string, terminal: Terminal): Promise<Readonly<Record<string, unknown>> | undefined> {
	try {
		for await (const text of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY })) {
			if (!text.includes(id)) continue;
			const line: unknown = parsed(text);
			if (typeof line === "object" && line !== null && "id" in line && line.id === id) return line as Readonly<Record<string, unknown>>;
		}
		return undefined;
	} catch (error) {
		terminal.err(`${path} can't be read: ${systemReason(error)}.`);
		return undefined;
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

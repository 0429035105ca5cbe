import type { ProtoEnum, ProtoField, ProtoFile, ProtoMessage, ProtoReserved, ProtoService } from "./syntax.js";

/** The text of a file, laid out as `buf format` does. */
export function printProto(file: ProtoFile): string {
	const blocks = [
		[`// ${file.header}`],
		['syntax = "proto3";'],
		[`package ${file.package};`],
		[...file.imports].sort().map((path) => `import "${path}";`),
		...file.services.map(printService),
		...file.messages.map(printMessage),
	];
	return `${blocks
		.filter((block) => block.length > 0)
		.map((block) => block.join("\n"))
		.join("\n\n")}\n`;
}

function printService(service: ProtoService): string[] {
	const methods = service.methods.flatMap((method) => [
		...printComment(method.comment),
		...(method.deprecated
			? [`rpc ${method.name}(${method.request}) returns (${method.response}) {`, `  ${deprecation}`, "}"]
			: [`rpc ${method.name}(${method.request}) returns (${method.response});`]),
	]);
	const options = service.deprecated ? [deprecation, ""] : [];
	return [...printComment(service.comment), ...printBody(`service ${service.name}`, [...options, ...methods])];
}

const deprecation = "option deprecated = true;";

function printMessage(message: ProtoMessage): string[] {
	const blocks = [
		message.deprecated ? [deprecation] : [],
		printReserved(message.reserved),
		...(message.enums ?? []).map(printEnum),
		...(message.messages ?? []).map(printMessage),
		message.fields.flatMap(printField),
	].filter((block) => block.length > 0);
	const body = blocks.flatMap((block, at) => (at === 0 ? block : ["", ...block]));
	return [...printComment(message.comment), ...printBody(`message ${message.name}`, body)];
}

function printEnum(members: ProtoEnum): string[] {
	return printBody(`enum ${members.name}`, [
		...printReserved(members.reserved),
		...members.values.flatMap((value) => [
			...printComment(value.comment),
			`${value.name} = ${value.number}${value.deprecated ? " [deprecated = true]" : ""};`,
		]),
	]);
}

function printField(field: ProtoField): string[] {
	const options = [
		...(field.jsonName === undefined ? [] : [`json_name = ${JSON.stringify(field.jsonName)}`]),
		...(field.deprecated ? ["deprecated = true"] : []),
	];
	const label = field.label === undefined ? "" : `${field.label} `;
	const suffix = options.length === 0 ? "" : ` [${options.join(", ")}]`;
	return [...printComment(field.comment), `${label}${field.type} ${field.name} = ${field.number}${suffix};`];
}

function printReserved(reserved: ProtoReserved | undefined): string[] {
	if (reserved === undefined) return [];
	return [
		...(reserved.numbers.length === 0 ? [] : [`reserved ${reserved.numbers.join(", ")};`]),
		...(reserved.names.length === 0 ? [] : [`reserved ${reserved.names.map((name) => JSON.stringify(name)).join(", ")};`]),
	];
}

function printBody(head: string, lines: readonly string[]): string[] {
	if (lines.length === 0) return [`${head} {}`];
	return [`${head} {`, ...lines.map((line) => (line === "" ? "" : `  ${line}`)), "}"];
}

function printComment(text: string | undefined): string[] {
	if (text === undefined || text.trim() === "") return [];
	return text
		.trim()
		.split(/\r\n|[\n\r\u2028\u2029]/)
		.map((line) => `// ${line}`.trimEnd());
}

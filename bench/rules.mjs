// What many access rules cost: a file of 2,000 beside one of 10, loaded and asked in turns on one database in memory.
// The further rules are about every entity, role and operation of the model but the one that is asked for, as in a real file; the last
// line shows what it costs where 200 of them are alternatives for the very request.
import { model } from "@metabuilder/dbal/contract";
import { createEngine, customOperations, loadRules, openAdapter } from "@metabuilder/dbal-server";

const rounds = Number(process.argv[2] ?? 40);
const callsPerRound = 400;
const own = "00000000-0000-7000-8000-000000000001";
const who = { id: own, role: "user", level: 1, tenantId: null, claims: { teams: ["a"] } };

const rule = (entity, role, operations, filter) =>
	`  - entity: ${entity}\n    role: [${role}]\n    operations: [${operations}]\n    row_level_filter: "${filter}"\n`;

function rulesOf(count, alternatives = 1) {
	const rules = [];
	for (let index = 0; index < alternatives; index++)
		rules.push(rule("User", "user", "read", index === 0 ? "id = $user.id" : `username = 'name${index}'`));
	const roles = model.roles.map(({ name }) => name).filter((name) => name !== "user");
	for (let index = 0; rules.length < count; index++) {
		const entity = model.entities[index % model.entities.length];
		const role = roles[(index >> 3) % roles.length];
		const operations = ["read", "update", "delete", "create"][(index >> 5) % 4];
		rules.push(
			rule(
				entity.name,
				role,
				operations,
				`id = $user.id OR (createdAt < now AND NOT id = '${own}')`.replace(
					"createdAt < now AND ",
					entity.fields.some(({ name }) => name === "createdAt") ? "createdAt < now AND " : "",
				),
			),
		);
	}
	return `rules:\n${rules.join("")}`;
}

function loaded(text) {
	const began = cpuMs();
	const rules = loadRules(model, { path: "acl.yaml", text });
	return { rules, ms: cpuMs() - began };
}

/** Time of this process alone, in ms: what others do on the machine is left out. */
function cpuMs() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

const adapter = await openAdapter("memory", { model });
const user = model.entities.find(({ name }) => name === "User");
const time = new Date();
for (const [id, name] of [
	[own, "ann"],
	["00000000-0000-7000-8000-000000000002", "bob"],
])
	await adapter.insert(user, [
		{
			...Object.fromEntries(user.fields.map((field) => [field.name, null])),
			id,
			username: name,
			email: `${name}@example.org`,
			role: "user",
			createdAt: time,
			updatedAt: time,
		},
	]);

const files = { few: rulesOf(10), many: rulesOf(2_000), alternatives: rulesOf(2_000, 200) };
for (let warm = 0; warm < 2; warm++) for (const text of Object.values(files)) loaded(text);
const loads = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, median([1, 2, 3, 4, 5].map(() => loaded(text).ms))]));
const engines = Object.fromEntries(
	Object.entries(files).map(([name, text]) => [
		name,
		createEngine({ model, adapter, rules: loaded(text).rules, custom: customOperations }),
	]),
);
const context = () => ({ principal: { ...who }, requestId: "r", transport: "in-process", address: "", trace: {} });
const calls = [
	{ entity: "User", operation: "get", input: { key: { id: own } } },
	{ entity: "User", operation: "list", input: { limit: 10 } },
];
const took = { few: [], many: [], alternatives: [] };
for (let round = 0; round < rounds; round++)
	for (const name of Object.keys(took).toSorted(() => Math.random() - 0.5)) {
		const began = cpuMs();
		for (let number = 0; number < callsPerRound; number++) await engines[name].handle(calls[number % calls.length], context());
		took[name].push(cpuMs() - began);
	}
const cost = Object.fromEntries(Object.entries(took).map(([name, values]) => [name, median(values)]));
console.log(`load 2,000 rules: ${Math.round(loads.many)} ms (10 rules: ${Math.round(loads.few)} ms)`);
console.log(`a request with 2,000 rules / with 10 rules: ${(cost.many / cost.few).toFixed(3)}`);
console.log(`with 200 alternatives for that very request: ${(cost.alternatives / cost.few).toFixed(3)}`);
await adapter.close();

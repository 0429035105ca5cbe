// Puts the daemon and what it needs at run time, and nothing else, in a folder of its own:
//   node apps/daemon/deploy/pack.mjs OUT [--adapters=prisma] [--epoch=SECONDS]
// The folder runs anywhere with Node: node OUT/node_modules/@metabuilder/dbal-daemon/bin/dbal_daemon.js
// The same tree gives the same bytes and times, so that two images of it have the same layers.
import {
	copyFileSync,
	existsSync,
	lstatSync,
	lutimesSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = resolve(fileURLToPath(new URL("../../..", import.meta.url)));
const { values, positionals } = parseArgs({
	options: { adapters: { type: "string", default: "" }, epoch: { type: "string", default: process.env.SOURCE_DATE_EPOCH ?? "0" } },
	allowPositionals: true,
});
const [target] = positionals;
if (target === undefined) {
	process.stderr.write("Usage: pack.mjs OUT [--adapters=prisma]\n");
	process.exit(2);
}
const out = resolve(target);
const adapters = values.adapters.split(/[ ,]+/).filter((name) => name !== "");
const unknown = adapters.filter((name) => !["sqlite", "postgres", "memory", "prisma"].includes(name));
if (unknown.length > 0) {
	process.stderr.write(`There is no adapter ${unknown.join(", ")}: sqlite, postgres and memory are always in, prisma can be added.\n`);
	process.exit(2);
}

/** Left out unless its adapter is asked for: the server loads it only when it is chosen. */
const isLeftOut = (name) => !adapters.includes("prisma") && (name === "prisma" || name.startsWith("@prisma/"));

/** What of a package is never read at run time. */
const unread = /(?:\.d\.[cm]?ts|\.map|\.[cm]?ts|\.tsbuildinfo|\.md|\.markdown|\.flow|\.node-gyp.*)$/i;
const unreadFolders = new Set(["test", "tests", "__tests__", "docs", "example", "examples", "benchmark", "benchmarks", ".github"]);
/** Of the workspace's own packages, what they are made of when built. */
const ownParts = ["package.json", "bin", "config", "dist", "prisma", "gen"];

/** Packages by their folder in the output. */
const found = new Map();
collect(join(root, "apps/daemon"), "node_modules/@metabuilder/dbal-daemon");

rmSync(out, { recursive: true, force: true });
for (const [place, folder] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
	if (isOwn(folder)) for (const part of ownParts) copy(join(folder, part), join(out, place, part), true);
	else
		for (const name of readdirSync(folder))
			if (name !== "node_modules" && (!unreadFolders.has(name) || !lstatSync(join(folder, name)).isDirectory()))
				copy(join(folder, name), join(out, place, name), false);
}
copyFileSync(join(root, "LICENSE"), join(out, "LICENSE"));
writeFileSync(join(out, "sbom.cdx.json"), `${JSON.stringify(billOfMaterials(), undefined, "\t")}\n`);
settle(out, Number(values.epoch));
process.stdout.write(`${found.size} packages in ${relative(process.cwd(), out) || "."}\n`);

/** A package and, first found first, all that it depends on. */
function collect(folder, place) {
	if (found.has(place)) return;
	found.set(place, folder);
	const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest(folder);
	const wanted = new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)]);
	for (const name of Object.keys(peerDependencies)) if (!peerDependenciesMeta[name]?.optional) wanted.add(name);
	for (const name of [...wanted].sort()) {
		if (isLeftOut(name)) continue;
		const installed = find(name, folder);
		if (installed === undefined) {
			// A platform's own package of another platform.
			if (Object.hasOwn(optionalDependencies, name)) continue;
			throw new Error(`${name}, which ${relative(root, folder)} needs, is not installed`);
		}
		collect(realpathSync(installed), placeOf(installed));
	}
}

/** As Node resolves it: in the folders above. */
function find(name, from) {
	for (let folder = from; ; folder = dirname(folder)) {
		const candidate = join(folder, "node_modules", name);
		if (existsSync(join(candidate, "package.json"))) return candidate;
		if (folder === root || folder === dirname(folder)) return undefined;
	}
}

/** Where it stands below the output: as below the workspace, with the workspace's own packages among the others. */
function placeOf(installed) {
	const path = relative(root, installed);
	const own = /^(?:apps|libs|tools)\/[^/]+\/(node_modules\/.*)$/.exec(path);
	if (!own) return path;
	return join("node_modules", manifest(join(root, path.slice(0, path.indexOf("/node_modules/")))).name, own[1]);
}

function isOwn(folder) {
	return !folder.includes("/node_modules/");
}

function manifest(folder) {
	return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

function copy(from, to, own) {
	if (!existsSync(from)) return;
	const stat = lstatSync(from);
	if (stat.isSymbolicLink()) return;
	if (stat.isFile()) {
		mkdirSync(dirname(to), { recursive: true });
		copyFileSync(from, to);
		return;
	}
	for (const entry of readdirSync(from, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
		if (entry.isFile() && unread.test(entry.name)) continue;
		if (entry.isFile() && own && entry.name.endsWith(".test.js")) continue;
		copy(join(from, entry.name), join(to, entry.name), own);
	}
}

/** CycloneDX 1.6: https://cyclonedx.org/docs/1.6/json/ */
function billOfMaterials() {
	const components = [...found.values()].map((folder) => {
		const { name, version, license } = manifest(folder);
		const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
		return {
			type: "library",
			"bom-ref": `${purl}#${relative(root, folder)}`,
			name,
			version,
			purl,
			...(typeof license === "string" ? { licenses: [{ expression: license }] } : {}),
		};
	});
	components.sort((a, b) => (a["bom-ref"] < b["bom-ref"] ? -1 : 1));
	const { version } = manifest(join(root, "apps/daemon"));
	return {
		bomFormat: "CycloneDX",
		specVersion: "1.6",
		version: 1,
		metadata: { component: { type: "application", name: "dbal-daemon", version } },
		components,
	};
}

/** One time for everything, folders after what is in them. */
function settle(path, epoch) {
	if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) settle(join(path, name), epoch);
	lutimesSync(path, epoch, epoch);
}

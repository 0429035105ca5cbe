// Builds an image: `npx nx run daemon:image`, `npx nx run demo-spark:image`.
//   --tool=docker|buildah   what builds it; docker where it answers, else buildah
//   --tag=NAME              dbal-daemon or dbal-demo unless given
//   --adapters=prisma       adds Prisma to the daemon's image
//   --node-image=IMAGE      the base; the Dockerfile's own unless given
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = resolve(fileURLToPath(new URL("../../..", import.meta.url)));
const { values, positionals } = parseArgs({
	options: {
		tool: { type: "string" },
		tag: { type: "string" },
		adapters: { type: "string", default: "" },
		"node-image": { type: "string" },
		help: { type: "boolean", default: false },
	},
	allowPositionals: true,
});
const images = {
	daemon: { file: "apps/daemon/deploy/Dockerfile", tag: "dbal-daemon" },
	demo: { file: "apps/demo-spark/Dockerfile", tag: "dbal-demo" },
};
const [what = "daemon"] = positionals;
const image = Object.hasOwn(images, what) ? images[what] : undefined;
if (!image || values.help) {
	process.stdout.write("Usage: image.mjs daemon|demo [--tool=docker|buildah] [--tag=NAME] [--adapters=prisma] [--node-image=IMAGE]\n");
	process.exit(values.help ? 0 : 2);
}

const tool = values.tool ?? (answers("docker", ["info"]) ? "docker" : answers("buildah", ["--version"]) ? "buildah" : undefined);
if (tool !== "docker" && tool !== "buildah") {
	process.stderr.write(
		tool === undefined
			? "There is neither a Docker engine nor buildah here. Install one of them, or name it with --tool.\n"
			: `--tool takes docker or buildah, not ${tool}.\n`,
	);
	process.exit(2);
}

const buildArgs = [`ADAPTERS=${values.adapters}`, ...(values["node-image"] === undefined ? [] : [`NODE_IMAGE=${values["node-image"]}`])];
const common = ["-f", join(root, image.file), "-t", values.tag ?? image.tag, ...buildArgs.flatMap((arg) => ["--build-arg", arg]), root];
const command =
	tool === "docker"
		? ["build", ...common]
		: // Without an engine's privileges; times of the layers are fixed, so that two builds are the same.
			["build", "--isolation", "chroot", "--format", "docker", "--timestamp", "0", "--network", "host", ...common];
process.stdout.write(`${tool} ${command.slice(0, -1).join(" ").replaceAll(`${root}/`, "")} .\n`);
const { status } = spawnSync(tool, command, { stdio: "inherit", env: { ...process.env, SOURCE_DATE_EPOCH: "0" } });
process.exit(status ?? 1);

function answers(name, args) {
	return spawnSync(name, args, { stdio: "ignore" }).status === 0;
}

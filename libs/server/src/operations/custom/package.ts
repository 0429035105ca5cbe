import { DBALError, type Package } from "@metabuilder/dbal/contract";
import type { CustomOperations } from "../../../gen/operations.js";
import { ownUser } from "./user.js";

/** Of a package that is installed already it changes nothing. */
export const install: CustomOperations["Package.install"] = ({ id }, { principal, now, transaction }) =>
	transaction(async ({ data, system }) => {
		const { name, isInstalled } = await data.get<Package>("Package", { id });
		if (!isInstalled) {
			const others = await system.count("Package", { name, isInstalled: true });
			if (others > 0) {
				// Which one is told to those alone who may read it.
				const [other] = await data.find<Partial<Package>>("Package", { where: { name, isInstalled: true }, limit: 1 });
				throw new DBALError("CONFLICT", "Another version of the package is installed. Uninstall it first.", {
					reason: "installed",
					...(other?.version !== undefined && { details: { installedVersion: other.version } }),
				});
			}
			const installer = await ownUser(system, principal.id);
			await system.update("Package", { id }, { isInstalled: true, installedAt: now(), installedBy: installer?.id ?? null });
		}
		return data.get<Package>("Package", { id });
	});

/** Of a package that is not installed it changes nothing. */
export const uninstall: CustomOperations["Package.uninstall"] = ({ id }, { transaction }) =>
	transaction(async ({ data, system }) => {
		const { isInstalled } = await data.get<Package>("Package", { id });
		if (isInstalled) await system.update("Package", { id }, { isInstalled: false, installedAt: null, installedBy: null });
		return data.get<Package>("Package", { id });
	});

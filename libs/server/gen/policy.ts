// @generated from spec/acl.yaml by `npx nx generate dbal`. Do not edit.

/** The access rules that hold where the configuration names no others. */
export const defaultPolicy = {
	path: "spec/acl.yaml",
	text: [
		"rules: []\n",
	].join(""),
};

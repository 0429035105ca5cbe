/** What every generated file says first, without the comment sign: where it comes from and how to change it. */
export function generatedHeader(source: string): string {
	return `@generated from ${source} by \`npx nx generate dbal\`. Do not edit.`;
}

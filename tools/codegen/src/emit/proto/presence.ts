/** A file of {@link spellPresence} with its labels again. */
export function labelPresence(text: string): string {
	return text.replace(/^( *)oneof \w+_presence(?:_\d+)? \{ (\S+ \w+ = [^;]+;) \}$/gm, "$1optional $2");
}

/**
 * A file with its `optional` fields written as oneofs of one member, which is what the label stands for: the same bytes, the
 * same presence, and readable by compilers from before the label (protoc 3.12), such as the grpc_tools that Debian ships.
 */
export function spellPresence(text: string): string {
	const words = new Set(text.match(/\w+/g));
	return text.replace(/^( *)optional (\S+) (\w+) = ([^;]+);$/gm, (_, indent: string, type: string, name: string, rest: string) => {
		let oneof = `${name}_presence`;
		for (let next = 2; words.has(oneof); next++) oneof = `${name}_presence_${next}`;
		return `${indent}oneof ${oneof} { ${type} ${name} = ${rest}; }`;
	});
}

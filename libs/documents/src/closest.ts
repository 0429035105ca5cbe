/**
 * The candidate that was most likely meant: the least edit distance (insert, delete, replace, swap of neighbours; another case costs a quarter),
 * at most two fifths of the word, else undefined. The first of equals wins.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
	let best: string | undefined;
	let bestDistance = Math.max(1, Math.floor(word.length * 0.4)) + 0.5;
	if (word.length > 100) return undefined;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) > bestDistance) continue;
		const exact = distance(word, candidate);
		const folded = distance(word.toLowerCase(), candidate.toLowerCase()) + 0.25;
		const found = Math.min(exact, folded);
		if (found < bestDistance) {
			best = candidate;
			bestDistance = found;
		}
	}
	return best;
}

/** ` (did you mean "x"?)`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
	const found = closest(word, candidates);
	return found === undefined ? "" : ` (did you mean \`${found}\`?)`;
}

/** Optimal string alignment distance. */
function distance(a: string, b: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1];
			let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
				cost = Math.min(cost, at(beforeLast, column - 2) + 1);
			}
			current.push(cost);
		}
		beforeLast = last;
		last = current;
	}
	return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
	return row[column] ?? Number.POSITIVE_INFINITY;
}

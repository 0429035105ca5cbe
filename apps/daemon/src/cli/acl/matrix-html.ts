import { type Cell, type Matrix, type MatrixEntity, noteOf } from "./matrix.js";

/** The matrix as one HTML file that needs nothing beside it: no script, no font, no request. */
export function matrixHtml({ roles, entities }: Matrix, title: string): string {
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
<header>
<h1>Who may do what</h1>
<p>${escaped(title)}</p>
<ul class="key"><li><i class="all"></i>all rows</li><li><i class="some"></i>some rows</li><li><i class="none"></i>denied</li></ul>
<nav>${entities.map(({ entity }) => `<a href="#${escaped(entity)}">${escaped(entity)}</a>`).join("")}</nav>
</header>
<main>
${entities.map((entity) => section(entity, roles)).join("\n")}
</main>
</html>
`;
}

function section({ entity, rows }: MatrixEntity, roles: readonly string[]): string {
	const head = roles.map((role) => `<th scope="col">${escaped(role)}</th>`).join("");
	const body = rows
		.map(({ operation, cells }) => `<tr><th scope="row">${escaped(operation)}</th>${cells.map(cellHtml).join("")}</tr>`)
		.join("\n");
	return `<section id="${escaped(entity)}">
<h2>${escaped(entity)}</h2>
<div class="scroll"><table>
<thead><tr><td></td>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table></div>
</section>`;
}

function cellHtml(cell: Cell): string {
	const said = { all: "all rows", some: "some rows", none: "denied" }[cell.rows];
	const mark = `<i class="${cell.rows}" role="img" aria-label="${said}"></i>`;
	if (cell.rows === "none") return `<td>${mark}</td>`;
	const note = noteOf(cell);
	const rules = `<small>${escaped(cell.rules.join(", "))}</small>`;
	return `<td><details><summary>${mark}${note === "" ? "" : `<span>${escaped(shorten(note))}</span>`}</summary><p>${escaped(note === "" ? said : note)}</p>${rules}</details></td>`;
}

function shorten(text: string): string {
	return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root { color-scheme: light dark; --ink: #1c2430; --faint: #6a7482; --line: #dfe3e8; --ground: #fff; --raised: #f6f8fa; --all: #1f8a4c; --some: #b7791f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --faint: #97a1af; --line: #2c3440; --ground: #12161c; --raised: #1a2028; --all: #46c37b; --some: #e0a84a; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header, main { max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
h1 { margin: 0; font-size: 1.6rem; letter-spacing: -.01em; }
h2 { margin: 0 0 .6rem; font-size: 1.1rem; }
header p { margin: .2rem 0 1rem; color: var(--faint); }
nav { display: flex; flex-wrap: wrap; gap: .4rem; }
nav a { padding: .15rem .7rem; border: 1px solid var(--line); border-radius: 1rem; color: inherit; text-decoration: none; }
nav a:hover, nav a:focus-visible { background: var(--raised); }
.key { display: flex; gap: 1.2rem; margin: 0 0 1rem; padding: 0; list-style: none; color: var(--faint); }
i { display: inline-block; width: .8em; height: .8em; margin-right: .45em; border-radius: 50%; vertical-align: -.05em; border: 2px solid transparent; }
i.all { background: var(--all); }
i.some { border-color: var(--some); background: linear-gradient(90deg, var(--some) 50%, transparent 50%); }
i.none { border-color: var(--line); transform: scale(.55); background: var(--line); }
section { margin: 0 0 2rem; scroll-margin-top: 1rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .45rem .8rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
tbody tr:hover { background: var(--raised); }
thead th { font-size: .85rem; color: var(--faint); font-weight: 600; background: var(--raised); }
thead td { background: var(--raised); }
tbody th { font: 600 .87rem/1.7 ui-monospace, monospace; white-space: nowrap; }
summary { cursor: pointer; list-style: none; white-space: nowrap; }
summary::-webkit-details-marker { display: none; }
summary span { font: .8rem/1.7 ui-monospace, monospace; color: var(--faint); }
details[open] summary span { display: none; }
details p { max-width: 24rem; margin: .2rem 0; font: .8rem/1.5 ui-monospace, monospace; white-space: normal; overflow-wrap: anywhere; }
small { color: var(--faint); }
`;

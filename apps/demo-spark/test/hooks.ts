/** As much of React's state and effects as the guide's components use, so that they run without a page. */
export function createHooks(): {
	readonly useState: <T>(initial: T) => readonly [T, (value: T) => void];
	/** For effects that run once. */
	readonly useEffect: (effect: () => void) => void;
	/** Draws the component, runs its effects, and draws it anew whenever its state changes. */
	readonly mount: (render: () => unknown) => { readonly element: unknown };
} {
	let current: { readonly cells: unknown[]; readonly effects: (() => void)[]; next: number; draw: () => void } | undefined;

	const component = () => {
		if (!current) throw new Error("a hook was called outside a component");
		return current;
	};

	return {
		useState<T>(initial: T) {
			const owner = component();
			const place = owner.next++;
			if (!(place in owner.cells)) owner.cells[place] = initial;
			const set = (value: T) => {
				owner.cells[place] = value;
				owner.draw();
			};
			return [owner.cells[place] as T, set] as const;
		},
		useEffect(effect) {
			const owner = component();
			const place = owner.next++;
			if (place in owner.cells) return;
			owner.cells[place] = true;
			owner.effects.push(effect);
		},
		mount(render) {
			const view: { element: unknown } = { element: undefined };
			const owner = { cells: [] as unknown[], effects: [] as (() => void)[], next: 0, draw: () => {} };
			owner.draw = () => {
				owner.next = 0;
				current = owner;
				view.element = render();
				current = undefined;
				for (const effect of owner.effects.splice(0)) effect();
			};
			owner.draw();
			return view;
		},
	};
}

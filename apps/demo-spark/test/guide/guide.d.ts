// What the guide's snippets take for given: Spark's own globals and hooks, React's hooks, and the type of a user.
/// <reference types="vite/client" />

type User = import("@metabuilder/dbal").User;
declare const useState: typeof import("react").useState;
declare const useEffect: typeof import("react").useEffect;

interface ImportMetaEnv {
	readonly VITE_DBAL_ENDPOINT?: string;
}

declare const spark: {
	user(): Promise<{ avatarUrl: string; email: string; id: number; isOwner: boolean; login: string } | null>;
};

declare module "@github/spark/hooks" {
	export function useKV<T>(
		key: string,
		initial?: T,
	): readonly [T | undefined, (value: T | ((previous?: T) => T)) => void, () => void];
}

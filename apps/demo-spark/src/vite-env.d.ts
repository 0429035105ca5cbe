/// <reference types="vite/client" />

interface ImportMetaEnv {
	/** Where the daemon is, in production. */
	readonly VITE_DBAL_ENDPOINT?: string;
}

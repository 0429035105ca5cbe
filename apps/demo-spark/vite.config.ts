import react from "@vitejs/plugin-react-swc";
import { defineConfig } from "vite";

/** The daemon that the page's WebSocket is forwarded to. */
const daemon = process.env.DBAL_ENDPOINT ?? "127.0.0.1:50051";

export default defineConfig({
	plugins: [react()],
	resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
	server: {
		host: "localhost",
		port: 5173,
		strictPort: true,
		proxy: {
			// The page's own origin serves the daemon, so that no other address has to be reachable. `Host` becomes the
			// daemon's; `Origin` stays the page's, and the daemon's configuration lists it.
			"/dbal": { target: `ws://${daemon}`, ws: true, changeOrigin: true, rewrite: () => "/" },
		},
	},
});

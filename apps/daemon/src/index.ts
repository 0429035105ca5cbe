/** The daemon, for whoever runs it in a process of their own: tests and development servers. */

export { type ConfigSource, type DaemonConfig, type LoadedConfig, loadConfig } from "./config.js";
export { ConfigurationError } from "./configuration-error.js";
export { type Daemon, type DaemonOptions, startDaemon } from "./daemon.js";

/** What Linux tells of a process in `/proc/self/status`. */
export interface ProcessStatus {
	/** Names of the capabilities that the process has or may take: effective, permitted, inheritable and ambient together. */
	readonly capabilities: readonly string[];
	readonly noNewPrivileges: boolean;
	/** Whether a filter of system calls is in force. */
	readonly seccomp: boolean;
}

/** By their numbers, capabilities(7). */
const capabilityNames = [
	..."CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST".split(
		" ",
	),
	..."NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE".split(" "),
	..."SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG".split(" "),
	..."WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE".split(" "),
];

/** Reads the file's text; undefined for any other text. */
export function parseProcessStatus(text: string): ProcessStatus | undefined {
	const value = (name: string) => new RegExp(`^${name}:\\s*(\\S+)$`, "m").exec(text)?.[1];
	const sets = ["CapEff", "CapPrm", "CapInh", "CapAmb"].map(value);
	if (sets.some((set) => set === undefined || !/^[0-9a-f]{16}$/.test(set))) return undefined;
	const mask = sets.reduce((all, set) => all | BigInt(`0x${set}`), 0n);
	const numbers = Array.from({ length: 64 }, (_, number) => number).filter((number) => ((mask >> BigInt(number)) & 1n) === 1n);
	return {
		capabilities: numbers.map((number) => `CAP_${capabilityNames[number] ?? number}`),
		noNewPrivileges: value("NoNewPrivs") === "1",
		seccomp: value("Seccomp") === "2",
	};
}

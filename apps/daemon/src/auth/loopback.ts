/** True for 127.0.0.0/8 and ::1, in any of the forms a socket tells them. */
export function isLoopback(address: string): boolean {
	return /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(address) || address === "::1";
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Whether a request is meant for us: its Host is this machine's own name for itself, or the public
 * one. Any other name would be a foreign page that has pointed its own name at this address.
 */
export function isOurHost(host: string | undefined, publicUrl: URL): boolean {
	if (host === undefined) return false
	return host === publicUrl.host || loopback.has(host.replace(/:\d+$/, ''))
}

/** Whether a request that changes something comes from our own page, or from no page at all. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
	if (origin === undefined) return true
	return URL.canParse(origin) && new URL(origin).host === host
}

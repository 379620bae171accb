const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Whether a request is meant for us: its Host is this machine's own name for itself, or the public
 * one. Any other name would be a foreign page that has pointed its own name at this address.
 */
export function isOurHost(host: string | undefined, publicUrl: URL): boolean {
	if (host === undefined) return false
	return host === publicUrl.host || loopback.has(host.replace(/:\d+$/, ''))
}

/** The origins that our pages come from: the public one, and this machine's own names for itself. */
export function ourOrigins(publicUrl: URL, port: number): string[] {
	const own = [...loopback].map((name) => `http://${name}:${port}`)
	return [...new Set([publicUrl.origin, ...own])]
}

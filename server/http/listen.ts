import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Starts to listen; throws a sentence when the address cannot be had. Port 0 takes a free one. */
export function listen(server: Server, at: { host: string; port: number }): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(sentenceOf(error, at))))
		server.listen(at, () => {
			server.removeAllListeners('error')
			resolve()
		})
	})
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
	return (server.address() as AddressInfo).port
}

/** Where a server answers on this machine, ending in a slash. */
export function localUrl(server: Server): string {
	const { address, family, port } = server.address() as AddressInfo
	const isEverywhere = address === '0.0.0.0' || address === '::'
	const name = isEverywhere ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address
	return `http://${name}:${port}/`
}

function sentenceOf(
	{ code, message }: NodeJS.ErrnoException,
	{ host, port }: { host: string; port: number }
) {
	if (code === 'EADDRINUSE') return `Port ${port} is taken. Set PORT to another, or to 0 for any.`
	if (code === 'EADDRNOTAVAIL') return `HOST ${host} is no address of this machine.`
	return `It cannot listen on ${host}:${port}: ${message}.`
}

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws'
import { accessTo, type Role } from '#model/access.ts'
import { readAddress, type DocumentAddress } from '#model/documents.ts'
import { must } from '#model/core/invariant.ts'
import { closeCodes, type CloseReason } from '#protocol/close.ts'
import type { Person } from '../accounts/person.ts'
import { isOurHost } from '../http/hosts.ts'
import type { Log } from '../log.ts'
import { limits } from './limits.ts'
import type { Rooms } from './rooms.ts'

/** What the gateway needs. */
export type GatewayParts = {
	rooms: Rooms
	log: Log
	publicUrl: URL
	/** The origins whose pages may open a socket. A page always says its own; nobody else is let in. */
	origins: readonly string[]
	/** Who a request's cookies say it is, and what they are to a production; null when nobody. */
	standingOf: (cookies: string | undefined, production: string) => Promise<Standing | null>
	/** A socket has opened. */
	opened?: (socket: WebSocket, stream: Duplex) => void
	/** Somebody has come into a document. */
	entered: (standing: Standing, address: DocumentAddress) => void
	/** Somebody was not let into a document. */
	refused: (standing: Standing | null, address: DocumentAddress) => void
}

/** Somebody signed in on a device, and their role in the production they ask for. */
export type Standing = {
	id: string
	name: string
	device: string
	role: Role | null
}

/** The door to the rooms: who are you, may you, which room. */
export class Gateway {
	#parts: GatewayParts
	#sockets = new WebSocketServer(socketOptions)
	#heartbeat: NodeJS.Timeout

	constructor(parts: GatewayParts) {
		this.#parts = parts
		this.#heartbeat = setInterval(() => parts.rooms.beat(), limits.pingIntervalMs)
	}

	/** Answers an upgrade request. */
	upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
		stream.on('error', destroy)
		const { host, origin, cookie } = request.headers
		if (!isOurHost(host, this.#parts.publicUrl)) return refuse(stream, '403 Forbidden')
		if (origin === undefined || !this.#parts.origins.includes(origin)) {
			return refuse(stream, '403 Forbidden')
		}
		const place = /^\/sync\/([^?]*)/.exec(request.url ?? '')?.[1]
		if (place === undefined) return refuse(stream, '404 Not Found')

		const address = readAddress(place)
		this.#sockets.handleUpgrade(request, stream, head, (socket) => {
			this.#receive({ socket, stream, cookie, address })
		})
	}

	/** On its own, so that nothing which lives as long as the socket holds on to the request. */
	#receive(caller: Caller): void {
		const { socket, stream } = caller
		socket.on('error', this.#failed)
		this.#parts.opened?.(socket, stream)
		socket.pause() // until its room is open: what it says meanwhile waits in its own buffers
		this.#admit(caller).catch((error) => {
			this.#parts.log.error({ error }, 'a document could not be opened')
			turnAway(socket, 'notStored')
		})
	}

	#failed = (error: Error): void => this.#parts.log.debug({ error }, 'socket error')

	/** Closes everyone and waits until they are gone. */
	async stop(): Promise<void> {
		clearInterval(this.#heartbeat)
		this.#parts.rooms.close('stopping')
		const gone = [...this.#sockets.clients].map(
			(socket) => new Promise((resolve) => socket.once('close', resolve))
		)
		await Promise.all(gone)
		this.#sockets.close()
	}

	async #admit(caller: Caller): Promise<void> {
		const { socket, stream, cookie, address } = caller
		// Refused after the upgrade: y-websocket dials a refused upgrade again for ever.
		if (address === null) return turnAway(socket, 'noSuchDocument')
		const standing = await this.#parts.standingOf(cookie, address.production)
		const access = accessTo(address.kind, standing?.role ?? null)
		if (standing === null || access === 'none') {
			this.#parts.refused(standing, address)
			return turnAway(socket, standing === null ? 'signedOut' : 'notAllowed')
		}
		const { id, name, device, role } = standing
		const person: Person = { id, name, role: must(role, 'whoever may read has a role') }
		const link = { socket, stream, person, device, canWrite: access === 'write' }
		if (!(await this.#parts.rooms.join(address, link))) return turnAway(socket, 'noSuchDocument')
		this.#parts.entered(standing, address)
		socket.resume()
	}
}

/** `closeTimeout` is newer than its types. */
const socketOptions: ServerOptions & { closeTimeout: number } = {
	noServer: true,
	// Twice our own limit, so that it is our reason that closes what is merely too large.
	maxPayload: 2 * limits.maxMessageBytes,
	perMessageDeflate: false, // one frame serves all peers of a room, unchanged
	closeTimeout: limits.closeGraceMs
}

type Caller = {
	socket: WebSocket
	stream: Duplex
	cookie: string | undefined
	address: DocumentAddress | null
}

function destroy(this: Duplex): void {
	this.destroy()
}

function refuse(stream: Duplex, status: string): void {
	stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function turnAway(socket: WebSocket, reason: CloseReason): void {
	socket.close(closeCodes[reason], reason)
	socket.resume() // to hear the other end agree
}

/*
 * The floor: the least a server could do, on the same `ws`. It keeps nothing and understands
 * nothing. In a room it passes every message on to everyone else; under `/blob` it answers the
 * first message of a socket with the file FLOOR_BLOB, read from the disk, as one message.
 *
 *   node --import tsx bench/floor.ts      prints `The floor is at <port>`
 */
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'

const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })

server.on('connection', (socket, { url = '/' }) => {
	socket.on('error', () => socket.terminate())
	if (url === '/blob') {
		socket.once('message', () => void sendBlob(socket))
		return
	}
	const room = rooms.get(url) ?? new Set()
	rooms.set(url, room.add(socket))
	socket.on('close', () => room.delete(socket))
	socket.on('message', (bytes) => relay(room, socket, bytes))
})

function relay(room: ReadonlySet<WebSocket>, from: WebSocket, bytes: RawData): void {
	for (const peer of room) if (peer !== from) peer.send(bytes, { binary: true })
}

async function sendBlob(socket: WebSocket): Promise<void> {
	socket.send(await readFile(process.env.FLOOR_BLOB ?? ''))
}

server.on('listening', () => {
	process.stdout.write(`The floor is at ${(server.address() as AddressInfo).port}\n`)
})
process.on('SIGTERM', () => process.exit(0))

import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readEntries, type Entry } from '../../../../server/sync/entries.ts'
import { limits } from '../../../../server/sync/limits.ts'
import { PresenceRelay, type Listener } from '../../../../server/sync/presence-relay.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const calm = limits.presenceTickMs
const slow = limits.slowestPresenceTickMs

class Socket implements Listener {
	readonly person
	backlogBytes = 0
	frames: Buffer[] = []

	constructor(name: string) {
		this.person = { id: name, name, role: 'ad' }
	}

	write(frames: Buffer): void {
		this.frames.push(frames)
	}

	/** What it heard since the last time: one list of `client@clock` for each telling. */
	heard(): string[] {
		return this.frames.splice(0).map((frame) => {
			const decoder = decoding.createDecoder(frame.subarray(frame[1] === 126 ? 4 : 2))
			decoding.readVarUint(decoder)
			return readEntries(decoding.readVarUint8Array(decoder))
				.map(({ client, clock, state }) => `${client}@${clock}${state.length === 4 ? ' gone' : ''}`)
				.join(', ')
		})
	}
}

function room(...names: string[]) {
	const sockets = names.map((name) => new Socket(name))
	const peers = new Set(sockets)
	const relay = new PresenceRelay<Socket>(peers, () => true)
	const move = (socket: Socket | undefined, clock: number) => {
		const client = sockets.indexOf(socket as Socket) + 1
		const state = new TextEncoder().encode(`{"x":${clock}}`)
		const entries: Entry[] = [{ client, clock, state }]
		relay.take(socket as Socket, entries)
	}
	return { sockets, peers, relay, move }
}

test('after a calm spell a move is told at once, with all else of that turn', () => {
	const { sockets, move } = room('ann', 'bo', 'cy')
	move(sockets[0], 1)
	move(sockets[1], 1)
	expect(sockets[2]?.heard()).toEqual([])
	vi.advanceTimersByTime(0)
	expect(sockets.map((socket) => socket.heard())).toEqual(Array(3).fill(['1@1, 2@1']))
})

test('moves at any rate are told at the pace of a screen, the newest of each, in one frame for all', () => {
	const { sockets, move } = room('ann', 'bo', 'cy')
	move(sockets[0], 1)
	vi.advanceTimersByTime(0)
	for (let clock = 2; clock <= 301; clock++) {
		move(sockets[0], clock)
		move(sockets[1], clock)
		vi.advanceTimersByTime(3.3)
	}
	vi.advanceTimersByTime(calm)
	const frames = sockets.map(({ frames }) => frames)
	for (const [at, frame] of (frames[0] as Buffer[]).entries()) {
		expect(frames.map((all) => all[at] === frame)).toEqual([true, true, true])
	}
	const heard = sockets[2]?.heard() ?? []
	expect(heard.length).toBeGreaterThan(25)
	expect(heard.length).toBeLessThan(35)
	expect(heard.at(-1)).toBe('1@301, 2@301')
})

test('nothing runs while nothing changes', () => {
	const { sockets, move } = room('ann', 'bo')
	move(sockets[0], 1)
	vi.advanceTimersByTime(10 * slow)
	expect(vi.getTimerCount()).toBe(0)
	move(sockets[0], 1)
	expect(vi.getTimerCount()).toBe(0)
})

test('a socket that lags is left out, and told the newest of what it missed once it has read on', () => {
	const { sockets, peers, relay, move } = room('ann', 'bo', 'cy', 'dee', 'eve')
	const [ann, bo, cy, , eve] = sockets as [Socket, Socket, Socket, Socket, Socket]
	move(ann, 1)
	move(eve, 1)
	vi.advanceTimersByTime(calm)
	cy.heard()
	cy.backlogBytes = limits.maxPresenceBacklogBytes + 1
	for (let clock = 2; clock < 50; clock++) {
		move(ann, clock)
		move(bo, clock)
		vi.advanceTimersByTime(calm)
	}
	peers.delete(eve)
	relay.leave(eve)
	vi.advanceTimersByTime(calm)
	expect(cy.heard()).toEqual([])
	expect(bo.heard().length).toBeGreaterThan(40)

	cy.backlogBytes = 0
	vi.advanceTimersByTime(slow)
	expect(cy.heard()).toEqual(['1@49, 2@49, 5@1 gone'])
	vi.advanceTimersByTime(slow)
	expect(vi.getTimerCount()).toBe(0)
})

test('while a good part of the room lags, tellings are fewer', () => {
	const { sockets, move } = room('ann', 'bo', 'cy', 'dee')
	const [ann, bo, cy, dee] = sockets as [Socket, Socket, Socket, Socket]
	for (const socket of [cy, dee]) socket.backlogBytes = limits.maxPresenceBacklogBytes + 1
	const tellings = () => {
		bo.heard()
		for (let clock = 0; clock < 400; clock++) {
			move(ann, Math.floor(performance.now()))
			vi.advanceTimersByTime(10)
		}
		return bo.heard().length
	}
	const strained = tellings()
	expect(strained).toBeLessThan(4000 / slow + 3)
	for (const socket of [cy, dee]) socket.backlogBytes = 0
	vi.advanceTimersByTime(slow)
	expect(tellings()).toBeGreaterThan(4 * strained)
})

test('while the event loop is late tellings are fewer, and as many as ever once it is not', () => {
	const { sockets, move } = room('ann', 'bo')
	const [ann, bo] = sockets as [Socket, Socket]
	/** How many tellings there are in four seconds of turns that each take so long. */
	const tellings = (turnMs: number) => {
		bo.heard()
		const now = vi.spyOn(performance, 'now')
		for (let at = performance.now(), until = at + 4000; at < until; at += turnMs) {
			move(ann, Math.floor(at))
			// Timers fire, but only when the turn is over.
			now.mockReturnValue(at + turnMs)
			vi.advanceTimersByTime(turnMs)
		}
		now.mockRestore()
		return bo.heard().length
	}
	const calmly = tellings(5)
	expect(calmly).toBeGreaterThan(90)
	expect(tellings(100)).toBeLessThan(25)
	expect(tellings(5)).toBeGreaterThan(90)
})

test('a peer that comes is told who is here, and one alone is told nothing', () => {
	const { sockets, relay, move } = room('ann', 'bo')
	const [ann, bo] = sockets as [Socket, Socket]
	relay.introduce(ann)
	expect(ann.heard()).toEqual([])
	move(ann, 3)
	vi.advanceTimersByTime(calm)
	bo.heard()
	relay.introduce(bo)
	expect(bo.heard()).toEqual(['1@3'])
})

test('a room that is let go leaves no timer behind', () => {
	const { sockets, relay, move } = room('ann')
	move(sockets[0], 1)
	relay.stop()
	expect(vi.getTimerCount()).toBe(0)
})

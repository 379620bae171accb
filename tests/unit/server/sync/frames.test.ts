import { expect, test } from 'vitest'
import * as encoding from 'lib0/encoding'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { syncKinds, writeMessage, writeSync, messageKinds } from '#protocol/frame.ts'
import { writeHello } from '#protocol/messages/hello.ts'
import { protocolVersion } from '#protocol/version.ts'
import { seededRandom, type Random } from '../../../support/random.ts'
import { Attacker, birth, strip } from './attacker.ts'
import { OpenRoom, turn, type Guest } from './open-room.ts'

/*
 * Whatever bytes somebody sends who is in a room, the others work on in it. DAYBREAK_FRAMES=1000000
 * sends a million; DAYBREAK_SEED=4711 sends another's.
 */
const wanted = Number(process.env['DAYBREAK_FRAMES'] ?? 5_000)
const seed = Number(process.env['DAYBREAK_SEED'] ?? Date.now() % 1_000_000)
const perSpell = 1000
/** A room that knows ten thousand pages says so to each that knocks: after these, another begins. */
const perRoom = 25_000
const patiently = { timeout: 60 * 60 * 1000 }

test(`mutated frames, by the thousand, harm nobody (seed ${seed})`, patiently, async () => {
	const random = seededRandom(seed)
	const memory: number[] = []
	let [sent, closed] = [0, 0]
	while (sent < wanted) {
		const through = Math.min(wanted, sent + perRoom)
		const room = await OpenRoom.with(birth())
		const [ann, bo] = [await room.enter('ann'), await room.enter('bo')]
		let eve = await room.enter('eve')
		while (sent < through) {
			const frames = framesOf(bo.doc, random)
			for (let at = 0; at < perSpell; at++, sent++) {
				if (eve.closed !== null) {
					closed++
					eve = room.knock('eve')
				}
				eve.say(mutated(frames, random))
				if (at % 50 === 0) await turn()
			}
			await expectAllWell(room, { ann, bo, sent })
			memory.push(process.memoryUsage().heapUsed)
		}
	}
	expect(closed).toBeGreaterThan(sent / 100)
	process.stdout.write(`${sent} mutated frames, ${closed} times closed; ${megabytes(memory)}\n`)
})

/** What one writes the other sees, the disk has it, and it can be read by whoever comes. */
async function expectAllWell(
	room: OpenRoom,
	{ ann, bo, sent }: { ann: Guest; bo: Guest; sent: number }
): Promise<void> {
	await turn()
	strip(ann.doc, 's0').set('text', `after ${sent}`)
	await turn()
	const carl = await room.enter('carl')
	carl.leave()
	const readers = [bo.doc, await room.stored(), carl.doc]
	const texts = readers.map((doc) => strip(doc, 's0').get('text'))
	const all = Array.from(readers, () => `after ${sent}`)
	expect({ seed, sent, texts, closed: [ann.closed, bo.closed] }).toEqual({
		...{ seed, sent, texts: all },
		closed: [null, null]
	})
}

/** One frame of every kind that a client sends, and a few edits. */
function framesOf(doc: Y.Doc, random: Random): Uint8Array[] {
	const by = new Attacker(doc)
	const edits = Array.from({ length: 6 }, () =>
		by.change(random.clientId(), (copy) => edit(copy, random))
	)
	const presence = new Awareness(new Y.Doc())
	presence.setLocalState({ person: 'eve', at: { strip: 's1', x: 12 } })
	const told = encodeAwarenessUpdate(presence, [presence.clientID])
	presence.destroy()
	return [
		...edits.map((update) => writeSync(syncKinds.update, update)),
		writeSync(syncKinds.step2, Y.encodeStateAsUpdate(doc)),
		writeSync(syncKinds.step1, Y.encodeStateVector(doc)),
		writeMessage(messageKinds.awareness, (to) => encoding.writeVarUint8Array(to, told)),
		writeHello({ protocol: protocolVersion })
	]
}

function edit(doc: Y.Doc, random: Random): void {
	const id = random.pick([...doc.getMap('strips').keys()])
	if (random.chance(0.2)) doc.getXmlFragment(`note:${id}`).insert(0, [new Y.XmlText('wind')])
	else strip(doc, id).set(random.pick(['text', 'place', 'minutes']), random.below(1000))
}

/** A frame as it is, cut, turned, filled or followed by another. */
function mutated(frames: readonly Uint8Array[], random: Random): Uint8Array {
	let bytes: Uint8Array = Uint8Array.from(random.pick(frames))
	for (let steps = random.below(4); steps > 0; steps--) bytes = mutate(bytes, frames, random)
	return bytes
}

function mutate(bytes: Uint8Array, frames: readonly Uint8Array[], random: Random): Uint8Array {
	const at = random.below(bytes.length + 1)
	const noise = () => Uint8Array.from({ length: 1 + random.below(8) }, () => random.below(256))
	const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)]
	switch (random.below(6)) {
		case 0:
			return head
		case 1:
			return joined(head, noise(), tail)
		case 2:
			return joined(head, Uint8Array.of(255, 255, 255, 255, 255, 255, 127), tail)
		case 3:
			return joined(head, random.pick(frames).subarray(random.below(8)))
		case 4:
			return joined(head, tail.subarray(random.below(4)))
		default: {
			const flipped = Uint8Array.from(bytes)
			const place = random.below(flipped.length)
			if (flipped.length > 0) flipped[place] = (flipped[place] as number) ^ (1 << random.below(8))
			return flipped
		}
	}
}

function joined(...parts: Uint8Array[]): Uint8Array {
	return Uint8Array.from(Buffer.concat(parts))
}

function megabytes(memory: readonly number[]): string {
	const [first = 0, last = 0] = [memory[0], memory.at(-1)]
	return `heap ${(first / 2 ** 20).toFixed()} → ${(last / 2 ** 20).toFixed()} MB`
}

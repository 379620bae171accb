import { messageKinds, syncKinds, writeMessage, writeSync } from '#protocol/frame.ts'
import { writeDecided, type Decided } from '#protocol/messages/decided.ts'
import { writeHeld, type Held } from '#protocol/messages/held.ts'
import { writeHello, type Hello } from '#protocol/messages/hello.ts'
import { writeOverwritten, type Overwritten } from '#protocol/messages/overwritten.ts'
import { writeSaved, type Saved } from '#protocol/messages/saved.ts'
import { writeWelcome, type Welcome } from '#protocol/messages/welcome.ts'

export const hello: Hello = {
	protocol: 1,
	held: { generation: 'g1', epoch: 1, seq: 300 }
}

export const saved: Saved = { epoch: 1, seq: 300, count: 70_000 }

export const welcome: Welcome = {
	protocol: 1,
	oldestClient: 1,
	generation: 'g1',
	restoredFrom: null,
	epoch: 1,
	seq: 300,
	person: { id: 'ann', name: 'Ann Ó Sé', role: 'ad' },
	canWrite: true
}

export const overwritten: Overwritten = {
	collection: 'strips',
	record: 'x1',
	field: 'place',
	stands: { person: { id: 'ann', name: 'Ann' }, value: 'main/a0' },
	lost: { person: null, value: null },
	at: 1_772_409_600_000
}

export const held: Held = {
	holds: [
		{
			id: 'h1',
			person: { id: 'bo', name: 'Bo' },
			isYours: false,
			collection: 'scenes',
			removes: 41,
			of: 74,
			state: 'kept',
			by: 'Ann'
		}
	]
}

export const decided: Decided = { id: 'h1', allow: true }

/** One of each message, as it travels. */
export const samples: Record<string, Uint8Array> = {
	'sync step 1': writeSync(syncKinds.step1, Uint8Array.of(1, 2, 3)),
	'sync step 2': writeSync(syncKinds.step2, Uint8Array.of(4, 5)),
	'sync update': writeSync(syncKinds.update, new Uint8Array(200).fill(6)),
	'query awareness': writeMessage(messageKinds.queryAwareness, () => {}),
	hello: writeHello(hello),
	saved: writeSaved(saved),
	welcome: writeWelcome(welcome),
	overwritten: writeOverwritten(overwritten),
	held: writeHeld(held),
	decided: writeDecided(decided)
}

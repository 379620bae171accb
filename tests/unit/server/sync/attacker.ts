import type * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Refusal } from '#protocol/refusals.ts'
import { contents, craft, type CraftedItem, type Id } from './craft.ts'

/** By name: why it is refused, and what is sent. */
export type Attacks = Record<string, [why: Refusal, update: (by: Attacker) => Uint8Array]>

/** How many strips there are, the last five of them day breaks. */
export const stripCount = 30

/** The Yjs client ids of the document's birth, of who works on it, and of who attacks it. */
export const [birthClient, annClient, eveClient] = [1, 1000, 666] as const

/** Thirty strips, in one transaction. */
export function birth(): Y.Doc {
	const doc = new Y.Doc()
	doc.clientID = birthClient
	doc.transact(() => {
		for (let at = 0; at < stripCount; at++) {
			const fields = { board: 'b', place: `main/a${at}`, kind: at < 25 ? 'scene' : 'dayBreak' }
			doc.getMap('strips').set(`s${at}`, new Y.Map(Object.entries(fields)))
		}
		doc.getMap('scenes').set('scene', new Y.Map([['number', '1']]))
	})
	return doc
}

/** A strip of a document. */
export function strip(doc: Y.Doc, id: string): Y.Map<unknown> {
	return doc.getMap<Y.Map<unknown>>('strips').get(id) as Y.Map<unknown>
}

/** Somebody who may write a document, and knows all that is in it. */
export class Attacker {
	readonly doc: Y.Doc

	constructor(doc: Y.Doc) {
		this.doc = doc
	}

	/** How far a client id goes. */
	end(client: number): number {
		return Y.getState(this.doc.store, client)
	}

	/** The id of what stands at a field of a strip, or of the strip itself. */
	idOf(id: string, field?: string): Id {
		const map = field === undefined ? this.doc.getMap('strips') : strip(this.doc, id)
		const item = map._map.get(field ?? id) as Y.Item
		return [item.id.client, item.id.clock]
	}

	/** The update that a change under a client id makes, not sent. */
	change(client: number, change: (doc: Y.Doc) => void): Uint8Array {
		const doc = new Y.Doc()
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc))
		doc.clientID = client
		const before = Y.encodeStateVector(doc)
		doc.transact(() => change(doc))
		return Y.encodeStateAsUpdate(doc, before)
	}

	/** These items, written under a client id of their own. */
	write(...structs: CraftedItem[]): Uint8Array {
		return craft([{ client: eveClient, clock: 0, structs }])
	}

	/** A field of a strip. */
	field(id: string, key: string, content: CraftedItem['content']): CraftedItem {
		return { parent: this.idOf(id), key, content }
	}

	/** A value of a strip, byte by byte. */
	value(write: (to: encoding.Encoder) => void): Uint8Array {
		return this.write(this.field('s1', 'text', contents.raw(write)))
	}
}

import { createHash, randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { addResources } from '#model/bookings/commands/resources.ts'
import { writeComment } from '#model/comments/commands.ts'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { addRecipient } from '#model/deliverables/commands/recipients.ts'
import type { DocumentAddress, DocumentKind } from '#model/documents.ts'
import { addContact } from '#model/office/commands.ts'
import { setHoliday } from '#model/production/commands.ts'
import { insertBanner } from '#model/stripboard/commands/strips.ts'
import { boards } from '#model/stripboard/records/board.ts'
import { addObject } from '#model/whiteboard/commands/objects.ts'
import { openStored } from '../../server/store/documents.ts'
import { newProduction } from '../../server/productions.ts'
import { editBy } from '../support/builders.ts'
import type { SignedIn } from '../support/people.ts'
import type { TestServer } from '../support/server.ts'

/** A production as the server makes it, with a board to write on. It belongs to nobody. */
export async function bornProduction(server: TestServer): Promise<string> {
	const order = { title: 'Tide', from: 'empty', newId: randomUUID, now: Date.now() } as const
	const { production, births } = newProduction(order)
	await server.store.createProduction(production, births)
	return production.id
}

/** A document as it is on the disk. */
export async function storedDocument(server: TestServer, address: DocumentAddress): Promise<Y.Doc> {
	return openStored(must(await server.store.load(address), 'the production exists'))
}

/** An edit of somebody's that has reached the disk, while nobody has the document open. */
export async function editStored<Result>(
	server: TestServer,
	{ author, ...address }: DocumentAddress & { author: SignedIn },
	doing: (edit: Edit) => Result
): Promise<Result> {
	const doc = await storedDocument(server, address)
	const before = Y.encodeStateVector(doc)
	const result = doing(editBy(author.name, doc, doc.clientID))
	const authorship = { author, clients: [doc.clientID] }
	await server.store.append(address, Y.encodeStateAsUpdate(doc, before), authorship)
	return result
}

/** What a document holds, as a hash: equal when nothing was written to it. */
export function stateHash(doc: Y.Doc): string {
	return createHash('sha256').update(Y.encodeStateAsUpdate(doc)).digest('hex')
}

/** The smallest honest edit of each document, as a person makes it. */
export const smallEdits: Record<DocumentKind, (doc: Y.Doc, person: string) => void> = {
	production: (doc) => void setHoliday(editOf(doc), { date: anyDate(), label: 'Off' }),
	stripboard: (doc) => {
		const board = must([...boards.all(doc).keys()][0], 'a production is born with a board')
		const target = { board, list: 'main', before: null } as const
		insertBanner(editOf(doc), target, { text: 'Move to stage 2', minutes: 30 })
	},
	office: (doc) => void addContact(editOf(doc), { name: 'Somebody' }),
	'whiteboard-main': (doc) => {
		const box = { x: 0, y: 0, width: 192, height: 128 }
		addObject(editOf(doc), { kind: 'note', box })
	},
	bookings: (doc) => void addResources(editOf(doc), [{ name: 'Stage 2' }]),
	// Nobody's: what it says has to be refused, whoever sends it.
	rulings: (doc) => void doc.getMap('holds').set(randomUUID(), { status: 'confirmed' }),
	deliverables: (doc) => void addRecipient(editOf(doc), { name: 'A buyer' }),
	comments: (doc, person) => {
		const writing = { me: { id: person, name: 'Whoever' }, now: Date.now() }
		const subject = { kind: 'scene', id: 'scene-1' } as const
		const words = { text: 'Is that a night?', mentions: [] }
		writeComment(editOf(doc), writing, { subject, subjectName: 'Scene 1', thread: '', ...words })
	}
}

/** The update that a small edit of a document makes, by a person who has all of it. */
export function smallUpdate(
	doc: Y.Doc,
	{ kind, person }: { kind: DocumentKind; person: string }
): Uint8Array {
	const mine = new Y.Doc()
	Y.applyUpdate(mine, Y.encodeStateAsUpdate(doc))
	const known = Y.encodeStateVector(mine)
	smallEdits[kind](mine, person)
	return Y.encodeStateAsUpdate(mine, known)
}

function editOf(doc: Y.Doc): Edit {
	return { doc, newId: randomUUID, random: Math.random, origin: 'test' }
}

let days = 0

/** A day that no earlier edit took. */
function anyDate(): string {
	return new Date(Date.UTC(2030, 0, ++days)).toISOString().slice(0, 10)
}

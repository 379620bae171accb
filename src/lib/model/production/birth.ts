import * as Y from 'yjs'
import type { DocumentKind } from '../documents.ts'
import type { Edit } from '../core/edit.ts'
import { orderBetween } from '../core/order.ts'
import { boards, type BoardId } from '../stripboard/records/board.ts'
import { addSampleContacts, layOutSample, type SampleCastIds } from '../sample/lay-out.ts'
import { sample } from '../sample/sample.ts'
import { addDays, weekdayOf } from './calendar.ts'
import { settings } from './records.ts'

/** What a production starts from. */
export type BirthInput = {
	title: string
	from: 'empty' | 'sample'
	/** YYYY-MM-DD where the server stands: an empty production starts on the Monday after next. */
	today: string
	newId: () => string
	random?: () => number
	/** The Yjs client id that the birth is written under. */
	clientId: number
}

/** The first content of each document that has one, as one Yjs update. */
export type Births = { kind: DocumentKind; bytes: Uint8Array }[]

/**
 * The first content of a new production's documents. Only the server calls this: singletons born
 * twice would lose a side when they merge. A contact list starts empty, so only the sample's is born.
 */
export function birthOfProduction(input: BirthInput): Births {
	const fromSample = input.from === 'sample'
	const production = write(input, (edit) => {
		settings.patch(edit.doc, {
			title: input.title,
			startDate: fromSample ? sample.startDate : mondayAfterNext(input.today)
		})
		if (!fromSample) return
		for (const { date, label } of sample.holidays) edit.doc.getMap('holidays').set(date, label)
	})
	let cast: SampleCastIds = new Map()
	const stripboard = write(input, (edit) => {
		const board = edit.newId() as BoardId
		const order = orderBetween(null, null, edit.random)
		boards.create(edit.doc, board, { name: 'Main board', order })
		if (fromSample) cast = layOutSample(edit, board, sample)
	})
	const born: Births = [
		{ kind: 'production', bytes: production },
		{ kind: 'stripboard', bytes: stripboard }
	]
	if (!fromSample) return born
	const office = write(input, (edit) => addSampleContacts(edit, sample, cast))
	return [...born, { kind: 'office', bytes: office }]
}

function write(input: BirthInput, body: (edit: Edit) => void): Uint8Array {
	const doc = new Y.Doc()
	doc.clientID = input.clientId
	const edit = { doc, newId: input.newId, random: input.random ?? (() => 0.5), origin: 'birth' }
	doc.transact(() => body(edit), 'birth')
	return Y.encodeStateAsUpdate(doc)
}

function mondayAfterNext(today: string): string {
	return addDays(today, 14 - weekdayOf(today))
}

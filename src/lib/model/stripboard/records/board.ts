import { flag, pointer, text } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'

declare const boardId: unique symbol
export type BoardId = string & { readonly [boardId]: true }

const boardFields = {
	name: text(80, 'Untitled board'),
	/** Order key among the production's boards. */
	order: text(64),
	/** First shooting day of its own, YYYY-MM-DD; '' for the production's. */
	startDate: text(10),
	/** The board whose second unit this is: their days are checked together. '' for none. */
	unitOf: pointer<BoardId>(),
	removed: flag()
}

/** A schedule: one ordering of all the scenes into days. */
export const boards = new Collection<BoardId, typeof boardFields>('boards', boardFields)

export type Board = RecordOf<BoardId, typeof boardFields>

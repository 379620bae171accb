import { choice, flag, pointer, text } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'

declare const boardId: unique symbol
export type BoardId = string & { readonly [boardId]: true }

/** A board is worked on, is what the crew goes by, or is put away. */
export const boardStatuses = ['draft', 'published', 'archived'] as const

const boardFields = {
	name: text(80, 'Untitled board'),
	/** Order key among the production's boards; the first one is the main board. */
	order: text(64),
	/** First shooting day of its own, YYYY-MM-DD; '' for the production's. */
	startDate: text(10),
	/** The board whose second unit this is: their days are checked together. '' for none. */
	unitOf: pointer<BoardId>(),
	status: choice(boardStatuses, 'draft'),
	/** Its strips stay where they are until somebody unlocks it. */
	locked: flag(),
	/** The board that it was duplicated from. */
	basedOn: pointer<BoardId>(),
	removed: flag()
}

/** A schedule: one ordering of all the scenes into days. */
export const boards = new Collection<BoardId, typeof boardFields>('boards', boardFields)

export type Board = RecordOf<BoardId, typeof boardFields>

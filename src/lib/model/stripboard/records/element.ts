import { choice, flag, text } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { categoryIds } from '../categories.ts'

declare const elementId: unique symbol
export type ElementId = string & { readonly [elementId]: true }

const elementFields = {
	category: choice(categoryIds, 'miscellaneous'),
	name: text(120),
	/** The board id: the cast number that strips show. Text, unique in its category, '' for none. */
	number: text(12),
	removed: flag()
}

/** What a scene needs: a cast member, a prop, a vehicle. */
export const elements = new Collection<ElementId, typeof elementFields>('elements', elementFields)

export type Element = RecordOf<ElementId, typeof elementFields>

import { choice, flag, links, maybe, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import { removerField } from '../../core/remover.ts'
import { categoryIds } from '../categories.ts'

declare const elementId: unique symbol
export type ElementId = string & { readonly [elementId]: true }

const elementFields = {
	category: choice(categoryIds, 'miscellaneous'),
	name: text(120),
	/** The board id: the cast number that strips show. Text, unique in its category, '' for none. */
	number: text(12),
	/** Whether it may be held between work days, and dropped; `category` for what its category does. */
	holding: choice(['category', 'none', 'hold', 'drop'], 'category'),
	/** Days between a drop and a pick-up, where its contract has its own number. */
	dropDays: maybe(whole(1, 60, 10)),
	/**
	 * What a contract or a minor's licence allows in a day, in minutes; null for no limit. The limit
	 * alone is here: why it is so, a birth date above all, stays in the office.
	 */
	mostWork: maybe(whole(0, 24 * 60, 0)),
	/** Not called before this minute of the day. */
	earliestCall: maybe(whole(0, 24 * 60, 0)),
	/** Let go by this minute of the day; past midnight is over 24 hours. */
	latestOut: maybe(whole(0, 36 * 60, 0)),
	/** Where these limits come from, a law and a band of it or a contract, and as of when: YYYY-MM-DD. */
	limitsFrom: text(300),
	limitsChecked: text(10),
	/** Its board id stays: it was published. */
	numberLocked: flag(),
	/** What comes along into every scene it is in: a minor brings a studio teacher. */
	brings: links<ElementId>('brings:'),
	/** The element that this was another spelling of; '' while it stands for itself. */
	mergedInto: pointer<ElementId>(),
	removed: flag(),
	removedBy: removerField
}

/** What a scene needs: a cast member, a prop, a vehicle. */
export const elements = new Collection<ElementId, typeof elementFields>('elements', elementFields)

export type Element = RecordOf<ElementId, typeof elementFields>

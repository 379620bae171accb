import { expect, test } from 'vitest'
import type { CategoryId } from '#model/stripboard/categories.ts'
import { changeScheduleRules, setHolding } from '#model/stripboard/commands/rules.ts'
import { rules } from '#model/stripboard/records/rules.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { editBy, writesIn } from '../../../../support/builders.ts'

test('rules change one by one, and a bad one refuses all', () => {
	const edit = editBy('ann')
	expect(
		writesIn(edit.doc, rules.root, () => changeScheduleRules(edit, { castRest: 660 }))
	).toEqual(['castRest'])
	expect(changeScheduleRules(edit, { castRest: 600, dropDays: 0 })).toEqual({
		ok: false,
		reason: 'bad-value'
	})
	expect(changeScheduleRules(edit, { sourceDate: 'spring' })).toEqual({
		ok: false,
		reason: 'bad-value'
	})
	expect(readStripboard(edit.doc).rules).toMatchObject({ castRest: 660, dropDays: 10 })
})

test('a category is held, dropped or neither', () => {
	const edit = editBy('ann')
	expect(setHolding(edit, 'vehicles', 'hold').ok).toBe(true)
	expect(setHolding(edit, 'boats' as CategoryId, 'hold')).toEqual({
		ok: false,
		reason: 'bad-value'
	})
	edit.doc.getMap('holding').set('props', 'sometimes')
	expect([...readStripboard(edit.doc).holding]).toEqual([['vehicles', 'hold']])
})

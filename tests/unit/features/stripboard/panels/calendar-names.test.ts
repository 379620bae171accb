import { expect, test } from 'vitest'
import { setExceptions, setHoliday } from '#model/production/commands.ts'
import { readProduction } from '#model/production/records.ts'
import { notedDates } from '$lib/features/stripboard/panels/calendar-names.ts'
import { editBy } from '../../../../support/builders.ts'

test('what is noted about dates stands in their order, also a holiday that is worked', () => {
	const edit = editBy('ann')
	setExceptions(edit, ['2026-03-12', '2026-03-13'], { kind: 'travel', label: 'To the coast' })
	setHoliday(edit, { date: '2026-03-09', label: 'Founding day' })
	setExceptions(edit, ['2026-03-09'], { kind: 'work', label: '' })
	expect(notedDates(readProduction(edit.doc))).toEqual([
		{ date: '2026-03-09', kind: 'holiday', label: 'Founding day' },
		{ date: '2026-03-09', kind: 'work', label: '' },
		{ date: '2026-03-12', kind: 'travel', label: 'To the coast' },
		{ date: '2026-03-13', kind: 'travel', label: 'To the coast' }
	])
})

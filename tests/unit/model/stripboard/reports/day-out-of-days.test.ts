import { expect, test } from 'vitest'
import type { Cell } from '#model/report.ts'
import { setHoliday } from '#model/production/commands.ts'
import { readProduction, settings } from '#model/production/records.ts'
import { addEvent } from '#model/stripboard/commands/availability.ts'
import { addElement, editElement } from '#model/stripboard/commands/elements.ts'
import type { DoodBy } from '#model/stripboard/queries/dood-chart.ts'
import { reportOf } from '#model/stripboard/reports/catalogue.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy } from '../../../../support/builders.ts'

/** MARY works on Wed 4, Wed 11 and Fri 13 March; Mon 9 is a holiday; her fitting is on Mon 2. */
function printed(chartOf: DoodBy = 'cast') {
	const edit = editBy('ann')
	const { board, scene } = drawBoard(edit, '1 | 2 | 3 | 4 | 5 | 6 | 7 |', '9')
	settings.patch(edit.doc, { title: 'Lamplight', startDate: '2026-03-04' })
	setHoliday(edit, { date: '2026-03-09', label: 'Founding day' })
	for (const number of ['1', '5', '7']) {
		const mary = addElement(edit, scene(number), { category: 'cast', name: 'MARY' })
		if (!mary.ok) continue
		editElement(edit, mary.value, { number: '2' })
		if (number !== '7') continue
		const fitting = { from: '2026-03-02', to: '2026-03-02', fromMinute: null, toMinute: null }
		addEvent(edit, mary.value, { kind: 'fitting', note: '', ...fitting })
	}
	return reportOf('day-out-of-days', {
		...{ state: readStripboard(edit.doc), production: readProduction(edit.doc), board },
		...{ revision: '', printedOn: 'today', withBoneyard: false, chartOf }
	})
}

const words = (row: readonly Cell[] | undefined) =>
	(row ?? []).map(({ text }) => text || '·').join(' ')

test('the day-out-of-days prints month, weekday and shooting day over its codes, and the totals beside them', () => {
	const { blocks, orientation, title } = printed()
	expect([title, orientation]).toEqual(['Day out of days: Cast', 'landscape'])
	const [table] = blocks
	if (table?.kind !== 'table') throw new Error('There is no chart.')
	expect(table.head.map(words)).toEqual([
		'· Month/Day 3/2 3/3 3/4 3/5 3/6 3/7 3/8 3/9 3/10 3/11 3/12 3/13 · · · · · · ·',
		'· Day of week Mo Tu We Th Fr Sa Su Mo Tu We Th Fr · · · · · · ·',
		'No. Shooting day · · 1 2 3 · · · 4 5 6 7 Start Work Hold Hol. Fit Finish Total'
	])
	expect(table.rows.map(words)).toEqual(['2 MARY FT · SW H H · · / H W H WF 3/4 3 4 1 1 3/13 7'])
	const shaded = table.rows[0]?.flatMap(({ tone }, at) => (tone === 'off' ? [at - 1] : []))
	expect(shaded, 'the weekend and the holiday').toEqual([6, 7, 8])
})

test('under the chart stand the codes it uses and the rule of drops', () => {
	const lines = printed().blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))
	expect(lines).toEqual([
		'/  holiday   ·   FT  fitting   ·   H  hold   ·   SW  start, work   ·   W  work   ·   WF  work, finish',
		'Dropped once, where at least 10 days lie between two days of work. Holidays are not in the total.'
	])
})

test('its sheet has a column headed by each date, and dates for start and finish', () => {
	const { columns, rows } = printed().sheet
	const dated = columns.filter(({ isDate }) => isDate).map(({ label }) => label)
	expect([dated[0], dated.at(-1), dated.length]).toEqual(['2026-03-02', '2026-03-13', 12])
	expect(rows).toEqual([
		[
			...['2', 'MARY', 'FT', '', 'SW', 'H', 'H', '', '', '/', 'H', 'W', 'H', 'WF'],
			...[0, 3, 4, 1, 0, 1, '2026-03-04', '2026-03-13', 7]
		]
	])
})

test('a chart of nothing says so', () => {
	expect(printed('greenery').blocks).toEqual([
		{ kind: 'text', text: 'Greenery: nobody and nothing is scheduled.' }
	])
})

import { expect, test } from 'vitest'
import {
	burnUpPicture,
	progressPicture,
	qcPicture,
	standingPicture
} from '$lib/features/deliverables/progress/pictures.ts'
import { checklistIn, everything, owing, step, walk } from '../../../../support/deliveries.ts'

const toQc = ['in-progress', 'ready', 'delivered', 'received', 'in-qc'] as const

/** A master that came back once and was accepted, a textless that is late, a cue sheet set aside. */
function delivery() {
	const { edit, lines, line } = owing()
	walk(edit, line, ...toQc, 'rejected', ...toQc)
	step(edit, line, 'accepted', { ...everything, date: '2026-04-20' })
	walk(edit, lines[2] ?? line, 'waived')
	return checklistIn(edit, '2026-05-04')
}

test('progress says that only what is mandatory counts, and its table ends where its curve does', () => {
	const { says, curves, twin } = progressPicture(delivery(), '2026-05-04')
	expect(says).toBe(
		'Of what is mandatory, accepted, waived or not applicable today: Northlight Sales 50%.'
	)
	expect(curves[0]?.points).toEqual([{ date: '2026-04-20', count: 50 }])
	expect(twin.heads).toEqual(['Day', 'Northlight Sales'])
	expect(twin.rows.at(0)).toEqual(['Mon 23 Feb 2026', '0%'])
	expect(twin.rows.at(-1)).toEqual(['Mon 4 May 2026, today', '50%'])
})

test('the plan goes on beyond today, what was done does not', () => {
	const { says, twin } = burnUpPicture(delivery(), '2026-04-27')
	expect(says).toBe('0 of 3 lines due by today, 2 delivered, 2 settled.')
	const rows = new Map(twin.rows.map(([day = '', ...cells]) => [day, cells]))
	expect(rows.get('Mon 27 Apr 2026, today')).toEqual(['0', '2', '2'])
	expect(rows.get('Sat 2 May 2026')).toEqual(['3', '', ''])
	expect(burnUpPicture(delivery(), '2026-05-04').says).toBe(
		'3 of 3 lines due by today, 2 delivered, 2 settled; 1 fewer delivered than due.'
	)
})

test('late and at risk are counted by recipient, and QC by round', () => {
	const { says, bars, twin } = standingPicture(delivery())
	expect(says).toBe('1 line late and 0 at risk. Optional lines count here too.')
	expect(bars[0]?.parts.filter(({ count }) => count > 0)).toEqual([
		{ tone: 'late', count: 1 },
		{ tone: 'settled', count: 2 }
	])
	expect(twin.rows).toEqual([['Northlight Sales', '1', '0', '0', '0', '2', '3']])
	expect(qcPicture(delivery())).toMatchObject({
		says: '0% passed the first time: 0 of 1.',
		twin: {
			rows: [
				['Round 1', '0', '1', '0%'],
				['Round 2', '1', '0', '100%']
			]
		}
	})
})

test('with nothing there, every picture says so', () => {
	expect(progressPicture([], '2026-05-04')).toMatchObject({
		says: 'Nothing is mandatory yet.',
		curves: []
	})
	expect(qcPicture([]).says).toBe('No lab has said anything yet.')
})

import { describe, expect, test } from 'vitest'
import { planImport, scheduleTable } from '$lib/features/deliverables/import/schedule-sheet.ts'
import { statusReport } from '$lib/features/deliverables/report/report.ts'
import { csvOf } from '$lib/paper/csv.ts'
import { signOff } from '#model/deliverables/commands/approvals.ts'
import { changeDeliverables, markDeliverable } from '#model/deliverables/commands/deliverables.ts'
import { addIssues } from '#model/deliverables/commands/qc.ts'
import { openIssuesOf } from '#model/deliverables/queries/qc.ts'
import { qcIssues } from '#model/deliverables/records/qc-issue.ts'
import type { Edit } from '#model/core/edit.ts'
import { done } from '../../../../support/bookings.ts'
import {
	checklistIn,
	granting,
	lineOf,
	owing,
	storedLine,
	walk
} from '../../../../support/deliveries.ts'

function reportOf(edit: Edit) {
	const open = openIssuesOf(qcIssues.all(edit.doc))
	return statusReport({
		...{ production: 'The Long Wait', printedOn: 'Mon 2 Mar 2026', rows: checklistIn(edit) },
		openIssues: (line) => open.get(line) ?? null
	})
}

describe('a delivery status report', () => {
	test('says of each recipient how much of what is mandatory is settled, and of each line where it stands', () => {
		const { edit, line } = owing()
		walk(edit, line, 'in-progress', 'ready', 'delivered', 'rejected', 'in-progress')
		done(addIssues(edit, line, [{ description: 'Dead pixel', severity: 'blocker' }]))
		const [heading, table] = reportOf(edit).blocks
		expect(heading).toEqual({
			...{ kind: 'heading', text: 'Northlight Sales' },
			aside: '0 of 2 mandatory settled'
		})
		const rows = table?.kind === 'table' ? table.rows : []
		expect(rows.map(([name]) => name?.text)).toEqual([
			...['Feature master', 'Textless elements', 'Music cue sheet']
		])
		expect(rows[0]?.map(({ text, under }) => [text, under].filter(Boolean).join(' / '))).toEqual([
			...['Feature master / Picture', 'In progress / round 2', 'a label', ''],
			...['Fri 1 May 2026', 'QC: 1 blocker open']
		])
		expect(rows[2]?.[0]?.under).toBe('Legal, optional')
	})

	test('says whose word a line waits for, and as a sheet who has signed', () => {
		const { edit, line } = owing()
		const { deliverable } = storedLine(edit, line)
		if (deliverable === '') throw new Error('a line is for something')
		for (const key of ['director', 'vfx'] as const)
			done(markDeliverable(edit, deliverable, { field: 'signOffs', key, on: true }))
		walk(edit, line, 'in-progress', 'ready')
		const taker = { by: 'pat', byName: 'Pat', at: '1' }
		const said = { as: 'director', person: 'Dee Ray', decision: 'approved', note: '' } as const
		done(signOff(edit, [line], { ...said, taker, answers: granting }))
		const { blocks, sheet } = reportOf(edit)
		const [, table] = blocks
		const rows = table?.kind === 'table' ? table.rows : []
		expect(rows[0]?.at(-1)?.text).toBe('Waits for VFX supervisor')
		expect(sheet.rows[0]?.slice(-2)).toEqual(['Director: Dee Ray', 'VFX supervisor'])
	})

	test('as CSV it can be brought in again for another recipient, and says the same', () => {
		const { edit } = owing()
		const master = storedLine(edit, lineOf(edit, 'Feature master')).deliverable
		if (master === '') throw new Error('a line is for something')
		const said = { owner: 'Kim, Ray', vendor: '“Lab” X', spec: 'UHD\n25 fps', leadDays: 3 }
		done(changeDeliverables(edit, [master], said))
		const { lines, problems } = planImport(scheduleTable(csvOf(reportOf(edit).sheet)), {
			owed: new Set(),
			made: new Set()
		})
		expect(problems).toEqual([])
		expect(lines).toMatchObject([
			{ name: 'Feature master', category: 'picture', mandatory: true, due: '2026-05-01', ...said },
			{ name: 'Textless elements', category: 'picture', mandatory: true },
			{ name: 'Music cue sheet', category: 'legal', mandatory: false }
		])
	})
})

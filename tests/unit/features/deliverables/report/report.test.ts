import { describe, expect, test } from 'vitest'
import { planImport, scheduleTable } from '$lib/features/deliverables/import/schedule-sheet.ts'
import { statusReport } from '$lib/features/deliverables/report/report.ts'
import { csvOf } from '$lib/paper/csv.ts'
import { changeDeliverables } from '#model/deliverables/commands/deliverables.ts'
import { addIssues } from '#model/deliverables/commands/qc.ts'
import { openIssuesOf } from '#model/deliverables/queries/qc.ts'
import { qcIssues } from '#model/deliverables/records/qc-issue.ts'
import type { Edit } from '#model/core/edit.ts'
import { done } from '../../../../support/bookings.ts'
import { checklistIn, lineOf, owing, storedLine, walk } from '../../../../support/deliveries.ts'

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

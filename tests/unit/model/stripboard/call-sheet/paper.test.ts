import { expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import type { Block } from '#model/report.ts'
import { callSheetReport } from '#model/stripboard/call-sheet/paper.ts'
import type { OfficeList } from '#model/stripboard/call-sheet/page.ts'
import { callSheetOf } from '#model/stripboard/call-sheet/sheet.ts'
import { callDepartment } from '#model/stripboard/commands/call-sheet.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { readSheetNotes } from '#model/stripboard/records/call-sheet.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production } from '../../../../support/builders.ts'

/** Every row of every table, its cells in one line. */
function rowsOf(blocks: readonly Block[]): string[] {
	return blocks.flatMap((block) =>
		block.kind === 'table'
			? [...block.head, ...block.rows].map((row) =>
					row
						.flatMap(({ text, under }) => [text, under])
						.filter(Boolean)
						.join(' | ')
				)
			: []
	)
}

function printed({ office, starred = [] }: { office: OfficeList | null; starred?: string[] }) {
	const edit = editBy('ann')
	const { strip, scene } = drawBoard(edit, '1 2 |')
	const nell = addElement(edit, scene('1'), { category: 'cast', name: 'NELL' })
	const day = strip('|1')
	callDepartment(edit, day, { department: 'Camera', value: '-0:30' })
	const notes = must(readSheetNotes(edit.doc).get(day), 'there are notes')
	const sheet = must(callSheetOf(readStripboard(edit.doc), production(), { day, notes }), 'a sheet')
	const print = { name: 'Published', colour: '', printedOn: 'today', office }
	const id = nell.ok ? nell.value : ''
	const performers = new Map([[id as string, 'Iris Vale']])
	return rowsOf(
		callSheetReport(sheet, {
			...print,
			office: office && { ...office, performers },
			starred: new Set(starred.map((each) => (each === 'nell' ? id : each)))
		}).blocks
	)
}

const crew = [
	{ department: 'camera', job: 'Operator', name: 'Sam Reed', phone: '555 0101' },
	{ department: 'Sound', job: 'Mixer', name: 'Jo Park', phone: '555 0102' }
]

test('the office prints who they are: performers, and the crew by department at its own call', () => {
	const rows = printed({ office: { crew, performers: new Map() } })
	expect(rows).toContain('– | NELL | Iris Vale | SWF | 7:00')
	expect(rows.slice(rows.indexOf('camera | 6:30'))).toEqual([
		...['camera | 6:30', 'Operator | Sam Reed | 555 0101 | 6:30'],
		...['Sound | 7:00', 'Mixer | Jo Park | 555 0102 | 7:00'],
		expect.stringContaining('1st AD')
	])
})

test('for everybody else there are departments without people', () => {
	const rows = printed({ office: null })
	expect(rows).toContain('– | NELL | SWF | 7:00')
	expect(rows.slice(rows.indexOf('Camera | 6:30'), -1)).toEqual([
		...['Camera | 6:30', 'Everybody else | 7:00']
	])
})

test('what is not as it went out carries a star', () => {
	const rows = printed({ office: null, starred: ['nell', 'call', 'Camera', 'pages'] })
	expect(rows.filter((row) => row.includes('* '))).toEqual([
		...['Location to be announced | * Crew call 7:00 | Est. wrap: 11:00'],
		...['* Total pages 2', '* – | NELL | SWF | 7:00', '* Camera | 6:30']
	])
})

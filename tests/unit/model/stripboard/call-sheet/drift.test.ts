import { expect, test } from 'vitest'
import { must } from '#model/core/invariant.ts'
import { driftOf } from '#model/stripboard/call-sheet/drift.ts'
import { readFacts } from '#model/stripboard/call-sheet/facts.ts'
import { callSheetOf } from '#model/stripboard/call-sheet/sheet.ts'
import { callDepartment, callElement, noteOnSheet } from '#model/stripboard/commands/call-sheet.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { setCall } from '#model/stripboard/commands/strips.ts'
import { blankNotes, readSheetNotes } from '#model/stripboard/records/call-sheet.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production } from '../../../../support/builders.ts'

function drawn() {
	const edit = editBy('ann')
	const { board, scene, strip } = drawBoard(edit, '1 2 | 3 |')
	const nell = addElement(edit, scene('1'), { category: 'cast', name: 'NELL' })
	const day = strip('|1')
	const sheet = () => {
		const notes = readSheetNotes(edit.doc).get(day) ?? blankNotes
		const read = callSheetOf(readStripboard(edit.doc), production(), { day, notes })
		return must(read, 'there is a sheet')
	}
	return { edit, board, strip, day, nell: must(nell.ok ? nell.value : null, 'Nell'), sheet }
}

test('nothing has drifted while nothing changed', () => {
	const { edit, day, sheet } = drawn()
	callDepartment(edit, day, { department: 'Camera', value: '-0:30' })
	const frozen = must(readFacts(JSON.stringify(sheet())), 'it is a sheet')
	expect(driftOf(frozen, sheet())).toEqual({ sentences: [], starred: new Set() })
})

test('what changed is told with both values, and starred', () => {
	const { edit, day, nell, sheet } = drawn()
	const out = sheet()
	setCall(edit, day, 6 * 60)
	noteOnSheet(edit, day, { field: 'weather', value: 'Rain' })
	callElement(edit, day, { element: nell, field: 'note', value: 'By boat' })
	callDepartment(edit, day, { department: 'Camera', value: '-0:30' })
	const { sentences, starred } = driftOf(out, sheet())
	expect(sentences).toEqual([
		'Crew call: 7:00 → 6:00',
		'Est. wrap: 11:00 → 10:00',
		'Weather: none → Rain',
		'NELL: on set 7:00 → 6:00, remarks none → By boat',
		'Camera has its own call'
	])
	expect([...starred].sort()).toEqual(['Camera', 'call', nell, 'weather', 'wrap'].sort())
})

test('scenes that left, joined or changed places are told', () => {
	const { edit, board, strip, sheet } = drawn()
	const out = sheet()
	moveStrips(edit, [strip('3')], { board, list: 'main', before: strip('1') })
	moveStrips(edit, [strip('2')], { board, list: 'boneyard', before: null })
	const { sentences, starred } = driftOf(out, sheet())
	expect(sentences).toContain('Scene 2 left the day')
	expect(sentences).toContain('Scene 3 joined the day')
	expect(sentences).not.toContain('The order of the day changed')
	expect(starred.has(strip('3'))).toBe(true)
	moveStrips(edit, [strip('2')], { board, list: 'main', before: strip('1') })
	moveStrips(edit, [strip('3')], { board, list: 'main', before: null })
	expect(driftOf(out, sheet()).sentences).toEqual([
		'The order of the day changed',
		'NELL: on set 7:00 → 9:00'
	])
})

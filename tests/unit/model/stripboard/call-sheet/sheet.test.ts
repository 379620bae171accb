import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { must } from '#model/core/invariant.ts'
import { readFacts, type CallSheet } from '#model/stripboard/call-sheet/facts.ts'
import { callSheetOf } from '#model/stripboard/call-sheet/sheet.ts'
import { addEvent } from '#model/stripboard/commands/availability.ts'
import { callDepartment, callElement, noteOnSheet } from '#model/stripboard/commands/call-sheet.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { editScene, linkElement } from '#model/stripboard/commands/scenes.ts'
import { setCall } from '#model/stripboard/commands/strips.ts'
import type { CategoryId } from '#model/stripboard/categories.ts'
import { blankNotes, readSheetNotes } from '#model/stripboard/records/call-sheet.ts'
import type { SceneId } from '#model/stripboard/records/scene.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production } from '../../../../support/builders.ts'
import { bornSample } from '../../../../support/sample-docs.ts'

function sheetIn(doc: Y.Doc, day: StripId): CallSheet | null {
	const notes = readSheetNotes(doc).get(day) ?? blankNotes
	return callSheetOf(readStripboard(doc), production(), { day, notes })
}

/** Three days of scenes of one page, which take two hours each. */
function drawn() {
	const edit = editBy('ann')
	const drawing = drawBoard(edit, '1 2 LUNCH:60 3 | 4 | 5 |')
	const need = (scene: SceneId, category: CategoryId, name: string) => {
		const made = addElement(edit, scene, { category, name })
		return must(made.ok ? made.value : null, name)
	}
	const sheet = (day = '|1') => must(sheetIn(edit.doc, drawing.strip(day)), 'there is a sheet')
	return { edit, ...drawing, need, sheet, first: drawing.strip('|1') }
}

test('a sheet is filled from the board: the day, its scenes, its clock, the days ahead', () => {
	const { edit, scene, sheet, strip } = drawn()
	editScene(edit, scene('1'), {
		intExt: 'EXT',
		time: 'NIGHT',
		synopsis: 'They wait.',
		scriptDay: 'N1'
	})
	expect(sheet()).toMatchObject({
		...{ day: 1, of: 3, date: '2026-03-02', call: '7:00', lunch: '11:00', wrap: '14:00' },
		...{ pages: '3', shootingCall: '', breakfast: '' }
	})
	expect(sheet().lines.map(({ number, set }) => number || set)).toEqual([
		...['1', '2', 'LUNCH (1:00)', '3']
	])
	expect(sheet().lines[0]).toEqual({
		...{ id: strip('1'), isBanner: false, number: '1', set: 'EXT', time: 'NIGHT N1' },
		...{ synopsis: 'They wait.', cast: '', pages: '1', location: '' }
	})
	expect(sheet().advance.map(({ day, date, lines }) => [day, date, lines.length])).toEqual([
		[2, '2026-03-03', 1],
		[3, '2026-03-04', 1]
	])
	expect(sheet('|3').advance).toEqual([])
	expect(sheetIn(edit.doc, strip('1'))).toBeNull()
})

test('cast are called when their first scene is due, with their status; held and travelling ones are told', () => {
	const { edit, scene, need, sheet } = drawn()
	const nell = need(scene('3'), 'cast', 'NELL')
	linkElement(edit, scene('5'), { element: nell, linked: true })
	const amos = need(scene('4'), 'cast', 'AMOS')
	addEvent(edit, amos, { kind: 'travel', from: '2026-03-02', to: '2026-03-02' })
	const brief = (day: string) =>
		sheet(day).cast.map(({ name, status, onSet }) => [name, status, onSet].join(' '))
	expect(brief('|1')).toEqual(['AMOS TR ', 'NELL SW 12:00'])
	expect(brief('|2')).toEqual(['AMOS SWF 7:00', 'NELL H '])
	expect(brief('|3')).toEqual(['NELL WF 7:00'])
})

test('relative calls go with the crew call, pick-up and make-up with the time on set', () => {
	const { edit, first, scene, need, sheet } = drawn()
	const nell = need(scene('1'), 'cast', 'NELL')
	const crowd = need(scene('1'), 'background', 'FISHERMEN')
	need(scene('1'), 'props', 'LAMP')
	callElement(edit, first, { element: nell, field: 'onSet', value: '+0:30' })
	callElement(edit, first, { element: nell, field: 'makeUp', value: '-1:00' })
	callElement(edit, first, { element: nell, field: 'pickUp', value: 'self' })
	callElement(edit, first, { element: crowd, field: 'onSet', value: '-0:15' })
	callDepartment(edit, first, { department: 'Grip / Electric', value: '-0:30' })
	noteOnSheet(edit, first, { field: 'shootingCall', value: '+0:45' })
	const calls = () => {
		const { cast, extras, crew, shootingCall } = sheet()
		const [one] = cast
		return [one?.pickUp, one?.makeUp, one?.onSet, extras[0]?.call, crew[0]?.call, shootingCall]
	}
	expect(calls()).toEqual(['SELF', '6:30', '7:30', '6:45', '6:30', '7:45'])
	setCall(edit, first, 18 * 60)
	expect(calls()).toEqual(['SELF', '17:30', '18:30', '17:45', '17:30', '18:45'])
	expect(sheet().crew).toEqual([{ department: 'Grip / Electric', call: '17:30' }])
	expect(sheet().extras).toMatchObject([{ category: 'Background', name: 'FISHERMEN' }])
	expect(sheet().needs).toEqual([{ category: 'Props', names: ['LAMP'] }])
})

test('a frozen sheet is read as it was written, and whatever is none is told apart', () => {
	const { docs, state, production, board } = bornSample()
	const days = [...state.strips.values()].filter(({ kind }) => kind === 'dayBreak')
	expect(days.length).toBeGreaterThan(10)
	for (const { id } of days) {
		const notes = readSheetNotes(must(docs.get('stripboard'), board)).get(id) ?? blankNotes
		const sheet = must(callSheetOf(state, production, { day: id, notes }), 'a sheet a day')
		const json = JSON.stringify(sheet)
		expect(readFacts(json)).toEqual(sheet)
		expect(json.length).toBeLessThan(15_000)
	}
	expect(['', '[]', '{"day":"1"}', 'null'].map(readFacts)).toEqual([null, null, null, null])
	expect(readFacts('{"day":1,"lines":[1,{"id":2}],"cast":{},"locations":[3]}')).toMatchObject({
		...{ day: 1, of: 0, call: '', cast: [], locations: [''], lines: [{ id: '', number: '' }] }
	})
})

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Undo } from '#model/core/undo.ts'
import { issuesOf } from '#model/stripboard/call-sheet/issues.ts'
import {
	callDepartment,
	callElement,
	fillInFrom,
	issueCallSheet,
	noteOnSheet
} from '#model/stripboard/commands/call-sheet.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { removeStrips } from '#model/stripboard/commands/strips.ts'
import { callSheetRoot, issues, readSheetNotes } from '#model/stripboard/records/call-sheet.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'
import { copyOf, drawBoard, editBy, merge, writesIn } from '../../../../support/builders.ts'

function drawn() {
	const edit = editBy('ann')
	const { strip, scene } = drawBoard(edit, '1 | 2')
	return { edit, doc: edit.doc, day: strip('|1'), strip, scene }
}

const refused = (reason: string) => ({ ok: false, reason })
const issue = { state: 'published', at: 1, by: 'Ann', facts: '{}' } as const

test('two people who fill in one sheet that nobody had opened keep both fields', () => {
	const { edit, doc, day } = drawn()
	const bo = editBy('bo', copyOf(doc))
	noteOnSheet(edit, day, { field: 'weather', value: 'Rain' })
	noteOnSheet(bo, day, { field: 'hospital', value: 'St Jude' })
	callDepartment(bo, day, { department: 'Grip/Electric', value: '-0:30' })
	merge(doc, bo.doc)
	const notes = readSheetNotes(doc).get(day)
	expect(notes?.fields).toMatchObject({ weather: 'Rain', hospital: 'St Jude', lunch: '' })
	expect([...(notes?.crew ?? [])]).toEqual([['Grip/Electric', '-0:30']])
	expect(readSheetNotes(bo.doc)).toEqual(readSheetNotes(doc))
})

test('what is blank is filled in as on the day before, and nothing is written over', () => {
	const edit = editBy('ann')
	const { strip } = drawBoard(edit, '1 | 2 |')
	const [first, second] = [strip('|1'), strip('|2')]
	for (const field of ['weather', 'hospital', 'notices'] as const)
		noteOnSheet(edit, first, { field, value: `${field} of day 1` })
	callDepartment(edit, first, { department: 'Camera', value: '-0:30' })
	noteOnSheet(edit, second, { field: 'notices', value: 'Closed set' })
	expect(fillInFrom(edit, second, first)).toEqual({ ok: true, value: { filled: 2 } })
	const notes = readSheetNotes(edit.doc).get(second)
	expect(notes?.fields).toMatchObject({
		...{ weather: '', hospital: 'hospital of day 1' },
		notices: 'Closed set'
	})
	expect([...(notes?.crew ?? [])]).toEqual([['Camera', '-0:30']])
	expect(fillInFrom(edit, second, first)).toEqual({ ok: true, value: { filled: 0 } })
	expect(fillInFrom(edit, strip('1'), first)).toEqual({ ok: false, reason: 'day-gone' })
})

test('a field that is emptied is blank, and one that stays is not written', () => {
	const { edit, doc, day } = drawn()
	noteOnSheet(edit, day, { field: 'weather', value: 'Rain' })
	const write = (value: string) =>
		writesIn(doc, callSheetRoot, () => noteOnSheet(edit, day, { field: 'weather', value }))
	expect(write('Rain')).toEqual([])
	expect(write('')).toEqual([`${day}/sheet/weather`])
	expect(readSheetNotes(doc).get(day)?.fields.weather).toBe('')
})

test('what cannot be is refused, and leaves nothing behind', () => {
	const { edit, doc, day, strip, scene } = drawn()
	const nell = addElement(edit, scene('1'), { category: 'cast', name: 'NELL' })
	const element = nell.ok ? nell.value : ('' as ElementId)
	const call = { element, field: 'onSet', value: '7' } as const
	expect(noteOnSheet(edit, strip('1'), { field: 'lunch', value: '1' })).toEqual(refused('day-gone'))
	expect(noteOnSheet(edit, day, { field: 'lunch', value: 'x'.repeat(21) })).toEqual(
		refused('bad-value')
	)
	expect(callElement(edit, day, { ...call, element: 'nobody' as ElementId })).toEqual(
		refused('element-gone')
	)
	expect(callElement(edit, strip('1'), call)).toEqual(refused('day-gone'))
	expect(callDepartment(edit, day, { department: ' ', value: '7' })).toEqual(refused('bad-value'))
	expect(issueCallSheet(edit, day, { ...issue, facts: 'x'.repeat(60_001) })).toEqual(
		refused('bad-value')
	)
	removeStrips(edit, [day])
	expect(issueCallSheet(edit, day, issue)).toEqual(refused('day-gone'))
	expect([doc.getMap(callSheetRoot).size, issues.all(doc).size]).toEqual([0, 0])
})

test('keys and values that mean nothing are passed over', () => {
	const doc = new Y.Doc()
	const root = doc.getMap(callSheetRoot)
	for (const key of ['a', 'a/sheet', 'a/sheet/moon', 'a/call/b', 'a/other/b']) root.set(key, 'x')
	root.set('a/sheet/weather', 7)
	const notes = readSheetNotes(doc).get('a' as never)
	expect(Object.values(notes?.fields ?? {}).every((value) => value === '')).toBe(true)
	expect(notes?.crew.size).toBe(0)
})

test('what goes out is named in its order: preliminary, published, revisions in their colours', () => {
	const { edit, doc, day, strip } = drawn()
	const out = (state: 'preliminary' | 'published', at: number) =>
		issueCallSheet(edit, day, { ...issue, state, at })
	out('preliminary', 1)
	out('published', 2)
	expect(out('preliminary', 3)).toEqual(refused('already-published'))
	out('published', 4)
	out('published', 5)
	const named = issuesOf(issues.all(doc), day).map(({ name, colour }) => `${name} ${colour}`)
	expect(named).toEqual(['Preliminary ', 'Published ', 'Revision 1 blue', 'Revision 2 pink'])
	expect(issuesOf(issues.all(doc), strip('1'))).toEqual([])
})

test('what went out by mistake is taken back by undo, for everyone', () => {
	const { edit, doc, day } = drawn()
	const undo = new Undo({ doc, roots: [issues.root], origin: edit.origin })
	issueCallSheet(edit, day, issue)
	expect(issuesOf(issues.all(doc), day)).toHaveLength(1)
	undo.undo()
	expect(issuesOf(issues.all(doc), day)).toEqual([])
	undo.redo()
	expect(issuesOf(issues.all(doc), day)).toHaveLength(1)
	undo.destroy()
})

import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { must } from '#model/core/invariant.ts'
import type { FeedEvent } from '#model/feed.ts'
import { addEvent } from '#model/stripboard/commands/availability.ts'
import {
	callDepartment,
	callElement,
	issueCallSheet,
	noteOnSheet
} from '#model/stripboard/commands/call-sheet.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { editScene } from '#model/stripboard/commands/scenes.ts'
import { setCall } from '#model/stripboard/commands/strips.ts'
import { callSheetOf } from '#model/stripboard/call-sheet/sheet.ts'
import { castEvents, crewEvents } from '#model/stripboard/feeds/calls.ts'
import { shootingDayEvents } from '#model/stripboard/feeds/shooting-days.ts'
import { blankNotes, issues, readSheetNotes } from '#model/stripboard/records/call-sheet.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production } from '../../../../support/builders.ts'

/** Three shooting days around a weekend; George works on the first and the third. */
function drawn() {
	const edit = editBy('ann')
	const drawing = drawBoard(edit, '1 2 | 3 | 4 |')
	const made = addElement(edit, drawing.scene('1'), { category: 'cast', name: 'GEORGE' })
	const george = must(made.ok ? made.value : null, 'George')
	addElement(edit, drawing.scene('4'), { category: 'cast', name: 'GEORGE' })
	editScene(edit, drawing.scene('1'), { synopsis: 'George dies.' })
	const read = (doc: Y.Doc) => ({
		state: readStripboard(doc),
		production: production(),
		notes: readSheetNotes(doc),
		issues: issues.all(doc),
		zone: 'America/Los_Angeles'
	})
	const source = () => read(edit.doc)
	const send = (day: StripId, state: 'preliminary' | 'published') => {
		const { state: board, production, notes } = source()
		const sheet = callSheetOf(board, production, { day, notes: notes.get(day) ?? blankNotes })
		issueCallSheet(edit, day, { state, at: 1, by: 'Ann', facts: JSON.stringify(sheet) })
	}
	return { edit, ...drawing, george, source, send, day: drawing.strip('|1') }
}

const utc = ({ time }: FeedEvent) =>
	time.kind === 'span' ? new Date(time.from).toISOString() : time.first

test('a shooting day is told by the board until its call sheet goes out, then as that went out', () => {
	const { edit, source, send, day } = drawn()
	setCall(edit, day, 7 * 60)
	const [first] = shootingDayEvents(source())
	expect(first).toMatchObject({
		key: `day-${day}`,
		status: 'tentative',
		text: expect.stringContaining('No call sheet has gone out yet')
	})
	expect(first?.title).toMatch(/^Day 1 of 3/)
	expect(utc(must(first, 'day 1'))).toMatch(/T1[45]:00:00\.000Z$/)

	send(day, 'published')
	setCall(edit, day, 5 * 60)
	const [sent] = shootingDayEvents(source())
	expect(sent?.status).toBe('confirmed')
	expect(sent?.time).toEqual(first?.time)
	expect(JSON.stringify(sent)).not.toContain('dies')
})

test('one actor has their own calls, their holds, and nothing of anybody else', () => {
	const { edit, george, source, send, day, strip } = drawn()
	setCall(edit, day, 7 * 60)
	callElement(edit, day, { element: george, field: 'makeUp', value: '-0:30' })
	callElement(edit, day, { element: george, field: 'onSet', value: '7:15' })
	send(day, 'preliminary')
	const events = castEvents(source(), george)
	const [first] = events
	expect(first).toMatchObject({
		key: `day-${day}-${george}`,
		title: 'Day 1: call 6:45 (SW)',
		status: 'tentative'
	})
	expect(first?.text).toContain('Make-up 6:45. On set 7:15.')
	expect(first?.text).toContain('Sc 1:')
	expect(first?.text).not.toContain('Sc 2:')
	expect(first?.text).not.toContain('dies')
	expect(events.map(({ title }) => title)).toEqual([
		'Day 1: call 6:45 (SW)',
		'Day 2: On hold (H)',
		expect.stringMatching(/^Day 3: call .* \(WF\)$/)
	])
	expect(events[1]?.time.kind).toBe('days')
	expect(events.some(({ key }) => key.includes(strip('|2')))).toBe(true)
})

test('a fitting between the days is on an actor’s calendar; a day away is not', () => {
	const { edit, george, source } = drawn()
	const date = '2026-02-20'
	addEvent(edit, george, { kind: 'fitting', from: date, to: date })
	addEvent(edit, george, { kind: 'unavailable', from: '2026-02-21', to: '2026-02-21' })
	const titles = castEvents(source(), george)
		.filter(({ key }) => key.startsWith('date-'))
		.map(({ key, title }) => `${key} ${title}`)
	expect(titles).toContain(`date-${date}-${george} Fitting`)
	expect(titles.join()).not.toContain('2026-02-21')
})

test('a department has its own call, words stay words, and no call is no entry', () => {
	const { edit, source, day, strip } = drawn()
	setCall(edit, day, 7 * 60)
	callDepartment(edit, day, { department: 'Camera', value: '-0:30' })
	callDepartment(edit, strip('|2'), { department: 'Camera', value: 'o/c' })
	callDepartment(edit, strip('|3'), { department: 'Camera', value: 'n/c' })
	noteOnSheet(edit, day, { field: 'wrap', value: '19:00' })
	const events = crewEvents(source(), 'camera')
	expect(events.map(({ title }) => title)).toEqual([
		'Day 1: call 6:30 (camera)',
		'Day 2: call O/C (camera)'
	])
	expect(events[1]?.time.kind).toBe('days')
	expect(crewEvents(source(), '')).toHaveLength(3)
})

test('whoever is not on the board has no calendar', () => {
	const { source } = drawn()
	expect(castEvents(source(), 'nobody' as never)).toEqual([])
})

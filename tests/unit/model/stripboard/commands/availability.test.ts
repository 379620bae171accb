import { describe, expect, test } from 'vitest'
import {
	addEvent,
	changeEvent,
	removeEvent,
	setTerms
} from '#model/stripboard/commands/availability.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { elements, type ElementId } from '#model/stripboard/records/element.ts'
import { events, type EventId } from '#model/stripboard/records/event.ts'
import { copyOf, drawBoard, editBy, merge } from '../../../../support/builders.ts'

const away = { kind: 'unavailable', from: '2026-03-12', to: '2026-03-14' } as const

function withNell() {
	const edit = editBy('ann')
	const { scene } = drawBoard(edit, '1')
	const nell = addElement(edit, scene('1'), { category: 'cast', name: 'NELL' })
	if (!nell.ok) throw new Error('Nell was not added')
	return { edit, nell: nell.value }
}

function noted(): { edit: ReturnType<typeof editBy>; id: EventId } {
	const { edit, nell } = withNell()
	const added = addEvent(edit, nell, away)
	if (!added.ok) throw new Error('The event was not added')
	return { edit, id: added.value }
}

describe('an event', () => {
	test('is noted, moved and taken off', () => {
		const { edit, id } = noted()
		expect(events.get(edit.doc, id)).toMatchObject({ ...away, fromMinute: null, removed: false })
		expect(changeEvent(edit, id, { to: '2026-03-12', kind: 'soft' }).ok).toBe(true)
		expect(events.get(edit.doc, id)).toMatchObject({ to: '2026-03-12', kind: 'soft' })
		expect(removeEvent(edit, id).ok).toBe(true)
		expect(removeEvent(edit, id)).toEqual({ ok: false, reason: 'event-gone' })
		expect(changeEvent(edit, id, {})).toEqual({ ok: false, reason: 'event-gone' })
	})

	test.each([
		{ from: '2026-03-14', to: '2026-03-12' },
		{ from: 'soon', to: '2026-03-12' },
		{ from: '', to: '' },
		{ from: '1950-01-01', to: '2026-03-12' },
		{ note: 'x'.repeat(201) },
		{ fromMinute: -1 }
	])('cannot be %j', (values) => {
		const { edit, nell } = withNell()
		const refused = { ok: false, reason: 'bad-value' }
		expect(addEvent(edit, nell, { ...away, ...values })).toEqual(refused)
		const { edit: other, id } = noted()
		expect(changeEvent(other, id, values)).toEqual(refused)
		expect(events.all(edit.doc).size).toBe(0)
	})

	test('noted by two people at once is noted twice, and neither is lost', () => {
		const { edit: ann, nell } = withNell()
		const bo = editBy('bo', copyOf(ann.doc))
		addEvent(ann, nell, away)
		addEvent(bo, nell, { ...away, kind: 'soft' })
		merge(ann.doc, bo.doc)
		expect([...events.all(ann.doc).values()].map(({ kind }) => kind).sort()).toEqual([
			'soft',
			'unavailable'
		])
	})
})

describe('terms of an element', () => {
	test('are written one by one', () => {
		const { edit, nell } = withNell()
		expect(setTerms(edit, nell, { holding: 'drop', dropDays: 14 }).ok).toBe(true)
		expect(setTerms(edit, nell, { mostWork: 480, latestOut: 1200 }).ok).toBe(true)
		expect(elements.get(edit.doc, nell)).toMatchObject({
			...{ holding: 'drop', dropDays: 14, mostWork: 480, earliestCall: null, latestOut: 1200 }
		})
	})

	test('are refused when they cannot be, or the element is gone', () => {
		const { edit, nell } = withNell()
		expect(setTerms(edit, nell, { dropDays: 0 })).toEqual({ ok: false, reason: 'bad-value' })
		expect(setTerms(edit, 'nobody' as ElementId, {})).toEqual({ ok: false, reason: 'element-gone' })
	})
})

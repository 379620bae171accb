import { expect, test } from 'vitest'
import {
	answerTo,
	questions,
	questionTitle,
	readQuestion,
	type Facts
} from '$lib/features/whiteboard/things/questions.ts'
import { queryFace } from '$lib/features/whiteboard/things/face.ts'
import { drawBoard, editBy, viewOf } from '../../../../support/builders.ts'

/** A stripboard with scenes 3 and 4 in the boneyard, and nothing else to ask about. */
function facts(): Facts {
	const edit = editBy('ann')
	const { board } = drawBoard(edit, '1:8 2:4 |', '3:16 4:2')
	return {
		...{ boneyard: viewOf(edit.doc, board).boneyard, location: () => null, sessions: [] },
		standing: () => {
			throw new Error('no session is asked about')
		},
		...{ deliveries: [], today: '2026-03-02' }
	}
}

test('a question is read back from its word; what a newer client asks is none', () => {
	for (const asks of questions) expect(readQuestion(asks)).toEqual({ asks })
	expect(readQuestion('unscheduled-at pier')).toEqual({ asks: 'unscheduled-at', location: 'pier' })
	for (const stored of ['', 'unscheduled-at', 'weather', 'Late'])
		expect(readQuestion(stored)).toBe(null)
})

test('every question has a title of its own', () => {
	const asked = [...questions, 'unscheduled-at pier'].map((stored) => readQuestion(stored)!)
	const titles = asked.map((question) => questionTitle(question, () => 'the pier'))
	expect(new Set(titles).size).toBe(asked.length)
	expect(titles.at(-1)).toBe('Not scheduled at the pier')
})

test('what is not scheduled is named with its pages, and leads to its strip', () => {
	const { items } = answerTo({ asks: 'unscheduled' }, facts())
	expect(items.map(({ text }) => text.split(' ')[0])).toEqual(['3', '4'])
	expect(items[0]?.text).toContain('2')
	expect(items.every(({ href }) => href.startsWith('/stripboard?strip='))).toBe(true)
})

test('a location that is gone says so, and a list of nothing says that too', () => {
	const answer = answerTo({ asks: 'unscheduled-at', location: 'pier' }, facts())
	expect(answer).toEqual({ title: 'Not scheduled at a location that is gone', items: [] })
	expect(queryFace(answer)).toMatchObject({
		...{ count: 0, lines: ['Nothing at the moment'], href: null }
	})
	expect(answerTo({ asks: 'late' }, facts()).items).toEqual([])
	expect(answerTo({ asks: 'expiring' }, facts()).items).toEqual([])
})

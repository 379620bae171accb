import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '#model/core/invariant.ts'
import type { DocumentKind } from '#model/documents.ts'
import { contactsOf } from '#model/office/queries.ts'
import { readOffice } from '#model/office/records.ts'
import { birthOfProduction, type BirthInput } from '#model/production/birth.ts'
import { readProduction } from '#model/production/records.ts'
import { sample } from '#model/sample/sample.ts'
import { boardOf } from '#model/stripboard/queries/board.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { isOrderKey } from '#model/core/order.ts'
import { readPlace } from '#model/stripboard/place.ts'

function born(input: Partial<BirthInput>) {
	let count = 0
	const births = birthOfProduction({
		title: 'Lamp',
		from: 'empty',
		today: '2026-03-04',
		newId: () => `id-${++count}`,
		clientId: 7,
		...input
	})
	const documentOf = (kind: DocumentKind) => {
		const doc = new Y.Doc()
		Y.applyUpdate(
			doc,
			must(
				births.find((birth) => birth.kind === kind),
				kind
			).bytes
		)
		return doc
	}
	return {
		births,
		documentOf,
		production: readProduction(documentOf('production')),
		state: readStripboard(documentOf('stripboard'))
	}
}

test('documents are born, each as one update under the client id given', () => {
	const { births, documentOf } = born({ from: 'sample' })
	expect(births.map(({ kind }) => kind)).toEqual(['production', 'stripboard', 'office'])
	for (const doc of births.map(({ kind }) => documentOf(kind)))
		expect([...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()]).toEqual([7])
})

test('the same input gives the same bytes', () => {
	expect(born({ from: 'sample' }).births).toEqual(born({ from: 'sample' }).births)
})

describe('an empty production', () => {
	test('has no contact list to be born: it starts with the first contact', () => {
		expect(born({}).births.map(({ kind }) => kind)).toEqual(['production', 'stripboard'])
	})

	test('has its title, one board and one open day', () => {
		const { production, state } = born({})
		const [board] = [...state.boards.values()]
		expect(production.settings.title).toBe('Lamp')
		expect([...state.boards.values()].map(({ name, removed }) => [name, removed])).toEqual([
			['Main board', false]
		])
		expect(isOrderKey(must(board, 'board').order)).toBe(true)
		expect([state.scenes.size, state.elements.size, state.strips.size]).toEqual([0, 0, 0])
		const none = { scenes: 0, eighths: 0, minutes: 0, cast: 0, unknownLengths: 0 }
		expect(boardOf(state, production, must(board, 'board').id)).toEqual({
			days: [
				{
					id: 'open',
					number: 1,
					date: '2026-03-16',
					call: null,
					daysOffBefore: [],
					rows: [],
					totals: none
				}
			],
			boneyard: [],
			totals: none
		})
	})

	test.each([
		['Monday', '2026-03-02', '2026-03-16'],
		['Wednesday', '2026-03-04', '2026-03-16'],
		['Sunday', '2026-03-08', '2026-03-16'],
		['New Year’s Eve', '2026-12-31', '2027-01-11']
	])('on a %s starts on the Monday after next', (_, today, startDate) => {
		expect(born({ today }).production.settings.startDate).toBe(startDate)
	})
})

describe('a production from the sample', () => {
	const { production, state, documentOf } = born({ from: 'sample' })
	const board = must([...state.boards.keys()][0], 'board')
	const view = boardOf(state, production, board)
	const live = sample.scenes.filter((scene) => !scene.omitted)

	test('keeps its own title, and the dates of the sample', () => {
		expect(production).toEqual({
			settings: {
				title: 'Lamp',
				startDate: sample.startDate,
				weeklyDaysOff: '0000011',
				minutesPerPage: 120,
				palette: 'movie-magic'
			},
			holidays: new Map(sample.holidays.map(({ date, label }) => [date, label])),
			exceptions: new Map()
		})
	})

	test('has every scene, cast member and strip once', () => {
		expect(state.scenes.size).toBe(sample.scenes.length)
		const cast = [...state.elements.values()].filter(({ category }) => category === 'cast')
		expect(cast.map(({ number, name }) => ({ number, name }))).toEqual(sample.cast)
		expect(state.strips.size).toBe(sample.board.length + sample.boneyard.length)
	})

	test('has the days of the sample, closed, and its boneyard', () => {
		const breaks = sample.board.filter((row) => 'dayBreak' in row).length
		expect(view.days).toHaveLength(breaks)
		expect(view.days.every((day) => day.id !== 'open' && day.date !== null)).toBe(true)
		expect(view.days[0]?.date).toBe(sample.startDate)
		const numbers = view.boneyard.map((row) => row.kind === 'scene' && row.scene.number)
		expect(numbers).toEqual(sample.boneyard)
	})

	test('counts what is scheduled as the sample does', () => {
		const unscheduled = new Set(sample.boneyard)
		const scheduled = live.filter((scene) => !unscheduled.has(scene.number))
		expect(view.totals).toEqual({
			scenes: scheduled.length,
			eighths: scheduled.reduce((sum, scene) => sum + scene.eighths, 0),
			minutes:
				scheduled.reduce((sum, scene) => sum + scene.minutes, 0) +
				sample.board.reduce((sum, row) => sum + ('banner' in row ? row.minutes : 0), 0),
			cast: new Set(scheduled.flatMap((scene) => scene.cast)).size,
			unknownLengths: 0
		})
	})

	test('shows each scene with its set and its cast', () => {
		const row = view.days[0]?.rows.find((row) => row.kind === 'scene')
		const first = must(row?.kind === 'scene' ? row : null, 'a scene on day 1')
		const source = must(
			sample.scenes.find((scene) => scene.number === first.scene.number),
			'its source'
		)
		expect([first.setName, first.cast.map((member) => member.number)]).toEqual([
			source.set,
			source.cast
		])
	})

	test('has a contact list whose cast are those of the board', () => {
		const contacts = contactsOf(readOffice(documentOf('office')))
		expect(contacts.map(({ name }) => name).sort()).toEqual(
			sample.contacts.map(({ name }) => name).sort()
		)
		const played = contacts.map(({ element, name }) => [
			name,
			element === '' ? undefined : state.elements.get(element)?.number
		])
		for (const { name, cast } of sample.contacts) expect(played).toContainEqual([name, cast])
	})

	test('has only keys that work', () => {
		for (const scene of state.scenes.values()) expect(isOrderKey(scene.position)).toBe(true)
		for (const strip of state.strips.values()) {
			const { list, order } = readPlace(strip.place)
			expect(`${list}/${order}`).toBe(strip.place)
		}
	})

	test('has its scenes in script order', () => {
		const numbers = [...state.scenes.values()]
			.sort((a, b) => (a.position < b.position ? -1 : 1))
			.map(({ number }) => number)
		expect(numbers).toEqual(sample.scenes.map(({ number }) => number))
	})
})

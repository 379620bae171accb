import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '#model/core/invariant.ts'
import { birthOfProduction } from '#model/production/birth.ts'
import { readProduction } from '#model/production/records.ts'
import { sample } from '#model/sample/sample.ts'
import { duplicateBoard, makeMainBoard } from '#model/stripboard/commands/boards.ts'
import { addElement, editElement } from '#model/stripboard/commands/elements.ts'
import { editScene, nameSet, omitScene } from '#model/stripboard/commands/scenes.ts'
import {
	publishableDays,
	publishedDay,
	publishedOneLine,
	type PublishedScene
} from '#model/stripboard/queries/published.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { elements } from '#model/stripboard/records/element.ts'
import { locations, sets, type LocationId } from '#model/stripboard/records/set.ts'
import { scenes, type SceneId } from '#model/stripboard/records/scene.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production } from '../../../../support/builders.ts'

function drawn(main: string, boneyard = '') {
	const edit = editBy('ann')
	const board = drawBoard(edit, main, boneyard)
	const state = () => readStripboard(edit.doc)
	const castIn = (number: string, member: { number: string; name: string }) => {
		const added = addElement(edit, board.scene(number), { category: 'cast', name: member.name })
		editElement(edit, must(added.ok ? added.value : null, 'added'), { number: member.number })
	}
	return { edit, doc: edit.doc, ...board, state, castIn }
}

/** The pages of the sample production, as it is born. */
function sampleDocs() {
	let count = 0
	const newId = () => `id-${++count}`
	const order = { title: sample.title, from: 'sample', today: '2026-01-01', newId } as const
	const [first, second] = birthOfProduction({ ...order, clientId: 7 }).map(({ bytes }) => {
		const doc = new Y.Doc()
		Y.applyUpdate(doc, bytes)
		return doc
	})
	return {
		production: readProduction(must(first, 'production')),
		state: readStripboard(must(second, 'stripboard'))
	}
}

/** What a page says, line by line: scene numbers and banners. */
function said(rows: readonly (PublishedScene | { kind: 'banner'; text: string })[]): string {
	return rows.map((row) => (row.kind === 'scene' ? row.number : row.text)).join(' ')
}

describe('the one-line schedule', () => {
	test('has every day with its number, its date and its total, banners in their place', () => {
		const { state } = drawn('1:12 LUNCH:45 2:? | 3:20 | MOVE 4')
		const page = publishedOneLine(state(), production())
		expect(page.days.map(({ number, date, rows }) => [number, date, said(rows)])).toEqual([
			[1, '2026-03-02', '1 LUNCH 2'],
			[2, '2026-03-03', '3'],
			[3, '2026-03-04', 'MOVE 4']
		])
		expect(page.days[0]?.totals).toEqual({
			scenes: 2,
			eighths: 12,
			minutes: 225,
			unknownLengths: 1
		})
		expect(page.totals).toMatchObject({ scenes: 4, eighths: 40 })
		expect(page.days[0]?.rows[1]).toEqual({ kind: 'banner', text: 'LUNCH', minutes: 45 })
	})

	test('says what each scene is, who is in it and where it is shot', () => {
		const { edit, doc, scene, state, castIn } = drawn('12A:11 |')
		nameSet(edit, scene('12A'), 'Lamp room')
		const { set } = must(scenes.get(doc, scene('12A')), 'scene')
		locations.create(doc, 'pier' as LocationId, { name: 'Pier Head' })
		sets.patch(doc, must(set || null, 'set'), { location: 'pier' as LocationId })
		const values = { intExt: 'INT', time: 'Dusk', timeRow: 'evening', scriptDay: 'D2' } as const
		editScene(edit, scene('12A'), { ...values, synopsis: 'The lamp stops.' })
		castIn('12A', { number: '10', name: 'GIL' })
		castIn('12A', { number: '2', name: 'AMOS' })
		castIn('12A', { number: '', name: 'BOY' })
		addElement(edit, scene('12A'), { category: 'props', name: 'Lamp' })
		const page = publishedOneLine(state(), production())
		expect(page.days[0]?.rows).toEqual([
			{
				kind: 'scene',
				number: '12A',
				interior: 'INT',
				set: 'LAMP ROOM',
				time: 'DUSK',
				scriptDay: 'D2',
				synopsis: 'The lamp stops.',
				eighths: 11,
				cast: ['2', '10', 'BOY'],
				location: 'Pier Head'
			}
		])
		expect(page.cast).toEqual([
			{ number: '2', name: 'AMOS' },
			{ number: '10', name: 'GIL' },
			{ number: '', name: 'BOY' }
		])
	})

	test('leaves out the boneyard, omitted scenes, and the cast who are only there', () => {
		const { edit, scene, state, castIn } = drawn('1 2 | 3', '4')
		castIn('4', { number: '7', name: 'PRIDDY' })
		castIn('2', { number: '8', name: 'TEAGUE' })
		omitScene(edit, scene('2'), { omitted: true })
		scenes.patch(edit.doc, scene('3'), { omitted: true })
		const page = publishedOneLine(state(), production())
		expect(page.days.map(({ rows }) => said(rows))).toEqual(['1', ''])
		expect(page.cast).toEqual([])
	})

	test('names the dates without shooting before a day', () => {
		const { state } = drawn('1 | 2 |')
		const of = production({ startDate: '2026-03-06' })
		const page = publishedOneLine(state(), { ...of, holidays: new Map([['2026-03-09', 'Rest']]) })
		expect(page.days[1]).toMatchObject({
			date: '2026-03-10',
			daysOffBefore: [
				{ date: '2026-03-07', reason: 'Day off' },
				{ date: '2026-03-08', reason: 'Day off' },
				{ date: '2026-03-09', reason: 'Rest' }
			]
		})
	})

	test('has numbers but no dates when nobody has said when the shoot starts', () => {
		const { state } = drawn('1 | 2 |')
		const page = publishedOneLine(state(), production({ startDate: '' }))
		expect(page.days.map(({ number, date }) => [number, date])).toEqual([
			[1, null],
			[2, null]
		])
	})

	test('of an empty board, or of no board at all, has no days', () => {
		expect(publishedOneLine(drawn('').state(), production()).days).toEqual([])
		expect(publishedOneLine(readStripboard(new Y.Doc()), production())).toMatchObject({
			board: '',
			days: []
		})
	})

	test('is of the board that people see: the first that is not removed', () => {
		const { doc, board, state } = drawn('1 |')
		boards.patch(doc, board, { order: 'a5' })
		boards.create(doc, 'old' as BoardId, { name: 'Old', order: 'a0', removed: true })
		boards.create(doc, 'late' as BoardId, { name: 'Late', order: 'a7' })
		expect(publishedOneLine(state(), production())).toMatchObject({
			board: 'Main board',
			days: [{ number: 1 }]
		})
	})
})

describe('the page of a day', () => {
	test('has the day alone, in full, with who works on it and in which scenes', () => {
		const { edit, scene, strip, state, castIn } = drawn('1 | 2:8 SUPPER:30 3:4 | 4 |')
		castIn('1', { number: '1', name: 'NELL' })
		castIn('2', { number: '2', name: 'AMOS' })
		castIn('3', { number: '2', name: 'AMOS' })
		castIn('3', { number: '9', name: 'MO' })
		addElement(edit, scene('3'), { category: 'animals', name: 'Sheep' })
		addElement(edit, scene('3'), { category: 'props', name: 'Rope' })
		addElement(edit, scene('3'), { category: 'props', name: 'Lantern' })
		editScene(edit, scene('3'), { page: '45A', minutes: 90 })
		const page = must(publishedDay(state(), production(), strip('|2')), 'the page')
		expect(page).toMatchObject({ kind: 'day', number: 2, of: 3, date: '2026-03-03' })
		expect(said(page.rows)).toBe('2 SUPPER 3')
		expect(page.rows[2]).toMatchObject({
			page: '45A',
			minutes: 90,
			minutesEstimated: false,
			needs: [
				{ category: 'Props', names: ['Lantern', 'Rope'] },
				{ category: 'Animals', names: ['Sheep'] }
			]
		})
		expect(page.cast).toEqual([
			{ number: '2', name: 'AMOS', scenes: ['2', '3'] },
			{ number: '9', name: 'MO', scenes: ['3'] }
		])
	})

	test('is gone with its break', () => {
		const { doc, strip, state } = drawn('1 | 2 |')
		const id = strip('|1')
		doc.getMap<Y.Map<unknown>>('strips').get(id)?.set('removed', true)
		expect(publishedDay(state(), production(), id)).toBeNull()
		expect(publishedDay(state(), production(), 'open')).toBeNull()
	})

	test('lasts behind its link when another board becomes the main one', () => {
		const { edit, board, strip, state } = drawn('1 | 2 |')
		const copy = duplicateBoard(edit, board, 'Weather cover')
		if (copy.ok) makeMainBoard(edit, copy.value)
		expect(publishedOneLine(state(), production()).board).toBe('Weather cover')
		expect(publishedDay(state(), production(), strip('|2'))).toMatchObject({
			board: 'Main board',
			number: 2
		})
	})

	test('can be had of every closed day with something on it, and of no other', () => {
		const { strip, state } = drawn('1 | | 2 | 3')
		expect(publishableDays(state(), production())).toEqual([
			{ id: strip('|1'), number: 1, date: '2026-03-02' },
			{ id: strip('|3'), number: 3, date: '2026-03-04' }
		])
		expect(publishedDay(state(), production(), strip('|2'))).toBeNull()
	})
})

describe('nothing private is ever published', () => {
	const secret = 'SECRET'

	/** Every place a document has for words, and some that it has not yet. */
	function leaky() {
		const { doc, scene, strip, state, castIn } = drawn('1 LUNCH | 2 |', '3')
		castIn('1', { number: '1', name: 'NELL' })
		doc.getXmlFragment(`note:${scene('1')}`).insert(0, [new Y.XmlText(secret)])
		doc.getMap('contacts').set('gaffer', new Y.Map([['phone', secret]]))
		for (const root of ['boards', 'scenes', 'elements', 'sets', 'locations', 'strips']) {
			for (const stored of doc.getMap<Y.Map<unknown>>(root).values()) {
				for (const field of ['phone', 'email', 'note', 'rate', 'birthDate', 'performer'])
					stored.set(field, secret)
			}
		}
		const known = state()
		const elements = [...known.elements].map(
			([id, each]) => [id, { ...each, phone: secret }] as const
		)
		const scenes = [...known.scenes].map(([id, each]) => [id, { ...each, note: secret }] as const)
		const records = { ...known, elements: new Map(elements), scenes: new Map(scenes) }
		return { records, strip }
	}

	test('no phone, note or private field ever appears, even one that a record gains later', () => {
		const { records, strip } = leaky()
		const pages = [
			publishedOneLine(records, production()),
			must(publishedDay(records, production(), strip('|1')), 'day'),
			publishableDays(records, production())
		]
		expect(JSON.stringify(pages)).not.toContain(secret)
	})

	test('a scene that waits in the boneyard is not hinted at', () => {
		const { doc, scene, state } = drawn('1 |', '99')
		scenes.patch(doc, scene('99') as SceneId, { synopsis: secret })
		expect(JSON.stringify(publishedOneLine(state(), production()))).not.toContain(secret)
	})

	test('no id of a record leaves with a page', () => {
		const { state, production: of } = sampleDocs()
		const days = publishableDays(state, of).map(({ id }) => publishedDay(state, of, id))
		const text = JSON.stringify([publishedOneLine(state, of), days])
		expect(text).not.toMatch(/"id-\d+"/)
	})
})

describe('the sample production', () => {
	const { state, production: of } = sampleDocs()
	const page = publishedOneLine(state, of)
	const breaks = sample.board.filter((row) => 'dayBreak' in row).length

	test('has a one-line schedule of all its days, with what it tells', () => {
		expect(page).toMatchObject({ production: sample.title, board: 'Main board' })
		expect(page.days).toHaveLength(breaks)
		expect(page.cast).toEqual(sample.cast)
		expect(page.days[3]).toMatchObject({ number: 4, date: '2026-03-05' })
		expect(said(page.days[3]?.rows ?? [])).toBe('17 34 COMPANY MOVE TO BLYTHE COTTAGE 30 31 55')
		expect(page.days[9]?.daysOffBefore).toContainEqual(
			sample.holidays[0] && {
				date: sample.holidays[0].date,
				reason: sample.holidays[0].label
			}
		)
	})

	test('has a page for each of its days, which agrees with the one-line schedule', () => {
		const days = publishableDays(state, of)
		expect(days).toHaveLength(breaks)
		days.forEach(({ id }, at) => {
			const day = must(publishedDay(state, of, id), `day ${at + 1}`)
			const line = must(page.days[at], `line ${at + 1}`)
			expect([day.number, day.date, day.of]).toEqual([line.number, line.date, breaks])
			expect(said(day.rows)).toBe(said(line.rows))
			expect(day.totals).toEqual(line.totals)
			expect(day.locations.length).toBeGreaterThan(0)
		})
	})

	test('survives being written as text and read again', () => {
		expect(JSON.parse(JSON.stringify(page))).toEqual(page)
	})
})

test('an element that was removed is not needed any more', () => {
	const { edit, doc, scene, strip, state } = drawn('1 |')
	const added = addElement(edit, scene('1'), { category: 'props', name: 'Lamp' })
	elements.patch(doc, must(added.ok ? added.value : null, 'added'), { removed: true })
	expect(publishedDay(state(), production(), strip('|1'))?.rows[0]).toMatchObject({ needs: [] })
})

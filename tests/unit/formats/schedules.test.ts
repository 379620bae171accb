import { describe, expect, test } from 'vitest'
import { readScreenplay, type ReadOutcome } from '#formats/read.ts'
import type { Screenplay } from '#formats/screenplay.ts'
import { ussOf } from '#formats/uss-write.ts'
import type { Edit } from '#model/core/edit.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { importScript } from '#model/stripboard/commands/import.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { splitScene } from '#model/stripboard/commands/parts.ts'
import { countElement, editScene, nameSet } from '#model/stripboard/commands/scenes.ts'
import { boardOf } from '#model/stripboard/queries/board.ts'
import { needName } from '#model/stripboard/queries/breakdown.ts'
import type { Row } from '#model/stripboard/queries/rows.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { scriptOrder } from '#model/stripboard/queries/revision.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, production, wordsIn } from '../../support/builders.ts'
import { bornSample } from '../../support/sample-docs.ts'
import { haveSamples, noSamples, sampleBytes } from '../../support/samples.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

function must(outcome: ReadOutcome): Screenplay {
	if (!outcome.ok) throw new Error(outcome.message)
	return outcome.value
}

const ussFile = (schedule: object) =>
	readScreenplay({
		name: 'a.uss',
		bytes: utf8(JSON.stringify({ universalScheduleStandard: schedule }))
	})

/** The words of a board that a file was imported to. */
function imported(script: Screenplay): { main: string; boneyard: string } {
	const edit = editBy('ann')
	const board = 'board' as BoardId
	edit.doc.transact(() => boards.create(edit.doc, board, { name: 'Main board' }))
	const outcome = importScript(edit, board, script)
	expect(outcome.ok).toBe(true)
	return { main: wordsIn(edit.doc, board), boneyard: wordsIn(edit.doc, board, 'boneyard') }
}

describe('Universal Schedule Standard', () => {
	const breakdowns = [
		{ id: 'a', type: 'scene', scene: '1', pages: 1.25, elements: ['set', 'in', 'dn', 'c1', 'p'] },
		{ id: 'b', type: 'strip', scene: '2', pages: 0.125, elements: [] },
		{ id: 'm', type: 'banner', bannerText: 'MOVE', duration: 2_700_000, pages: null },
		{ id: 'd', type: 'scene', scene: '3', pages: null, elements: [] }
	]
	const categories = [
		{ id: 'k0', ucid: 0, name: 'Set' },
		{ id: 'k1', ucid: 1, name: 'INT/EXT' },
		{ id: 'k2', catId: 2, name: 'Day/Night', elements: ['dn'] },
		{ id: 'k3', ucid: 100, name: 'Cast Members' },
		{ id: 'k4', ucid: 104, name: 'Hand props' }
	]
	const elements = [
		{ id: 'set', category: 'k0', name: 'Lamp room' },
		{ id: 'in', category: 'k1', name: 'Int' },
		{ id: 'dn', name: 'Night' },
		{ id: 'c1', category: 'k3', name: 'NELL', elementId: '1' },
		{ id: 'p', category: 'k4', name: 'Lantern' }
	]
	const lists = [
		{ id: 'x', name: 'stripboard', breakdownArrays: ['d', ['a', 'm'], ['b']] },
		{ id: 'y', name: 'boneyard', breakdownIds: [] }
	]

	test('scenes, their elements, banners and days are read, whichever way they are written', () => {
		const read = must(
			ussFile({
				project: 'Lamp',
				breakdowns,
				categories,
				elements,
				stripboards: [{ boards: lists }]
			})
		)
		expect(read).toMatchObject({ format: 'uss', title: 'Lamp', totals: { scenes: 3, eighths: 11 } })
		expect(read.scenes[0]).toMatchObject({
			...{ number: '1', intExt: 'INT', set: 'LAMP ROOM', time: 'NIGHT', timeRow: 'night' },
			...{ eighths: 10, characters: ['NELL'] },
			elements: [{ name: 'Lantern', categoryId: '05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa' }]
		})
		expect(imported(read)).toEqual({ main: '3 1 MOVE | 2 |', boneyard: '' })
	})

	test('a scene on no board waits in the boneyard', () => {
		const only = [{ name: 'stripboard', breakdownIds: [['b']] }]
		const read = must(
			ussFile({ breakdowns, categories, elements, stripboards: [{ boards: only }] })
		)
		expect(imported(read)).toEqual({ main: '2 |', boneyard: '1 3' })
	})

	test('cast keep their board ids, gaps and letters too; times, story days and places come along', () => {
		const edit = editBy('ann')
		const board = 'board' as BoardId
		edit.doc.transact(() => boards.create(edit.doc, board, { name: 'Main board' }))
		const told = [
			...[
				{ id: 'day', ucid: 3, name: 'Script Day' },
				{ id: 'place', ucid: 6, name: 'Location' }
			],
			...[
				{ id: 'cast', ucid: 100, name: 'Talent' },
				{ id: 'snd', ucid: 112, name: 'Playback' }
			]
		]
		const named = (id: string, category: string, name: string, elementId = '') => ({
			...{ id, category, name },
			elementId
		})
		const read = must(
			ussFile({
				breakdowns: [
					{
						...{ id: 'a', type: 'scene', scene: '7', duration: 5_400_000, pages: 1 },
						...{ elements: ['n', 'j', 'x', 's', 'p', 'set', 'q'], comments: 'At dusk' }
					}
				],
				categories: [...told, { id: 'set', ucid: 0, name: 'Set' }],
				elements: [
					...[named('n', 'cast', 'NELL', '12'), named('j', 'cast', 'JORY', '2')],
					...[named('x', 'cast', 'CROWD'), named('s', 'day', 'D4'), named('p', 'place', 'Pier 9')],
					...[named('set', 'set', 'QUAY'), named('q', 'snd', 'Foghorn')]
				]
			})
		)
		expect(read.characters.map(({ name, number }) => [name, number])).toEqual([
			['JORY', '2'],
			['NELL', '12'],
			['CROWD', undefined]
		])
		expect(read.warnings.map(({ message }) => message)).toEqual([
			'One comment is not read: copy what matters into the notes of the scenes.'
		])
		expect(importScript(edit, board, read).ok).toBe(true)
		const { scenes, elements, sets, locations } = readStripboard(edit.doc)
		const [scene] = scenes.values()
		expect(scene).toMatchObject({ scriptDay: 'D4', minutes: 90 })
		expect([...locations.values()].map(({ name }) => name)).toEqual(['Pier 9'])
		expect([...sets.values()][0]?.location).toBe([...locations.keys()][0])
		const boardIds = [...elements.values()].map(({ name, number, category }) => [
			...[name, number],
			category
		])
		expect(boardIds).toEqual([
			['JORY', '2', 'cast'],
			['NELL', '12', 'cast'],
			['CROWD', '', 'cast'],
			['Foghorn', '', 'sound']
		])
	})

	test('what is no schedule is refused in a sentence', () => {
		expect(ussFile({ breakdowns: 'none' })).toMatchObject({ ok: false, reason: 'not-a-screenplay' })
		const cut = utf8('{"universalScheduleStandard": {"breakdowns": [')
		expect(readScreenplay({ name: 'a.uss', bytes: cut })).toMatchObject({
			ok: false,
			reason: 'cut-off'
		})
	})

	test('what is written is strict, and reads back to the same board', () => {
		const { state, production, board } = bornSample()
		const text = ussOf({ state, production, board, writtenAt: 0, revision: 'blue' })
		const file = (JSON.parse(text) as { universalScheduleStandard: Record<string, object[]> })
			.universalScheduleStandard
		const keys =
			'id bannerText comments created description elements pages scene scriptPage duration type'
		for (const breakdown of file['breakdowns'] ?? []) {
			expect(Object.keys(breakdown).sort()).toEqual(keys.split(' ').sort())
		}
		const [main, boneyard] = (
			file['stripboards']?.[0] as { boards: { breakdownIds: (string | string[])[] }[] }
		).boards
		const placed = [...(main?.breakdownIds ?? []), ...(boneyard?.breakdownIds ?? [])].flat()
		expect(new Set(placed).size).toBe(placed.length)
		expect(placed.sort()).toEqual(
			(file['breakdowns'] as { id: string }[]).map(({ id }) => id).sort()
		)

		const read = must(readScreenplay({ name: 'b.uss', bytes: utf8(text) }))
		const inScript = scriptOrder(state).map(({ number }) => number)
		expect(read.scenes.map(({ number }) => number ?? '')).toEqual(inScript)
		const back = imported(read)
		const edit = editBy('bo', bornSample().docs.get('stripboard'))
		expect(back.main).toBe(wordsIn(edit.doc, board))
		expect(back.boneyard.split(' ').sort()).toEqual(
			wordsIn(edit.doc, board, 'boneyard').split(' ').sort()
		)
		expect(read.totals.eighths).toBe(
			[...state.scenes.values()].reduce(
				(sum, scene) => sum + (scene.omitted ? 0 : (scene.eighths ?? 0)),
				0
			)
		)
	})
})

describe('a scene in parts, there and back', () => {
	/** Each strip of a board with its number, length and needs, a day break as a bar. */
	function strips(edit: Edit, board: BoardId): Record<'main' | 'boneyard', string[]> {
		const view = boardOf(readStripboard(edit.doc), production(), board)
		const words = (rows: readonly Row[]): string[] =>
			rows.map((row) => {
				if (row.kind !== 'scene') return row.kind === 'banner' ? row.strip.text : '|'
				const needs = row.needs.map(needName).sort().join('+')
				return [row.number, row.eighths, row.minutesEstimated ? '' : row.minutes, needs].join(' ')
			})
		return {
			main: view.days.flatMap(({ rows }) => [...words(rows), '|']),
			boneyard: words(view.boneyard).sort()
		}
	}

	function written(edit: Edit, board: BoardId): string {
		const state = readStripboard(edit.doc)
		return ussOf({ state, production: production(), board, writtenAt: 0, revision: '' })
	}

	function brought(text: string): { edit: Edit; board: BoardId; read: Screenplay } {
		const read = must(readScreenplay({ name: 'b.uss', bytes: utf8(text) }))
		const edit = editBy('bo')
		const board = 'other' as BoardId
		edit.doc.transact(() => boards.create(edit.doc, board, { name: 'Main board' }))
		expect(importScript(edit, board, read).ok).toBe(true)
		return { edit, board, read }
	}

	test('parts, eighths, minutes and how many of a thing come back as they were written', () => {
		const edit = editBy('ann')
		const { board, scene, strip } = drawBoard(edit, '1:12 2:3 | 3:8 4:2 | 5:9 |')
		for (const number of ['1', '2', '3', '4', '5']) nameSet(edit, scene(number), `Set ${number}`)
		const lantern = addElement(edit, scene('1'), { category: 'props', name: 'Lantern' })
		addElement(edit, scene('1'), { category: 'vehicles', name: '4x4 truck' })
		addElement(edit, scene('2'), { category: 'props', name: 'Lantern' })
		if (!lantern.ok) throw new Error(lantern.reason)
		expect(countElement(edit, scene('1'), { element: lantern.value, count: 6 }).ok).toBe(true)
		editScene(edit, scene('3'), { minutes: 75 })
		for (const [number, lengths] of [
			['1', [4, 8]],
			['3', [3, 3, 2]],
			['5', [1, 8]]
		] as const)
			expect(splitScene(edit, strip(number), lengths).ok).toBe(true)
		const parts = () => boardOf(readStripboard(edit.doc), production(), board)
		const part = (number: string): StripId => {
			const rows = parts().days.flatMap(({ rows }) => rows)
			const found = rows.find((row) => row.kind === 'scene' && row.number === number)
			if (!found) throw new Error(number)
			return found.id
		}
		// A second part before the first, one first part and one last part not scheduled.
		const before = strip('1')
		expect(moveStrips(edit, [part('1pt2')], { board, list: 'main', before }).ok).toBe(true)
		for (const id of [part('3pt3'), part('5pt1')])
			expect(moveStrips(edit, [id], { board, list: 'boneyard', before: null }).ok).toBe(true)

		const back = brought(written(edit, board))
		expect(strips(back.edit, back.board)).toEqual(strips(edit, board))
		expect(back.read.scenes.map(({ number, parts: lengths }) => [number, lengths])).toEqual([
			['1', [4, 8]],
			['2', undefined],
			['3', [3, 3, 2]],
			['4', undefined],
			['5', [1, 8]]
		])
		const again = brought(written(back.edit, back.board))
		expect(strips(again.edit, again.board)).toEqual(strips(edit, board))
	})

	test.each([
		['a part is missing', ['1pt1', '1pt3'], ['a', 'a'], [0.5, 0.5]],
		['they are in two places', ['1pt1', '1pt2'], ['a', 'b'], [0.5, 0.5]],
		['the scene is there, too', ['1', '1pt1', '1pt2'], ['a', 'a', 'a'], [0.5, 0.5, 0.5]],
		['one has no length', ['1pt1', '1pt2'], ['a', 'a'], [0.5, null]]
	])('they stay as they are where %s', (_, numbers, places, pages) => {
		const read = must(
			ussFile({
				categories: [{ id: 'k', ucid: 0, name: 'Set' }],
				elements: ['a', 'b'].map((id) => ({ id, category: 'k', name: `Set ${id}` })),
				breakdowns: numbers.map((scene, at) => ({
					...{ id: scene, type: 'scene', scene, pages: pages[at], elements: [places[at]] }
				}))
			})
		)
		expect(read.scenes.map(({ number }) => number)).toEqual(numbers)
	})
})

describe('scheduling exports', () => {
	const names = 'Cast Members\0Extras\0Props\0'
	const word = (value: number) => String.fromCharCode(value & 255, value >> 8)
	const record = (type: number, payload: string) =>
		`#\0\0\0${word(payload.length + 2)}${word(type)}${payload}`
	const file = (...records: string[]) =>
		Uint8Array.from(`SSI*${'\0'.repeat(10)}${names}\0${records.join('')}`, (letter) =>
			letter.charCodeAt(0)
		)
	const read = (...records: string[]) => readScreenplay({ name: 'a.sex', bytes: file(...records) })

	test('scenes, cast, elements and lengths are read in file order', () => {
		const value = must(
			read(
				record(1, '\x01' + '12\t4A\tINT. CAF\u00c9, NIGHT\t\0'),
				record(2, `${word(1)}\0NELL\0`),
				record(2, `${word(1)}\x02lantern\0`),
				record(3, word(1) + word(2) + word(3)),
				record(1, '\x02' + '13\t5\tEXT. QUAY - DAY\0'),
				record(3, word(2) + word(0) + word(13))
			)
		)
		expect(value.scenes.map(({ number, eighths, page }) => [number, eighths, page])).toEqual([
			['4A', 19, '12'],
			['5', 13, '13']
		])
		expect(value.scenes[0]).toMatchObject({
			set: 'CAF\u00c9',
			timeRow: 'night',
			characters: ['NELL']
		})
		expect(value.scenes[0]?.elements).toEqual([
			{ category: 'Props', categoryId: '', name: 'lantern' }
		])
	})

	test('one that is cut off says after which scene', () => {
		const whole = file(record(1, '\x011\t1\tINT. A\0'), record(1, '\x022\t2\tINT. B\0'))
		const cut = readScreenplay({ name: 'a.sex', bytes: whole.slice(0, -3) })
		expect(cut).toMatchObject({
			ok: false,
			message: 'This scheduling export is cut off after scene 1.'
		})
		expect(readScreenplay({ name: 'a.sex', bytes: whole.slice(0, 20) })).toMatchObject({
			ok: false,
			reason: 'cut-off'
		})
	})
})

describe.skipIf(!haveSamples)(haveSamples ? 'real files' : noSamples, () => {
	const sample = (name: string) =>
		must(readScreenplay({ name, bytes: sampleBytes(`schedule/${name}`) }))

	test.each(['barrier15.constructed-A.sex', 'barrier15.constructed-B.sex'])('%s', (name) => {
		const { scenes, totals } = sample(name)
		expect(totals).toMatchObject({ scenes: 115, eighths: 759 })
		const cast = scenes.flatMap(({ characters }) => characters)
		expect([cast.length, new Set(cast).size]).toEqual([206, 27])
		expect(scenes[4]).toMatchObject({ number: '5', page: '6', eighths: 59 })
	})

	test.each(['small_sample_schedule.uss', 'schedule-2020-draft.uss'])('%s', (name) => {
		const { scenes, totals, title, board } = sample(name)
		expect(title).toBe('It\u2019s A Wonderful Life'.replace('\u2019', "'"))
		expect(totals).toMatchObject({ scenes: 1, eighths: 2 })
		expect(scenes[0]).toMatchObject({ number: '89PT1', intExt: 'EXT', page: '112' })
		expect(scenes[0]?.characters).toHaveLength(2)
		const kinds = board?.map(({ kind }) => kind)
		expect(kinds).toEqual(['banner', 'scene', 'dayBreak'])
	})
})

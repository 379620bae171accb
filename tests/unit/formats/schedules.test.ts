import { describe, expect, test } from 'vitest'
import { readScreenplay, type ReadOutcome } from '#formats/read.ts'
import type { Screenplay } from '#formats/screenplay.ts'
import { ussOf } from '#formats/uss-write.ts'
import { importScript } from '#model/stripboard/commands/import.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { scriptOrder } from '#model/stripboard/queries/revision.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { editBy, wordsIn } from '../../support/builders.ts'
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

import { describe, expect, test } from 'vitest'
import { openFile, readAny } from '#formats/open.ts'
import { scheduleColumns } from '#formats/schedule-columns.ts'
import { scheduleOf } from '#formats/schedule-sheet.ts'
import type { Screenplay } from '#formats/screenplay.ts'
import { readTable } from '#formats/table.ts'
import { must } from '#model/core/invariant.ts'
import { importScript } from '#model/stripboard/commands/import.ts'
import { needsOf } from '#model/stripboard/queries/breakdown.ts'
import { scriptOrder } from '#model/stripboard/queries/revision.ts'
import { boards, type BoardId } from '#model/stripboard/records/board.ts'
import { reportOf } from '#model/stripboard/reports/catalogue.ts'
import { readStripboard, type StripboardState } from '#model/stripboard/state.ts'
import { csvOf } from '$lib/paper/csv.ts'
import { xlsxOf } from '$lib/paper/xlsx.ts'
import { editBy, wordsIn } from '../../support/builders.ts'
import { bornSample } from '../../support/sample-docs.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function read(bytes: Uint8Array, name: string): Promise<Screenplay> {
	const outcome = await readAny({ name, bytes })
	if (!outcome.ok) throw new Error(outcome.message)
	return outcome.value
}

const sheet = (...lines: string[]) => read(utf8(lines.join('\n')), 'schedule.csv')

/** The words of a board that a schedule was put on, and what stands there. */
function imported(script: Screenplay) {
	const edit = editBy('ann')
	const board = 'board' as BoardId
	edit.doc.transact(() => boards.create(edit.doc, board, { name: 'Main board' }))
	expect(importScript(edit, board, script).ok).toBe(true)
	const [main, boneyard] = (['main', 'boneyard'] as const).map((list) =>
		wordsIn(edit.doc, board, list)
	)
	return { main, boneyard, state: readStripboard(edit.doc) }
}

/** What a sheet says of each scene, in words: two productions that say the same have the same. */
function told(state: StripboardState): string[] {
	return scriptOrder(state).map((scene) => {
		const set = scene.set === '' ? undefined : state.sets.get(scene.set)
		const place = set?.location ? state.locations.get(set.location)?.name : ''
		const needs = needsOf(state, scene)
			.map(({ element, quantity }) =>
				[element.category, element.number, element.name, quantity].join(' ')
			)
			.sort()
		const { number, intExt, time, timeRow, eighths, synopsis, scriptDay, page, omitted } = scene
		const facts = [
			number,
			intExt,
			set?.name,
			omitted ? '' : time,
			timeRow,
			eighths,
			synopsis,
			scriptDay,
			page
		]
		return JSON.stringify([...facts, place, omitted, ...needs])
	})
}

describe('our own schedule comes back', () => {
	const { state, production, board, docs } = bornSample()
	const report = reportOf('one-line', {
		...{ state, production, board, revision: '', printedOn: '', withBoneyard: false },
		chartOf: 'cast'
	})
	const doc = must(docs.get('stripboard'), 'a stripboard is born')

	test.each(['csv', 'xlsx'] as const)('as %s', async (kind) => {
		const bytes =
			kind === 'csv'
				? utf8(csvOf(report.sheet))
				: new Uint8Array(await (await xlsxOf(report)).arrayBuffer())
		const script = await read(bytes, `schedule.${kind}`)
		expect(script.format).toBe(kind)
		const back = imported(script)
		expect(back.main).toBe(wordsIn(doc, board))
		expect(back.boneyard?.split(' ').sort()).toEqual(
			wordsIn(doc, board, 'boneyard').split(' ').sort()
		)
		expect(told(back.state)).toEqual(told(state))
	})
})

describe('a sheet of somebody else', () => {
	test('titles above, other words, other separators: headings are found and days kept', async () => {
		const script = await sheet(
			'LAMPLIGHT;;;;;;',
			'Shooting schedule, 4 March;;;;;;',
			'Day;Scene #;INT/EXT;Location / Set;D/N;Pgs;Characters',
			'1;12A;I;LAMP ROOM;N;1 4/8;1. NELL, 2. JORY',
			'1;;;LUNCH;;;',
			'2;3;E;QUAY;D;2/8;2. JORY',
			'4;4;I/E;BOAT;D;1/8;1. NELL'
		)
		expect(
			script.scenes.map(({ number, intExt, time, eighths }) => [number, intExt, time, eighths])
		).toEqual([
			['3', 'EXT', 'DAY', 2],
			['4', 'INT/EXT', 'DAY', 1],
			['12A', 'INT', 'NIGHT', 12]
		])
		expect(script.characters).toEqual([
			{ name: 'NELL', cues: 2, number: '1' },
			{ name: 'JORY', cues: 2, number: '2' }
		])
		expect(imported(script).main).toBe('12A LUNCH | 3 | | 4 |')
	})

	test('a schedule that was sorted by scene goes back into its days and their order', async () => {
		const script = await sheet(
			'Scene,Set,Shoot Day,Order',
			...['1,A,2,2', '2,B,1,1', '3,C,2,1', '4,D,,']
		)
		expect(imported(script)).toMatchObject({ main: '2 | 3 1 |', boneyard: '4' })
	})

	test('lines between days, as a one-liner has them', async () => {
		const script = await sheet(
			'Scene,Set,Pages',
			'SHOOT DAY 1 -- Monday,,',
			...['5,QUAY,1', ',END OF DAY 1,', '6,PIER,2', 'End of Day 2,,']
		)
		expect(imported(script).main).toBe('5 | 6 |')
		expect(script.scenes.map(({ eighths }) => eighths)).toEqual([8, 16])
	})

	test('whole headings are taken apart; cast known by number only are called by it', async () => {
		const script = await sheet(
			'Scene,Slugline,Cast IDs,Props,Extras',
			'1,INT. LAMP ROOM - NIGHT,"1, 7",lantern; rope,6 x SAILOR'
		)
		expect(script.scenes[0]).toMatchObject({
			...{ intExt: 'INT', set: 'LAMP ROOM', time: 'NIGHT', timeRow: 'night' },
			characters: ['Cast 1', 'Cast 7'],
			elements: [
				{ category: 'Background', name: 'SAILOR', count: 6 },
				{ category: 'Props', name: 'lantern' },
				{ category: 'Props', name: 'rope' }
			]
		})
		expect(script.characters.map(({ number }) => number)).toEqual(['1', '7'])
		expect(script.board).toBeUndefined()
	})

	test('pages that Excel took for a date are pages; what is no length is told with its row', async () => {
		const script = await sheet(
			'Scene,Set,Pages',
			...['1,A,2026-03-08', '2,B,2026-08-05', '3,C,long', '4,D,—']
		)
		expect(script.scenes.map(({ eighths }) => eighths)).toEqual([3, 5, null, null])
		expect(script.warnings).toEqual([
			{ line: 4, message: '“long” is no number of pages: the length is left open.' }
		])
	})

	test('without headings nothing is guessed, and columns can be named by hand', async () => {
		const bytes = utf8('7,QUAY\n8,PIER')
		expect(await readAny({ name: 'a.csv', bytes })).toMatchObject({
			ok: false,
			message: expect.stringContaining('No heading of this sheet was understood')
		})
		const table = scheduleColumns(readTable('7,QUAY\n8,PIER'))
		expect(table).toMatchObject({ columns: [null, null], rows: [{ row: 1 }, { row: 2 }] })
		const named = scheduleOf({ ...table, columns: ['number', 'set'] }, 'csv')
		expect(named).toMatchObject({ ok: true, value: { totals: { scenes: 2, numbered: 2 } } })
	})

	test('what is no sheet is said in a sentence', async () => {
		const opened = async (name: string, text: string) => {
			const read = await openFile({ name, bytes: utf8(text) })
			return read.kind === 'script' && !read.outcome.ok ? read.outcome.message : ''
		}
		expect(await opened('a.xlsx', 'Scene,Set')).toContain('This is no Excel workbook')
		expect(await opened('a.xlsx', 'PK\x03\x04 and no more')).toContain('This file is damaged')
		expect(await opened('a.csv', ' \n')).toContain('There are no rows')
		expect(await opened('a.csv', '')).toContain('This file is empty')
	})
})

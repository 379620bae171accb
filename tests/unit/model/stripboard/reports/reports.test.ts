import { describe, expect, test } from 'vitest'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import type { Block, Cell, Report } from '#model/report.ts'
import { setHoliday } from '#model/production/commands.ts'
import { readProduction, settings } from '#model/production/records.ts'
import {
	addElement,
	addElements,
	editElement,
	linkElements
} from '#model/stripboard/commands/elements.ts'
import { countElement, editScene, markRisk, omitScene } from '#model/stripboard/commands/scenes.ts'
import { reports, reportOf, type ReportId } from '#model/stripboard/reports/catalogue.ts'
import { publishBoard } from '#model/stripboard/commands/versions.ts'
import { moveStrips } from '#model/stripboard/commands/move.ts'
import { freeze } from '#model/stripboard/frozen.ts'
import { boardOf } from '#model/stripboard/queries/board.ts'
import { factsOf } from '#model/stripboard/queries/facts.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy, type Drawn } from '../../../../support/builders.ts'
import { bornSample } from '../../../../support/sample-docs.ts'

/** Days 1 and 2 closed, `5` open behind them, `9` in the boneyard, a holiday between the days. */
function drawn(more: (edit: Edit, board: Drawn) => void = () => {}) {
	const edit = editBy('ann')
	const board = drawBoard(edit, '1:12 MOVE:45 2:20 | 3:9 | 5:?', '9:4')
	settings.patch(edit.doc, { title: 'Lamplight', startDate: '2026-03-05' })
	setHoliday(edit, { date: '2026-03-06', label: 'Blessing' })
	editScene(edit, board.scene('1'), {
		intExt: 'INT',
		timeRow: 'night',
		time: 'NIGHT',
		synopsis: '=SUM(A1) is how it starts',
		scriptDay: 'N3'
	})
	const george = addElement(edit, board.scene('1'), { category: 'cast', name: 'GEORGE' })
	if (george.ok) editElement(edit, george.value, { number: '1' })
	addElement(edit, board.scene('1'), { category: 'props', name: 'punch bowl' })
	omitScene(edit, board.scene('9'), { omitted: true })
	more(edit, board)
	return (id: ReportId, values: { withBoneyard?: boolean; revision?: string } = {}): Report =>
		reportOf(id, {
			state: readStripboard(edit.doc),
			production: readProduction(edit.doc),
			board: board.board,
			revision: values.revision ?? '',
			printedOn: 'today',
			withBoneyard: values.withBoneyard ?? false,
			chartOf: 'cast'
		})
}

const wordsOf = (row: readonly Cell[]) =>
	row.map(({ text, under }) => (under ? `${text} / ${under}` : text)).join(' | ')

function linesOf(block: Block): string[] {
	switch (block.kind) {
		case 'heading':
			return [`${block.text} (${block.aside})`]
		case 'text':
			return [block.text]
		case 'page':
			return ['---']
		case 'together':
			return block.blocks.flatMap(linesOf)
		case 'boxes':
			return block.boxes.map(({ title, lines }) => `${title}: ${lines.join(', ')}`)
		case 'table':
			return [...block.head, ...block.rows].map(wordsOf)
	}
}

const textOf = (report: Report) => report.blocks.flatMap(linesOf)

test('the one-line schedule prints days, banners, totals and days off as the trade does', () => {
	const report = drawn()('one-line')
	expect([report.production, report.about]).toEqual([
		'Lamplight',
		'Main board · 4 scenes, 5 1/8 pages, 3 days'
	])
	expect(textOf(report)).toEqual([
		'SHOOT DAY 1 -- Thursday, March 5, 2026',
		'1 | INT |  / =SUM(A1) is how it starts | NIGHT N3 | 1 4/8 | 1',
		'*** MOVE (0:45) ***',
		'2 |  |  |  | 2 4/8 | ',
		'END OF DAY 1 -- 4 Total Pages -- 8:45',
		'Fri, Mar 6: Blessing   Sat, Mar 7 – Sun, Mar 8: Day off',
		'SHOOT DAY 2 -- Monday, March 9, 2026',
		'3 |  |  |  | 1 1/8 | ',
		'END OF DAY 2 -- 1 1/8 Total Pages -- 2:15',
		'SHOOT DAY 3 -- Tuesday, March 10, 2026',
		'5 |  |  |  | — | ',
		'END OF DAY 3 -- 0/8 Total Pages -- 0:00'
	])
})

test('the shooting schedule keeps a scene together with what it needs, and a day with its first strip', () => {
	const report = drawn()('shooting-schedule')
	const kept = report.blocks.filter((block) => block.kind === 'together')
	expect(kept.map((block) => linesOf(block)[0])).toEqual([
		'SHOOT DAY 1 -- Thursday, March 5, 2026',
		'SHOOT DAY 2 -- Monday, March 9, 2026',
		'SHOOT DAY 3 -- Tuesday, March 10, 2026'
	])
	expect(kept.slice(0, 1).flatMap(linesOf).slice(1)).toEqual([
		'1 | INT - NIGHT N3 / =SUM(A1) is how it starts | 1 4/8 pgs | Est 3:00',
		'Cast: 1. GEORGE',
		'Props: punch bowl'
	])
	expect(textOf(report)).toContain(
		'End of Day 1 -- Thursday, March 5, 2026 -- Total Pages: 4 -- Time: 8:45'
	)
})

test('the stripboard ends with the boneyard when that is asked for', () => {
	const build = drawn()
	expect(textOf(build('stripboard')).at(-1)).toMatch(/^End of Day 3/)
	expect(textOf(build('stripboard', { withBoneyard: true })).slice(-2)).toEqual([
		'Boneyard',
		'9 |  |  / OMITTED |  | 0/8 | 0:00 | '
	])
})

test('the vertical board repeats a cast member’s number where they work', () => {
	const [table] = drawn()('vertical').blocks
	if (table?.kind !== 'table') throw new Error('it is one table')
	expect(table.frozen).toBe(1)
	const rows = [...table.head, ...table.rows].map((row) => row.map(({ text }) => text))
	expect(rows.find(([name]) => name === 'Scene')).toEqual([
		'Scene',
		'1',
		'',
		'2',
		'',
		'3',
		'',
		'5',
		''
	])
	expect(rows.find(([name]) => name === '1. GEORGE')).toEqual([
		'1. GEORGE',
		'1',
		...Array<string>(7).fill('')
	])
	expect(rows.every((row) => row.length === table.columns.length)).toBe(true)
})

test('breakdown sheets go by the script, a page each, the omitted ones struck', () => {
	const lines = textOf(drawn()('breakdown'))
	expect(lines.filter((line) => line === '---')).toHaveLength(4)
	expect(
		lines.filter((line) => / \/ (Scene|OMITTED)/.test(line)).map((line) => line.split(' |')[0])
	).toEqual(['1 / Scene', '2 / Scene', '3 / Scene', '5 / Scene', '9 / OMITTED'])
	expect(lines).toContain(
		'1 / Sheet | NIGHT / Day/Night | N3 / Script day | – / Script page | 3:00 / Est. time | Day 1, Thu, Mar 5 / Scheduled'
	)
})

test('element lists name scenes, days and pages of whoever is scheduled', () => {
	expect(textOf(drawn()('elements'))).toEqual([
		'Cast (1)',
		'No. | Name | Scenes | Days | Pages',
		'1 | GEORGE | 1 | 1 | 1 4/8',
		'Props (1)',
		'No. | Name | Scenes | Days | Pages',
		' | punch bowl | 1 | 1 | 1 4/8'
	])
})

test('the calendar has a page a month, with why nothing is shot', () => {
	const lines = textOf(drawn()('calendar'))
	expect(lines[0]).toBe('March 2026 ()')
	expect(lines[3]).toBe(
		'2 | 3 | 4 | 5   Day 1 / Sc 1, 2\n4 pgs, 1 cast, N | 6 / Blessing | 7 / Day off | 8 / Day off'
	)
})

test('a spreadsheet has a row a strip: pages as text, eighths as a number, a date a day', () => {
	const { columns, rows } = drawn()('one-line').sheet
	const at = (label: string) => columns.findIndex((column) => column.label === label)
	const picked = ['Shoot Day', 'Date', 'Scene', 'Pages', 'Eighths', 'Cast', 'Props'].map(at)
	expect(rows.map((row) => picked.map((column) => row[column]))).toEqual([
		[1, '2026-03-05', '1', '1 4/8', 12, 'GEORGE', 'punch bowl'],
		[1, '2026-03-05', '', '', null, '', ''],
		[1, '2026-03-05', '2', '2 4/8', 20, '', ''],
		[2, '2026-03-09', '3', '1 1/8', 9, '', ''],
		[3, '2026-03-10', '5', '—', null, '', ''],
		[null, null, '9', '0/8', 0, '', '']
	])
})

describe('every report of the sample', () => {
	const { state, production, board } = bornSample()
	const input = {
		state,
		production,
		board,
		revision: 'blue',
		printedOn: 'today',
		withBoneyard: true,
		chartOf: 'cast' as const
	}

	// The sample is not published, so its list of changes is empty: that has a test of its own.
	test.each(reports.map(({ id }) => id).filter((id) => id !== 'changes'))(
		'%s: every row fills its columns, on paper and in the sheet',
		(id) => {
			const report = reportOf(id, input)
			const tables = report.blocks.flatMap(function tablesOf(block): (Block & { kind: 'table' })[] {
				if (block.kind === 'together') return block.blocks.flatMap(tablesOf)
				return block.kind === 'table' ? [block] : []
			})
			expect(tables.length).toBeGreaterThan(0)
			for (const { columns, head, rows } of tables) {
				for (const row of [...head, ...rows]) {
					expect(row.reduce((sum, cell) => sum + (cell.span ?? 1), 0)).toBe(columns.length)
				}
			}
			expect(new Set(report.sheet.rows.map((row) => row.length))).toEqual(
				new Set([report.sheet.columns.length])
			)
		}
	)
})

test('what is needed by more than a page is not kept on one', () => {
	const build = drawn((edit, { scene }) => {
		const names = Array.from({ length: 60 }, (_, at) => ({
			category: 'background' as const,
			name: `Villager ${at}`
		}))
		for (const each of names) addElement(edit, scene('2'), each)
	})
	const { blocks } = build('shooting-schedule')
	const kept = blocks.filter((block) => block.kind === 'together').flatMap(linesOf)
	expect(kept.join()).not.toContain('Villager')
	expect(textOf(build('shooting-schedule')).join()).toContain('Villager 59')
})

test('the list of changes tells what became of scenes, days and cast since it was published', () => {
	const build = drawn((edit, { board, strip, scene }) => {
		const state = readStripboard(edit.doc)
		const frozen = freeze(factsOf(boardOf(state, readProduction(edit.doc), board)), state)
		const version = { colour: 'pink', at: '2026-02-03T10:00:00Z', by: 'Ann', note: '', frozen }
		publishBoard(edit, board, { ...version, colour: 'pink' })
		moveStrips(edit, [strip('3')], { board, list: 'main', before: strip('1') })
		moveStrips(edit, [strip('2')], { board, list: 'boneyard', before: null })
		editScene(edit, scene('1'), { eighths: 20 })
	})
	const report = build('changes')
	const lines = textOf(report)
	expect(lines[0]).toContain('Since pink')
	expect(lines.join('\n')).toContain('Published pink Tuesday, February 3, 2026 by Ann: 3 changes')
	const [moved, pages, cut] = ['Moved', 'Pages', 'Cut'].map((kind) =>
		lines.find((line) => line.includes(`| ${kind} |`))
	)
	expect(moved).toMatch(/^3 \| .*\| Moved \| Day 2, Mon, Mar 9 \| Day 1, Thu, Mar 5 \| 1 1\/8$/)
	expect(pages).toMatch(/^1 \| .*1 4\/8 → 2 4\/8$/)
	expect(cut).toMatch(/^2 \| .*\| Cut \| Day 1, Thu, Mar 5 \| Not scheduled \|/)
	expect(report.sheet.rows.map(([number, , kind]) => [number, kind])).toEqual([
		['3', 'Moved'],
		['1', 'Pages'],
		['2', 'Cut']
	])
	expect(textOf(drawn()('changes')).join()).toContain('not published yet')
})

test('a breakdown sheet prints its risks, how many there are, and what is brought along', () => {
	const build = drawn((edit, { scene }) => {
		const of = (category: 'props' | 'stunts', name: string) => {
			const added = addElement(edit, scene('2'), { category, name })
			return must(added.ok ? added.value : null, name)
		}
		countElement(edit, scene('2'), { element: of('props', 'Lantern'), count: 6 })
		const double = of('stunts', 'DOUBLE')
		const added = addElements(edit, [{ category: 'labour', name: 'Rigger' }])
		const rigger = must(added.ok ? added.value[0] : null, 'rigger')
		linkElements(edit, double, { brings: rigger, linked: true })
		markRisk(edit, scene('2'), { risk: 'heights', marked: true })
	})
	const lines = textOf(build('breakdown'))
	const sheet = lines.slice(lines.findIndex((line) => line.startsWith('2 / Scene')))
	expect(sheet.slice(2, sheet.indexOf('---'))).toEqual([
		'Risks: Stunts, Heights',
		'Stunts: DOUBLE',
		'Props: 6 × Lantern',
		'Additional labour: Rigger'
	])
	expect(textOf(build('elements')).join('\n')).toContain('Rigger | 2 | 1')
})

import { describe, expect, test } from 'vitest'
import {
	planImport,
	scheduleTable,
	type Known
} from '$lib/features/deliverables/import/schedule-sheet.ts'
import { sameName } from '#model/deliverables/names.ts'

const nothing: Known = { owed: new Set(), made: new Set() }
const planOf = (text: string, known = nothing) => planImport(scheduleTable(text), known)

describe('a schedule in a spreadsheet', () => {
	test('is read by its headings, copied with tabs or saved with commas', () => {
		const tabs = 'Item\tSection\tRequired\tDue date\nDCP OV\tPicture\tyes\t2026-03-12\n'
		const commas = 'Item,Section,Required,Due date\nDCP OV,Picture,yes,2026-03-12\n'
		for (const text of [tabs, commas]) {
			expect(planOf(text).lines).toMatchObject([
				{ name: 'DCP OV', category: 'picture', mandatory: true, due: '2026-03-12' }
			])
		}
	})

	test('keeps a cell with commas, quotes and lines in it together', () => {
		const { lines } = planOf('Deliverable,Spec\n"D, M and E stems","48 kHz; ""24 bit"""\n')
		expect(lines).toMatchObject([{ name: 'D, M and E stems', spec: '48 kHz\n"24 bit"' }])
	})

	test('without headings: the first column is the deliverable, the rest can be chosen', () => {
		const table = scheduleTable('DCP OV\tLab X\nStills\t\n')
		expect(table.columns).toEqual(['name', null])
		const chosen = planImport({ ...table, columns: ['name', 'vendor'] }, nothing)
		expect(chosen.lines[0]).toMatchObject({ name: 'DCP OV', vendor: 'Lab X' })
	})

	test.each([
		['12 Mar 2026', '2026-03-12'],
		['12.3.2026', '2026-03-12'],
		['2026-03-12', '2026-03-12'],
		['', '']
	])('the day %s is %s', (cell, due) => {
		expect(planOf(`Item\tDue\nDCP OV\t${cell}\n`).lines[0]?.due).toBe(due)
	})

	test.each([
		['optional', false],
		['no', false],
		['if available', false],
		['x', true],
		['', true]
	])('mandatory: "%s" is %s', (cell, mandatory) => {
		expect(planOf(`Item\tMandatory\nDCP OV\t${cell}\n`).lines[0]?.mandatory).toBe(mandatory)
	})
})

describe('the dry run', () => {
	test('tells what is on the schedule, what is made already and what is new', () => {
		const known: Known = {
			owed: new Set([sameName('DCP OV')]),
			made: new Set([sameName('DCP OV'), sameName('Stills')])
		}
		const plan = planOf('Item\tNote\nDCP OV\t\nStills\t\nTrailer\t\n', known)
		expect(plan).toMatchObject({ known: 1, shared: 1, problems: [] })
		expect(plan.lines.map(({ name }) => name)).toEqual(['Stills', 'Trailer'])
	})

	test('names the rows that cannot be taken, by their number in the sheet', () => {
		const sheet =
			'Item\tDue\tDays\n\t2026-03-12\t\nDCP\t3/4/2026\t\nDCP\t\t\nDCP\t\t\nLTO\t\tmany\n'
		expect(planOf(sheet).problems.map(({ row }) => row)).toEqual([2, 3, 5, 6])
		expect(planOf(sheet).problems[1]?.message).toContain('3/4/2026 is no date')
	})
})

import { expect, test } from 'vitest'
import { addCues, changeMusicSheet, numberCues } from '#model/bookings/commands/cues.ts'
import { readField } from '#model/bookings/cues/columns.ts'
import { alongPicture } from '#model/bookings/cues/list.ts'
import { cueReport, papersOf, type CueSource } from '#model/bookings/cues/report.ts'
import { cueKinds, type CueKind } from '#model/bookings/records/cue-kinds.ts'
import type { Cue } from '#model/bookings/records/cue.ts'
import { musicSheet } from '#model/bookings/records/music-sheet.ts'
import { readCues } from '#model/bookings/state.ts'
import { cueColumns } from '#formats/cue-columns.ts'
import { planCues } from '#formats/cue-plan.ts'
import { readTable } from '#formats/table.ts'
import type { Block } from '#model/report.ts'
import { csvOf } from '../../../../../src/lib/paper/csv.ts'
import { done } from '../../../../support/bookings.ts'
import { editBy } from '../../../../support/builders.ts'

const characterOf = ({ character }: Cue) => character

function sourceOf(kind: CueKind = 'adr'): CueSource {
	const edit = editBy('ann')
	const common = { kind, priority: 1, note: 'Close' }
	const ids = done(
		addCues(edit, [
			{ ...common, reel: '2', from: '02:00:01:00', character: 'Jack', line: 'No; "never".' },
			{ ...common, reel: '1', from: '01:00:01:00', character: 'Mae', line: '=Sum', effort: true },
			{ ...common, reel: '2', from: '02:00:05:00', character: 'Jack', line: 'Yes.', minutes: 7 }
		])
	)
	done(numberCues(edit, ids))
	const { cues, cueRules } = readCues(edit.doc)
	return {
		...{ kind, production: 'The Long Wait', printedOn: 'Mon 2 Mar 2026', rules: cueRules },
		...{ cues: [...cues.values()].sort(alongPicture('24')), characterOf, about: '' },
		castNumberOf: (cue) => (cue.character === 'Jack' ? '3' : ''),
		sessionOf: () => '',
		head: musicSheet.read(edit.doc)
	}
}

/** The headings of a paper, and the first cell of each row under them. */
function outline(blocks: readonly Block[]): string[] {
	return blocks.flatMap((block) => {
		if (block.kind === 'heading') return [`# ${block.text}`]
		return block.kind === 'table' ? block.rows.map(([first]) => first?.text ?? '') : []
	})
}

test('sides are a page for each character, with the cast number', () => {
	const { blocks, orientation } = cueReport('sides', sourceOf())
	expect(outline(blocks)).toEqual(['# 3. Jack', 'JAC-2001', 'JAC-2002', '# Mae', 'MAE-1001'])
	expect(blocks.filter(({ kind }) => kind === 'page')).toHaveLength(1)
	expect(orientation).toBe('portrait')
})

test('the cue sheet follows the picture, reel by reel', () => {
	expect(outline(cueReport('list', sourceOf()).blocks)).toEqual([
		...['# Reel 1', 'MAE-1001', '# Reel 2', 'JAC-2001', 'JAC-2002']
	])
})

test('logs have room for each take, and the line count sums up', () => {
	const source = sourceOf()
	const [, table] = cueReport('recordist', source).blocks
	expect(table).toMatchObject({ kind: 'table', rowHeight: 34 })
	expect(table?.kind === 'table' && table.columns).toHaveLength(13)
	expect(outline(cueReport('supervisor', source).blocks)).toContain('JAC-2002')
	expect(outline(cueReport('count', source).blocks)).toEqual([
		...['# Characters', 'Jack', 'Mae', '# Reels', 'Reel 2', 'Reel 1']
	])
	expect(cueReport('list', source).about).toBe('3 ADR cues, about 0:17 h')
})

test('every kind has a paper, whose rows fill its columns', () => {
	for (const kind of cueKinds)
		for (const { paper } of papersOf(kind)) {
			const report = cueReport(paper, sourceOf(kind))
			for (const block of report.blocks)
				if (block.kind === 'table')
					for (const row of block.rows) expect(row).toHaveLength(block.columns.length)
			for (const row of report.sheet.rows) expect(row).toHaveLength(report.sheet.columns.length)
		}
})

test.each(cueKinds)('a sheet of %s that was taken away comes back as it was', (kind) => {
	const source = sourceOf(kind)
	const table = cueColumns(readTable(csvOf(cueReport('list', source).sheet)))
	const input = { kind, characterOf, reelFromHour: false }
	const read = (field: Parameters<typeof readField>[1], cell: string) =>
		readField(kind, field, cell.replace(/^'(?==)/, ''))
	const here = planCues(table, { ...input, read, cues: source.cues })
	expect(here).toEqual({ added: [], changes: [], known: 3, problems: [] })
	const anew = planCues(table, { ...input, read, cues: [] })
	expect(anew.added.map(({ line }) => line)).toEqual(['=Sum', 'No; "never".', 'Yes.'])
	expect(anew.added.map(({ number }) => number)).toEqual(source.cues.map(({ number }) => number))
})

test('the music cue sheet stands under its head; what was cut out is not reported', () => {
	const edit = editBy('ann')
	const common = { kind: 'music' as const, reel: '1', usage: 'backgroundVocal' as const }
	const ids = done(
		addCues(edit, [
			{
				...common,
				from: '01:00:10:00',
				to: '01:01:15:00',
				title: 'Dawn',
				writers: 'A. Cole 100% PRS'
			},
			{ ...common, from: '01:03:00:00', to: '01:03:30:00', title: 'Radio', source: true },
			{ ...common, from: '01:05:00:00', to: '01:09:00:00', title: 'Gone', status: 'omitted' }
		])
	)
	done(numberCues(edit, ids))
	expect(changeMusicSheet(edit, { airDate: 'soon' })).toMatchObject({ reason: 'bad-value' })
	done(
		changeMusicSheet(edit, { episodeNumber: '103', territories: 'UK, Ireland', issue: 'revised' })
	)
	const { cues, cueRules } = readCues(edit.doc)
	const { blocks, sheet } = cueReport('music', {
		...{ kind: 'music', production: 'The Long Wait', printedOn: '', rules: cueRules, about: '' },
		...{ cues: [...cues.values()].sort(alongPicture('24')), characterOf, castNumberOf: () => '' },
		...{ sessionOf: () => '', head: musicSheet.read(edit.doc) }
	})
	const rows = blocks.map((block) => (block.kind === 'table' ? block.rows : []))
	expect(rows[0]?.map((row) => row.map(({ text }) => text))).toEqual([
		['Production', 'The Long Wait'],
		['Episode number', '103'],
		['Territories', 'UK, Ireland'],
		['Original or revised', 'Revised'],
		['Total music', '1:35']
	])
	expect(rows[1]?.map((row) => row.map(({ text }) => text))).toEqual([
		[
			'1',
			'1m01',
			'Dawn',
			'Background vocal',
			'01:00:10:00',
			'01:01:15:00',
			'1:05',
			'A. Cole 100% PRS',
			''
		],
		[
			'2',
			'1m01s',
			'Radio',
			'Background vocal, source',
			'01:03:00:00',
			'01:03:30:00',
			'0:30',
			'',
			''
		]
	])
	expect(sheet.columns.map(({ label }) => label).slice(9)).toEqual(
		rows[0]?.map(([label]) => label?.text)
	)
	expect(sheet.rows[1]?.slice(0, 3)).toEqual([2, '1m01s', 'Radio'])
	expect(sheet.rows[1]?.at(-1)).toBe('1:35')
})

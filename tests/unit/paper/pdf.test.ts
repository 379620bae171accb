import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { pdfOf } from '$lib/paper/pdf.ts'
import { papers, type PaperSize } from '$lib/paper/sizes.ts'
import type { Report } from '#model/report.ts'
import { readProduction, settings } from '#model/production/records.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { reportOf, type ReportId } from '#model/stripboard/reports/catalogue.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy } from '../../support/builders.ts'
import { fonts } from './fonts.ts'

const tones = { break: { fill: '#1a1a1a', ink: '#ffffff' } }

/** Four days of nine scenes; Nell is in every scene of the first. */
function build(words: string): (id: ReportId) => Report {
	const edit = editBy('ann')
	const { board, scene } = drawBoard(edit, words)
	settings.patch(edit.doc, { title: 'Lamplight', startDate: '2026-03-02' })
	if (words !== '') addElement(edit, scene('11'), { category: 'cast', name: 'NELL TOVEY' })
	return (id) =>
		reportOf(id, {
			state: readStripboard(edit.doc),
			production: readProduction(edit.doc),
			board,
			revision: 'blue',
			printedOn: 'March 1, 2026',
			withBoneyard: false,
			chartOf: 'cast'
		})
}

const days = [1, 2, 3, 4]
const report = build(
	days.map((day) => Array.from({ length: 9 }, (_, at) => `${day}${at + 1}`).join(' ')).join(' | ') +
		' |'
)

/** The text of each page, read back by another program than the one that wrote it. */
async function pagesOf(printed: Report, size: PaperSize = 'LETTER') {
	const pdf = await getDocumentProxy(await pdfOf(printed, { size, tones, fonts }))
	const { text } = await extractText(pdf, { mergePages: false })
	const { view } = await pdf.getPage(1)
	return { pages: text, size: [view[2], view[3]].map((side) => Math.round(side ?? 0)) }
}

describe('on paper', () => {
	test('every page says what it is, which revision, when, and where it stands', async () => {
		const { pages } = await pagesOf(report('one-line'))
		expect(pages.length).toBeGreaterThan(1)
		pages.forEach((page, at) => {
			expect(page).toContain('Lamplight')
			expect(page).toContain('ONE-LINE SCHEDULE')
			expect(page).toContain('BLUE revision')
			expect(page).toContain('March 1, 2026')
			expect(page).toContain(`Page ${at + 1} of ${pages.length}`)
		})
		const opened = [...pages.join('\n').matchAll(/END OF DAY (\d+)/g)].map(([, day]) => Number(day))
		expect(opened).toEqual(days)
	})

	test.each(papers.map(({ id }) => id))(
		'%s has its own measure, lying for a calendar',
		async (id) => {
			const paper = papers.find((each) => each.id === id)
			const measure = [paper?.width ?? 0, paper?.height ?? 0].map(Math.round)
			expect((await pagesOf(report('calendar'), id)).size).toEqual(measure.toReversed())
		}
	)

	test('a board too wide for a page goes on with its cast down the side again', async () => {
		const { pages } = await pagesOf(report('vertical'))
		expect(pages.length).toBeGreaterThan(1)
		for (const page of pages) expect(page).toContain('NELL TOVEY')
	})

	test('markup in a text stays a text', async () => {
		const turned = { text: '<b>&"', turned: true }
		const columns = [{ label: '', width: 22 }]
		const table = { kind: 'table', columns, head: [], rows: [[turned]] } as const
		expect((await pagesOf({ ...report('elements'), blocks: [table] })).pages.join()).toContain(
			'<b>&"'
		)
	})

	test('nothing on the board still makes a page that says so', async () => {
		const { pages } = await pagesOf(build('')('calendar'))
		expect(pages).toHaveLength(1)
		expect(pages[0]).toContain('No day that has a date is scheduled yet.')
	})
})

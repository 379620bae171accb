import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { pdfOf } from '$lib/paper/pdf.ts'
import { margins, papers, type PaperSize } from '$lib/paper/sizes.ts'
import { settings, readProduction } from '#model/production/records.ts'
import { addElement } from '#model/stripboard/commands/elements.ts'
import { reportOf, reports, type ReportId } from '#model/stripboard/reports/catalogue.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { drawBoard, editBy } from '../../support/builders.ts'
import { fonts } from './fonts.ts'

/*
 * Each report of one board, page by page: what stands where, read back from the PDF by another program.
 * A page that changed fails here; when it was meant, DAYBREAK_PAGES=write writes them anew, and the
 * difference is looked at before it is committed.
 */

const golden = fileURLToPath(new URL('../../golden/pages.json', import.meta.url))

const tones = { break: { fill: '#1a1a1a', ink: '#ffffff' } }

/** Three days of seven scenes with their cast and things, a meal, one scene in the boneyard. */
function board() {
	const edit = editBy('ann')
	const numbers = [1, 2, 3].map((day) => [1, 2, 3, 4, 5, 6, 7].map((at) => `${day}${at}`))
	const words = numbers.map((day) => day.join(' ').replace(/4/, '4 LUNCH:60')).join(' | ')
	const drawn = drawBoard(edit, `${words} |`, '99')
	settings.patch(edit.doc, { title: 'Lamplight', startDate: '2026-03-02' })
	numbers.flat().forEach((number, at) => {
		const scene = drawn.scene(number)
		addElement(edit, scene, { category: 'cast', name: at % 2 ? 'NELL TOVEY' : 'AMOS PELL' })
		addElement(edit, scene, { category: 'props', name: `Lantern ${at % 5}` })
	})
	return {
		state: readStripboard(edit.doc),
		production: readProduction(edit.doc),
		board: drawn.board,
		...{ revision: 'blue', printedOn: 'March 1, 2026', withBoneyard: true },
		chartOf: 'cast' as const
	}
}

const input = board()

type Run = { text: string; x: number; y: number; width: number }

async function runsOf(id: ReportId, size: PaperSize): Promise<{ page: Run[]; width: number }[]> {
	const pdf = await getDocumentProxy(await pdfOf(reportOf(id, input), { size, tones, fonts }))
	return Promise.all(
		Array.from({ length: pdf.numPages }, async (_, at) => {
			const page = await pdf.getPage(at + 1)
			const { items } = await page.getTextContent()
			const runs = items.flatMap((item) => {
				if (!('str' in item) || item.str.trim() === '') return []
				const [, up = 0, , , x = 0, y = 0] = item.transform as number[]
				return [{ text: item.str, x, y, width: up === 0 ? item.width : 0 }]
			})
			return { page: runs, width: page.view[2] ?? 0 }
		})
	)
}

const lineOf = ({ text, x, y }: Run) => `${Math.round(x)} ${Math.round(y)} ${text}`

const isWriting = process.env['DAYBREAK_PAGES'] === 'write'
const known = (existsSync(golden) ? JSON.parse(readFileSync(golden, 'utf8')) : {}) as Record<
	string,
	string[][]
>

describe('every page as it was', () => {
	const ids = reports.map(({ id }) => id).filter((id) => isWriting || id in known)
	test.each(ids)('%s on letter', async (id) => {
		const pages = (await runsOf(id, 'LETTER')).map(({ page }) => page.map(lineOf))
		if (isWriting) {
			known[id] = pages
			writeFileSync(golden, `${JSON.stringify(known, null, '\t')}\n`)
		}
		expect(pages.length).toBe(known[id]?.length)
		pages.forEach((page, at) => expect(page, `page ${at + 1}`).toEqual(known[id]?.[at]))
	})
})

const others = papers.map(({ id }) => id).filter((id) => id !== 'LETTER')

test.each(others)('nothing stands beyond the margins on %s', async (size) => {
	for (const id of ['stripboard', 'vertical'] as const) {
		for (const { page, width } of await runsOf(id, size)) {
			for (const run of page) {
				expect(run.x, `${id}: ${run.text}`).toBeGreaterThanOrEqual(margins.left - 4)
				expect(run.x + run.width, `${id}: ${run.text}`).toBeLessThanOrEqual(
					width - margins.right + 4
				)
			}
		}
	}
})

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { pdfOf } from '$lib/paper/pdf.ts'
import { reportOf, reports, type ReportId } from '#model/stripboard/reports/catalogue.ts'
import { bornSample } from '../../support/sample-docs.ts'
import { fonts } from './fonts.ts'

/*
 * Every paper of the sample, drawn by another program (pdftoppm of poppler-utils) and held page by page
 * against how it looked when somebody last looked at it. `DAYBREAK_PICTURES=keep npx vitest run
 * tests/unit/paper/pictures.test.ts` keeps what it looks like now: look at the pages first.
 */

const kept = join(import.meta.dirname, 'pictures')
const isKeeping = process.env['DAYBREAK_PICTURES'] === 'keep'
const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0

/** Enough to see where everything stands, and how dark it is; too little to tell one rasteriser from the next. */
const dotsPerInch = 24
const mostPages = 3

/** Of 255. A line that moved by its height makes a block of the page differ by 40 and more. */
const tolerance = { page: 1.5, block: 24 }
const block = 12

const tones = { break: { fill: '#1a1a1a', ink: '#ffffff' } }

type Picture = { width: number; height: number; grey: Uint8Array }

const { state, production, board } = bornSample()

function printed(id: ReportId): Promise<Uint8Array> {
	const report = reportOf(id, {
		...{ state, production, board },
		...{ revision: 'blue', printedOn: 'March 1, 2026', withBoneyard: false, chartOf: 'cast' }
	})
	return pdfOf(report, { size: 'LETTER', tones, fonts })
}

/** The first pages of a PDF as pictures of greys, and how many there are. */
function drawn(pdf: Uint8Array): Picture[] {
	const folder = mkdtempSync(join(tmpdir(), 'daybreak-pages-'))
	try {
		writeFileSync(join(folder, 'paper.pdf'), pdf)
		const flags = ['-gray', '-r', String(dotsPerInch), '-l', String(mostPages)]
		const { status, stderr } = spawnSync(
			'pdftoppm',
			[...flags, join(folder, 'paper.pdf'), join(folder, 'page')],
			{ encoding: 'utf8' }
		)
		expect(stderr).toBe('')
		expect(status).toBe(0)
		return Array.from({ length: mostPages }, (_, at) => at + 1).flatMap((page) => {
			const names = [`page-${page}.pgm`, `page-0${page}.pgm`].map((name) => join(folder, name))
			const file = names.find((name) => existsSync(name))
			return file ? [pictureIn(readFileSync(file))] : []
		})
	} finally {
		rmSync(folder, { recursive: true })
	}
}

/** A PGM: `P5`, width, height and 255, then a byte a dot. */
function pictureIn(pgm: Uint8Array): Picture {
	const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(
		Buffer.from(pgm.subarray(0, 60)).toString('latin1')
	)
	if (!head) throw new Error('pdftoppm wrote no PGM of greys.')
	const [width, height] = [Number(head[1]), Number(head[2])]
	return { width, height, grey: pgm.subarray(head[0].length, head[0].length + width * height) }
}

/** How much two pages differ: on the whole, and where they differ most. */
function difference(one: Picture, other: Picture): { page: number; block: number } {
	let [all, worst] = [0, 0]
	for (let top = 0; top < one.height; top += block)
		for (let left = 0; left < one.width; left += block) {
			let [sum, dots] = [0, 0]
			for (let y = top; y < Math.min(top + block, one.height); y++)
				for (let x = left; x < Math.min(left + block, one.width); x++, dots++) {
					const at = y * one.width + x
					sum += Math.abs((one.grey[at] ?? 0) - (other.grey[at] ?? 0))
				}
			all += sum
			worst = Math.max(worst, sum / dots)
		}
	return { page: all / one.grey.length, block: worst }
}

function file(id: string, page: number): string {
	return join(kept, `${id}-${page}.pgm.gz`)
}

function keep(id: string, pictures: readonly Picture[]): void {
	mkdirSync(kept, { recursive: true })
	pictures.forEach(({ width, height, grey }, at) => {
		const pgm = Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey])
		writeFileSync(file(id, at + 1), gzipSync(pgm, { level: 9 }))
	})
}

// Without it nothing can be drawn: `apt-get install poppler-utils`.
describe.skipIf(!hasPoppler)('drawn by pdftoppm, page by page', () => {
	test.each(reports.map(({ id }) => [id]))('%s looks as it did', async (id) => {
		const pictures = drawn(await printed(id))
		expect(pictures.length).toBeGreaterThan(0)
		if (isKeeping) keep(id, pictures)
		pictures.forEach((picture, at) => {
			const before = pictureIn(gunzipSync(readFileSync(file(id, at + 1))))
			const size = ({ width, height }: Picture) => [width, height]
			expect(size(picture), `page ${at + 1}`).toEqual(size(before))
			const { page, block } = difference(before, picture)
			expect(page, `page ${at + 1}`).toBeLessThan(tolerance.page)
			expect(block, `page ${at + 1}, where it differs most`).toBeLessThan(tolerance.block)
		})
		expect(existsSync(file(id, pictures.length + 1)), 'a page fewer than there were').toBe(false)
	})

	test('a line that is moved, or missing, is told', () => {
		const white = { width: 60, height: 60, grey: new Uint8Array(3600).fill(255) }
		const lined = (row: number) => ({
			...white,
			grey: white.grey.map((dot, at) => (Math.floor(at / 60 / 6) === row ? 40 : dot))
		})
		expect(difference(lined(2), lined(2))).toEqual({ page: 0, block: 0 })
		for (const other of [lined(4), white])
			expect(difference(lined(2), other).block).toBeGreaterThan(tolerance.block)
	})
})

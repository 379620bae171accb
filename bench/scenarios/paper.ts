import * as Y from 'yjs'
import type { Edit } from '../../src/lib/model/core/edit.ts'
import { readProduction } from '../../src/lib/model/production/records.ts'
import { categories } from '../../src/lib/model/stripboard/categories.ts'
import { importScript, type ScriptScene } from '../../src/lib/model/stripboard/commands/import.ts'
import { boards, type BoardId } from '../../src/lib/model/stripboard/records/board.ts'
import { reportOf, type ReportId } from '../../src/lib/model/stripboard/reports/catalogue.ts'
import { readStripboard } from '../../src/lib/model/stripboard/state.ts'
import { pdfOf } from '../../src/lib/paper/pdf.ts'
import { seededRandom, type Random } from '../../tests/support/random.ts'
import { fonts } from '../../tests/unit/paper/fonts.ts'
import { Figures } from '../lib/figures.ts'
import type { Scenario } from '../lib/scenario.ts'

/** So many scenes make a shooting schedule of 120 pages. */
const scenes = 660

/** A long schedule on paper: deriving what stands on it, and making the PDF, as the browser's worker does. */
export const paper: Scenario = {
	name: 'paper',
	about: 'a shooting schedule of 120 pages as PDF, in Node',
	needs: [],
	async run({ reps, isQuick, seed, say }) {
		const figures = new Figures()
		const given = makeBoard(isQuick ? 20 : scenes, seededRandom(seed))
		for (let rep = 0; rep < reps; rep++) {
			for (const id of ['shooting-schedule', 'one-line'] as const) {
				say(`paper ${id} ${rep + 1}/${reps}`)
				await note(figures, id, given)
			}
		}
		const notes = [
			'the first run of a process reads the typeface and compiles; it is among the runs'
		]
		return { figures, notes, broken: [] }
	}
}

type Given = { doc: Y.Doc; board: BoardId }

async function note(figures: Figures, id: ReportId, { doc, board }: Given): Promise<void> {
	const given = { state: readStripboard(doc), production: readProduction(doc), board }
	const choices = { revision: 'blue', printedOn: 'March 1, 2026', withBoneyard: false } as const
	const start = performance.now()
	const report = reportOf(id, { ...given, ...choices, chartOf: 'cast' })
	const derived = performance.now()
	const tones = { break: { fill: '#1a1a1a', ink: '#ffffff' } }
	const before = process.cpuUsage()
	const pdf = await pdfOf(report, { size: 'LETTER', tones, fonts })
	const { user, system } = process.cpuUsage(before)
	figures.add(id, 'pages', pagesIn(pdf))
	figures.add(id, 'report from records ms', derived - start)
	figures.add(id, 'PDF ms', performance.now() - derived)
	figures.add(id, 'PDF, of the processor ms', (user + system) / 1000)
	figures.add(id, 'PDF KB', pdf.length / 1024)
}

/** The tree of pages, which says how many there are, is not compressed. */
function pagesIn(pdf: Uint8Array): number {
	const count = /\/Type \/Pages\s*\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))
	return Number(count?.[1] ?? NaN)
}

/** Days of seven scenes, each with cast and some things of several categories. */
function makeBoard(count: number, random: Random): Given {
	const doc = new Y.Doc()
	const edit: Edit = { doc, newId: random.id, random: random.next, origin: 'bench' }
	doc.getMap('settings').set('startDate', '2026-03-02')
	doc.getMap('settings').set('title', 'Bench')
	const board = random.id() as BoardId
	doc.transact(() => boards.create(doc, board, { name: 'Main board' }))
	const script = Array.from({ length: count }, (_, at) => sceneAt(at, random))
	importScript(edit, board, {
		scenes: script,
		characters: [],
		board: script.flatMap((_, at) => [
			{ kind: 'scene' as const, scene: at },
			...(at % 7 === 6 ? [{ kind: 'dayBreak' as const }] : [])
		])
	})
	return { doc, board }
}

function sceneAt(at: number, random: Random): ScriptScene {
	const things = Array.from({ length: 3 + random.below(6) }, () => {
		const { name: category, fdx } = random.pick(categories)
		return { category, categoryId: fdx[0], name: `${category} ${random.below(40)}` }
	})
	const cast = Array.from({ length: 1 + random.below(5) }, () => `MEMBER ${random.below(30)}`)
	return {
		number: String(at + 1),
		heading: '',
		intExt: random.chance(0.5) ? 'INT' : 'EXT',
		set: `SET ${random.below(60)} - CORNER ${random.below(9)}`,
		time: 'DAY',
		timeRow: 'day',
		synopsis: 'Somebody comes in, says what everybody knew, and leaves by the other door.',
		eighths: 1 + random.below(20),
		eighthsEstimated: false,
		page: String(at),
		omitted: false,
		characters: [...new Set(cast)],
		elements: things
	}
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '../../tests/support/random.ts'
import { haveSamples, noSamples, sampleBytes } from '../../tests/support/samples.ts'
import { Figures } from '../lib/figures.ts'
import { runNode } from '../lib/processes.ts'
import type { Bench, Scenario } from '../lib/scenario.ts'
import { fountainOf } from '../lib/script.ts'

const sample = 'fountain/barrier15-s01e01.fountain'

/** How long a script takes to read, before anything is put on a board. */
export const importing: Scenario = {
	name: 'import',
	about: 'reading a Fountain script with the import’s own reader, in Node',
	needs: [],
	async run(bench) {
		const figures = new Figures()
		const notes = ['floor: the same bytes decoded and split into lines, warm']
		const scripts = scriptsIn(bench)
		if (!haveSamples) notes.push(`skipped ${sample}: ${noSamples}`)
		for (let rep = 0; rep < bench.reps; rep++) {
			bench.say(`import ${rep + 1}/${bench.reps}`)
			for (const { name, file } of scripts) note(figures, name, await readOnce(bench, file))
		}
		return { figures, notes, broken: [] }
	}
}

type Script = { name: string; file: string }

function scriptsIn({ dir, seed, isQuick }: Bench): Script[] {
	const put = (name: string, file: string, content: string | Uint8Array): Script => {
		writeFileSync(join(dir, file), content)
		return { name, file: join(dir, file) }
	}
	const pages = isQuick ? 12 : 120
	const made = put(`${pages} made-up pages`, 'made.fountain', fountainOf(pages, seededRandom(seed)))
	return haveSamples ? [put(sample, 'sample.fountain', sampleBytes(sample)), made] : [made]
}

type Reading = { coldMs: number; warmMs: number; floorMs: number; bytes: number; scenes: number }

async function readOnce({ isQuick }: Bench, file: string): Promise<Reading> {
	const args = ['--import', 'tsx', 'bench/lib/read-once.ts', file, isQuick ? '2' : '20']
	return JSON.parse(await runNode(args, {}, 120_000)) as Reading
}

function note(figures: Figures, group: string, reading: Reading): void {
	figures.add(group, 'bytes', reading.bytes)
	figures.add(group, 'scenes', reading.scenes)
	figures.add(group, 'first reading of a process ms', reading.coldMs)
	figures.add(group, 'warm ms', reading.warmMs)
	figures.add(group, 'floor ms', reading.floorMs)
	figures.add(group, 'warm, ours / floor', reading.warmMs / reading.floorMs)
}

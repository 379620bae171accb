import { bornSample } from '../../tests/support/sample-docs.ts'
import { seededRandom, type Random } from '../../tests/support/random.ts'
import { haveSamples, noSamples, sampleBytes } from '../../tests/support/samples.ts'
import { boardOf } from '../../src/lib/model/stripboard/queries/board.ts'
import type { Figures as OrderFigures } from '../../src/lib/model/stripboard/optimise/figures.ts'
import { problemOf } from '../../src/lib/model/stripboard/optimise/from-board.ts'
import type { Problem } from '../../src/lib/model/stripboard/optimise/problem.ts'
import { proposalOf } from '../../src/lib/model/stripboard/optimise/proposal.ts'
import { search, type Found } from '../../src/lib/model/stripboard/optimise/search.ts'
import { usualWishes } from '../../src/lib/model/stripboard/optimise/wishes.ts'
import { Figures } from '../lib/figures.ts'
import type { Bench, Scenario } from '../lib/scenario.ts'
import { problemOfTalent, readTalent, type Talent } from '../lib/talent.ts'

/** Published instances and their optima, as total cost. */
const optima: Readonly<Record<string, number>> = {
	tiny: 29,
	tiny2: 9,
	small: 54,
	small2: 56,
	concert: 111,
	'film-10': 352,
	'film-12': 401,
	'film103.dat': 1031,
	'film105.dat': 849,
	Warwick1201: 222
}

/** Within which share of the optimum an order has to come, and in which time. */
const aim = { ratio: 1.02, ms: 10_000 }

/** How near the best order a search comes, and how soon. */
export const optimise: Scenario = {
	name: 'optimise',
	about:
		'suggested orders: published talent-scheduling instances and a whole board, on one core in Node',
	needs: [],
	run(bench) {
		const { reps, isQuick, seed, say } = bench
		const figures = new Figures()
		const notes = [
			'a search ends when it has the optimum, else after 10 s; times are of the processor'
		]
		const broken: string[] = []
		if (!haveSamples) notes.push(`skipped the published instances: ${noSamples}`)
		const longest = isQuick ? 50 : aim.ms
		for (let rep = 0; rep < reps; rep++) {
			say(`optimise ${rep + 1}/${reps}`)
			const known = instances(isQuick, seededRandom(seed + rep))
			for (const [name, { talent, optimum }] of known) {
				const run = searchFor(problemOfTalent(talent), { seed: seed + rep, ms: longest, optimum })
				figures.add(name, 'ratio to the optimum', run.found.cost / optimum)
				figures.add(name, 'ms to the best found', run.bestMs)
				if (!isQuick && run.found.cost > optimum * aim.ratio)
					broken.push(`${name}: ${run.found.cost}, and the optimum is ${optimum}`)
			}
			noteBoard(figures, bench, rep)
		}
		return Promise.resolve({ figures, notes, broken })
	}
}

type Instance = [name: string, of: { talent: Talent; optimum: number }]

function instances(isQuick: boolean, random: Random): Instance[] {
	const published = haveSamples ? Object.entries(optima) : []
	const size = isQuick ? 12 : 64
	const planted = plantedTalent(random, size)
	return [
		...published.map(([name, optimum]): Instance => {
			const text = new TextDecoder().decode(sampleBytes(`talent/${name}`))
			return [name, { talent: readTalent(text), optimum }]
		}),
		[`made up, ${size} scenes without a hold day at best`, planted]
	]
}

/** Everybody works one run of scenes, which are then shuffled: at best nobody is ever held. */
function plantedTalent(random: Random, scenes: number): { talent: Talent; optimum: number } {
	const order = random.shuffle(Array.from({ length: scenes }, (_, scene) => scene))
	const lasts = order.map(() => 1 + random.below(3))
	const runs = Array.from({ length: 24 }, () => {
		const from = random.below(scenes - 2)
		const to = Math.min(scenes, from + 2 + random.below(scenes / 3))
		return order.slice(from, to)
	})
	const pay = runs.map(() => 1 + random.below(40))
	const isIn = runs.map((run) => lasts.map((_, scene) => run.includes(scene)))
	const worked = runs.map((run) => run.reduce((sum, scene) => sum + (lasts[scene] ?? 0), 0))
	const optimum = worked.reduce((sum, days, actor) => sum + days * (pay[actor] ?? 0), 0)
	return { talent: { scenes, pay, isIn, lasts }, optimum }
}

/** What one core has worked: on a shared machine the clock on the wall measures the others. */
function processorMs(): number {
	const { user, system } = process.cpuUsage()
	return (user + system) / 1000
}

type Run = { found: Found; bestMs: number; ms: number; at: Map<number, Found> }

/** Searches until the optimum is found or the time is up; `at` keeps what was best after so many ms. */
function searchFor(
	problem: Problem,
	{ seed, ms, optimum = -1 }: { seed: number; ms: number; optimum?: number }
): Run {
	const start = processorMs()
	const at = new Map<number, Found>()
	let [bestMs, now] = [0, 0]
	let best: Found | null = null
	for (const found of search(problem, seed)) {
		now = processorMs() - start
		for (const mark of [1000, 10_000]) if (now <= mark) at.set(mark, found)
		best = found
		if (found.isBetter) bestMs = now
		if (found.cost <= optimum + 1e-6 || now > ms) break
	}
	return { found: best!, bestMs, ms: now, at }
}

function noteBoard(figures: Figures, { isQuick, seed }: Bench, rep: number): void {
	const { state, production, board } = bornSample()
	const plan = { state, production, units: [boardOf(state, production, board)] }
	const asked = problemOf(plan, board, usualWishes(plan))
	const run = searchFor(asked.problem, { seed: seed + rep, ms: isQuick ? 50 : aim.ms })
	const group = `the sample board: ${asked.rows.length} scenes, ${asked.people.length} cast`
	const paid = ({ people }: OrderFigures) =>
		people.reduce((sum, { work, hold }) => sum + work + hold, 0)
	figures.add(group, 'moves tried each second', run.found.steps / (run.ms / 1000))
	for (const [ms, found] of run.at) {
		const { before, after } = proposalOf(asked, found.assignment)
		if (ms === 1000) note('before', before)
		note(`after ${ms / 1000} s`, after)
	}

	function note(when: string, of: OrderFigures): void {
		figures.add(group, `${when}: paid days`, paid(of))
		figures.add(group, `${when}: hold days`, of.hold)
		figures.add(group, `${when}: moves within days`, of.moves)
		figures.add(group, `${when}: moves over night`, of.overnight)
	}
}

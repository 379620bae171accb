import { join } from 'node:path'
import { must } from '#model/core/invariant.ts'
import { seededRandom, type Random } from '../../tests/support/random.ts'
import { Figures } from '../lib/figures.ts'
import { makeBoard } from '../lib/board.ts'
import { runVerb, startProduct, type Owned, type Product } from '../lib/product.ts'
import type { Bench, Scenario } from '../lib/scenario.ts'
import { sleep } from '../lib/time.ts'
import { missingFrom, Tally, type Edit } from '../lib/tally.ts'
import { LiveWriter } from '../lib/writer.ts'

const writers = 4
/** A small board: the less there is to fold, the oftener a log is folded while it may be killed. */
const board = { scenes: 30, perDay: 6 }
const soonestMs = 30
const latestMs = 900

/** Whatever was called saved, or was shown to anybody, is there after the server is killed. */
export const kill: Scenario = {
	name: 'kill',
	about: 'SIGKILL at random moments while people write; every acknowledged edit must be there',
	needs: ['server'],
	async run(bench) {
		const rounds = bench.rounds ?? (bench.isQuick ? 3 : 100)
		const [random, moments] = [seededRandom(bench.seed + 1), seededRandom(bench.seed)]
		const dataDir = join(bench.dir, 'kill')
		const tally = new Tally()
		let owned: Owned | null = null
		for (let round = 0; round < rounds; round++) {
			if (round % 10 === 0) bench.say(`kill ${round}/${rounds}`)
			const product = await startProduct(dataDir)
			owned ??= await makeBoard(product, board)
			if (round > 0) tally.check(await stateOf(product, owned, random))
			tally.begin()
			const afterMs = soonestMs + moments.next() * (latestMs - soonestMs)
			await writeAndKill(product, { owned, random, tally }, afterMs)
		}
		const left = await lastLook(dataDir, { owned: must(owned, 'a round'), random, tally })
		return { ...report(tally, left, rounds), notes: notesFor(bench, tally) }
	}
}

type Round = { owned: Owned; random: Random; tally: Tally }

const targetOf = (product: Product, { production, cookie }: Owned) => ({
	address: product.address(production),
	cookie
})

/** Four people move strips, each with some edits on their way, until the server is killed. */
async function writeAndKill(
	product: Product,
	{ owned, random, tally }: Round,
	afterMs: number
): Promise<void> {
	const target = targetOf(product, owned)
	const onlooker = await LiveWriter.open(target, random)
	onlooker.shown = (update) => tally.show(update)
	const crew: LiveWriter[] = []
	for (let count = 0; count < writers; count++) crew.push(await LiveWriter.open(target, random))
	for (const writer of crew) writer.start()
	await sleep(afterMs)
	await product.process.end('SIGKILL')
	await Promise.all([...crew, onlooker].map((writer) => writer.hearOut()))
	for (const writer of crew) tally.acknowledge(writer.acknowledged(), writer.sent)
}

async function stateOf(product: Product, owned: Owned, random: Random): Promise<Uint8Array> {
	const reader = await LiveWriter.open(targetOf(product, owned), random)
	const state = reader.state()
	await reader.drop()
	return state
}

/** After the last kill: all rounds once more against the document, and the database against itself. */
async function lastLook(
	dataDir: string,
	{ owned, random, tally }: Round
): Promise<{ lost: Edit[]; faults: string }> {
	const product = await startProduct(dataDir)
	const state = await stateOf(product, owned, random)
	tally.check(state)
	await product.process.end('SIGTERM')
	const { problems } = (await runVerb(dataDir, ['verify'])) as { problems?: string[] }
	return { lost: missingFrom(state, tally.allAcknowledged), faults: (problems ?? []).join(' ') }
}

function report(tally: Tally, left: { lost: Edit[]; faults: string }, rounds: number) {
	const figures = new Figures()
	const lost = Math.max(tally.lost, left.lost.length)
	figures.add('', 'rounds', rounds)
	figures.add('', 'edits sent', tally.sent)
	figures.add('', 'edits acknowledged', tally.allAcknowledged.length)
	figures.add('', 'acknowledged and lost', lost)
	figures.add('', 'edits shown to an onlooker', tally.shownCount)
	figures.add('', 'shown and lost', tally.shownLost)
	const broken: string[] = []
	if (lost > 0) broken.push(`${lost} acknowledged edits are gone.`)
	if (tally.shownLost > 0) broken.push(`${tally.shownLost} edits that had been shown are gone.`)
	if (left.faults !== '') broken.push(left.faults)
	if (tally.allAcknowledged.length === 0)
		broken.push('Nothing was acknowledged, so nothing is proven.')
	return { figures, broken }
}

function notesFor(bench: Bench, tally: Tally): string[] {
	return [
		`seed ${bench.seed}: \`--seed ${bench.seed}\` kills at the same moments again`,
		`${writers} writers, one production for all rounds, so that kills also meet a log being folded`,
		`${tally.quietRounds} rounds ended before anything was acknowledged`,
		'a process is killed, not the machine: what a power cut does is not measured here'
	]
}

import { join } from 'node:path'
import { seededRandom } from '../../tests/support/random.ts'
import { LightClient, type Target } from '../lib/client.ts'
import { Figures } from '../lib/figures.ts'
import { startFloor } from '../lib/floor.ts'
import { asMessage, Mover } from '../lib/moves.ts'
import type { Started } from '../lib/processes.ts'
import { introduce, startProduct } from '../lib/product.ts'
import type { Bench, Scenario } from '../lib/scenario.ts'
import { sleep } from '../lib/time.ts'

const writers = 10
const inFlight = 16

/** How much one room can take. Informative: nobody types this fast. */
export const throughput: Scenario = {
	name: 'throughput',
	about: `one room, ${writers} writers with ${inFlight} edits each on their way, seen by an onlooker`,
	needs: ['server'],
	async run(bench) {
		const figures = new Figures()
		for (let rep = 0; rep < bench.reps; rep++) {
			bench.say(`throughput ${rep + 1}/${bench.reps}`)
			await measure(bench, rep, figures)
		}
		const notes = [
			'an edit is on its way until the onlooker has it; ours is on the disk by then, the floor keeps nothing',
			'the generator shares the machine: this measures the pair'
		]
		return { figures, notes, broken: [] }
	}
}

async function measure(bench: Bench, rep: number, figures: Figures): Promise<void> {
	const product = await startProduct(join(bench.dir, `throughput-${rep}`))
	const floor = await startFloor()
	const { production, cookie } = await introduce(product)
	const ours = { address: product.address(production), cookie }
	const bare = { address: floor.address('room'), isFloor: true }
	const pool = await poolFor(ours, bench.isQuick ? 200 : 5000, bench.seed + rep)
	const mostMs = bench.isQuick ? 1000 : 4000
	const sides = [
		{ name: 'ours', target: ours, process: product.process },
		{ name: 'floor', target: bare, process: floor.process }
	]
	const rates: Record<string, Rate> = {}
	for (const { name, target, process } of rep % 2 === 0 ? sides : sides.reverse()) {
		rates[name] = await rateOf(target, { pool, mostMs, process })
	}
	for (const [name, { perSecond, cpuUs }] of Object.entries(rates).sort().reverse()) {
		figures.add('', `edits/s, ${name}`, perSecond)
		figures.add('', `server µs of processor per edit, ${name}`, cpuUs)
	}
	const [mine, least] = [rates['ours'] as Rate, rates['floor'] as Rate]
	figures.add('', 'edits/s, ours / floor', mine.perSecond / least.perSecond)
	await Promise.all([product.process.end('SIGTERM'), floor.process.end('SIGTERM')])
}

/** Edits of every writer, by its Yjs client. Each has strips of its own, so that nothing collides. */
type Pool = Map<number, Uint8Array[]>

async function poolFor(target: Target, count: number, seed: number): Promise<Pool> {
	const reader = await LightClient.open(target)
	const state = await reader.whole()
	await reader.drop()
	const pool: Pool = new Map()
	for (let index = 0; index < writers; index++) {
		const mover = new Mover(state, seededRandom(seed * writers + index))
		const share = { index, of: writers }
		const edits = Array.from({ length: count }, () => asMessage(mover.replace(share)))
		pool.set(mover.doc.clientID, edits)
	}
	return pool
}

type Rate = { perSecond: number; cpuUs: number }

type Writer = { client: LightClient; edits: Uint8Array[]; sent: number; seen: number }

async function rateOf(
	target: Target,
	load: { pool: Pool; mostMs: number; process: Started }
): Promise<Rate> {
	const crew = new Map<number, Writer>()
	let isOver = false
	let ended = () => {}
	const done = new Promise<void>((resolve) => (ended = resolve))
	const onlooker = await LightClient.join(target, {
		edit: (id) => {
			const writer = crew.get(id)
			if (!writer) return
			writer.seen++
			if (!isOver && !pump(writer)) ended()
		}
	})
	for (const [id, edits] of load.pool) {
		crew.set(id, { client: await LightClient.join(target), edits, sent: 0, seen: 0 })
	}
	await sleep(300)
	const [start, cpuStart] = [performance.now(), load.process.cpuMs()]
	for (const writer of crew.values()) pump(writer)
	await Promise.race([done, sleep(load.mostMs)])
	isOver = true
	const tookMs = performance.now() - start
	const cpuMs = load.process.cpuMs() - cpuStart
	const seen = [...crew.values()].reduce((sum, writer) => sum + writer.seen, 0)
	await Promise.all([onlooker, ...[...crew.values()].map(({ client }) => client)].map(drop))
	return { perSecond: (seen / tookMs) * 1000, cpuUs: (cpuMs * 1000) / seen }
}

const drop = (client: LightClient) => client.drop()

/** Fills up what is on its way; false when there is nothing left to send. */
function pump(writer: Writer): boolean {
	while (writer.sent - writer.seen < inFlight) {
		const message = writer.edits[writer.sent]
		if (message === undefined) return false
		writer.sent++
		writer.client.send(message)
	}
	return true
}

import { join } from 'node:path'
import { seededRandom } from '../../tests/support/random.ts'
import { LightClient } from '../lib/client.ts'
import { DiskProbe } from '../lib/disk.ts'
import { Fanout, type Script } from '../lib/fanout.ts'
import { Figures } from '../lib/figures.ts'
import { startFloor, type Floor } from '../lib/floor.ts'
import { asMessage, Mover } from '../lib/moves.ts'
import { createProduction, introduce, startProduct, type Product } from '../lib/product.ts'
import type { Bench, Scenario } from '../lib/scenario.ts'
import { percentile } from '../lib/stats.ts'

const everyMs = 50
const perSlice = 20
const warmUp = 20
const settleMs = 3000

/** How soon others see an edit, and how soon its author knows that it is kept. */
export const latency: Scenario = {
	name: 'latency',
	about: 'one editor at 20 edits/s; ms from sent to received by each other person, and to saved',
	needs: ['server'],
	async run(bench) {
		const figures = new Figures()
		const broken: string[] = []
		for (let rep = 0; rep < bench.reps; rep++) {
			const product = await startProduct(join(bench.dir, `latency-${rep}`))
			const floor = await startFloor()
			const ends = { product, floor, cookie: (await introduce(product)).cookie }
			for (const people of bench.isQuick ? [2, 10] : [2, 10, 50]) {
				bench.say(`latency ${rep + 1}/${bench.reps}: ${people} people`)
				const missing = await measure(bench, { ...ends, people, rep, figures })
				if (missing > 0) broken.push(`${missing} receipts never came in a room of ${people}.`)
			}
			await Promise.all([product.process.end('SIGTERM'), floor.process.end('SIGTERM')])
		}
		const slices = slicesOf(bench)
		const notes = [
			`${slices} slices of 1 s on each side in turn, after ${warmUp} edits to warm up; ~45 bytes an edit`,
			'fsync: append 200 B + fdatasync between the slices, in the same folder as the database'
		]
		return { figures, notes, broken }
	}
}

type Ends = { product: Product; floor: Floor; cookie: string }

const slicesOf = ({ isQuick }: Bench) => (isQuick ? 2 : 8)

async function measure(
	bench: Bench,
	round: Ends & { people: number; rep: number; figures: Figures }
): Promise<number> {
	const { product, floor, cookie, people, rep, figures } = round
	const slices = slicesOf(bench)
	const production = await createProduction(product, { cookie, from: 'sample' })
	const ourTarget = { address: product.address(production), cookie }
	const count = slices * perSlice + warmUp
	const script = await scriptFor(ourTarget, count, bench.seed + rep)
	const ours = await Fanout.open(ourTarget, people, script)
	const floorTarget = { address: floor.address(`room-${people}`), isFloor: true }
	const bare = await Fanout.open(floorTarget, people, script)
	const disk = new DiskProbe(join(bench.dir, `latency-${rep}`))

	for (const room of [ours, bare]) {
		await room.play(warmUp, everyMs / 2)
		await room.settle(settleMs)
		room.startCounting()
	}
	for (let slice = 0; slice < slices; slice++) {
		const order = (slice + rep) % 2 === 0 ? [ours, bare] : [bare, ours]
		for (const room of order) await room.play(perSlice, everyMs)
		disk.measure(10)
	}
	const missing = (await ours.settle(settleMs)) + (await bare.settle(settleMs))
	await Promise.all([ours.close(), bare.close()])
	disk.close()
	note(figures, `room of ${people}`, { ours, bare, disk })
	return missing
}

/** Moves by one person, made beforehand on a copy of the board. */
async function scriptFor(
	target: { address: string; cookie: string },
	count: number,
	seed: number
): Promise<Script> {
	const reader = await LightClient.open(target)
	const state = await reader.whole()
	await reader.drop()
	const mover = new Mover(state, seededRandom(seed))
	const firstClock = mover.clock
	const messages = Array.from({ length: count }, () => asMessage(mover.move()))
	return { firstClock, messages }
}

function note(
	figures: Figures,
	group: string,
	{ ours, bare, disk }: { ours: Fanout; bare: Fanout; disk: DiskProbe }
): void {
	const fsync = percentile(disk.took, 0.5)
	for (const [name, share] of [
		['p50', 0.5],
		['p95', 0.95],
		['p99', 0.99]
	] as const) {
		const [mine, floor] = [percentile(ours.seen, share), percentile(bare.seen, share)]
		figures.add(group, `seen ${name}, ours ms`, mine)
		figures.add(group, `seen ${name}, floor ms`, floor)
		figures.add(group, `seen ${name}, ours / floor`, mine / floor)
		figures.add(group, `seen ${name}, ours / (floor + fsync p50)`, mine / (floor + fsync))
	}
	figures.add(group, 'saved p50 ms', percentile(ours.acked, 0.5))
	figures.add(group, 'saved p95 ms', percentile(ours.acked, 0.95))
	figures.add(group, 'fsync p50 ms', fsync)
	figures.add(group, 'fsync p95 ms', percentile(disk.took, 0.95))
}

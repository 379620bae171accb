import { join } from 'node:path'
import { LightClient, type Target } from '../lib/client.ts'
import { Figures } from '../lib/figures.ts'
import { startFloor } from '../lib/floor.ts'
import { collectable, type Started } from '../lib/processes.ts'
import { createProduction, introduce, startProduct } from '../lib/product.ts'
import type { Bench, Scenario } from '../lib/scenario.ts'
import { seedProduction, type Seeded } from '../lib/seeded.ts'
import { sleep } from '../lib/time.ts'

const settleMs = 2000
const warmUps = 200
/** The server lets an empty room go after 30 s. */
const unloadMs = 34_000

/** What the server's process holds while nothing happens. */
export const memory: Scenario = {
	name: 'memory',
	about: 'resident memory of the server after a full collection',
	needs: ['server'],
	async run(bench) {
		const figures = new Figures()
		const seeded = await seedProduction(bench, 'memory')
		for (let rep = 0; rep < bench.reps; rep++) {
			bench.say(`memory ${rep + 1}/${bench.reps}`)
			await room(bench, { seeded, rep, figures })
			await sockets(bench, rep, figures)
		}
		const notes = ['idle sockets: all in one room with an empty board, nobody doing anything']
		if (bench.isQuick) notes.push('the room was not waited for to unload: that takes half a minute')
		return { figures, notes, broken: [] }
	}
}

async function room(
	bench: Bench,
	{ seeded, rep, figures }: { seeded: Seeded; rep: number; figures: Figures }
): Promise<void> {
	const { process, address } = await startProduct(seeded.folded(String(rep)), collectable)
	const idle = await settledMb(process)
	const target = { address: address(seeded.production), cookie: seeded.cookie }
	const client = await LightClient.open(target)
	await client.sync()
	const open = await settledMb(process)
	figures.add('room', 'idle server MB', idle)
	const { scenes, moves } = seeded
	figures.add('room', `${scenes} scenes, ${moves} moves open, 1 client, MB`, open)
	figures.add('room', 'added by the room MB', open - idle)
	await client.drop()
	if (!bench.isQuick) {
		await sleep(unloadMs)
		figures.add('room', 'after it unloaded MB', await settledMb(process))
	}
	await process.end('SIGTERM')
}

async function sockets(bench: Bench, rep: number, figures: Figures): Promise<void> {
	const count = bench.isQuick ? 100 : 2000
	const product = await startProduct(join(bench.dir, `memory-sockets-${rep}`), collectable)
	const floor = await startFloor({ flags: collectable })
	const { cookie } = await introduce(product)
	const production = await createProduction(product, { cookie, from: 'empty' })
	const ours = { address: product.address(production), cookie }
	const mine = await kbEach(product.process, { target: ours, count })
	const target = { address: floor.address('room'), isFloor: true }
	const least = await kbEach(floor.process, { target, count })
	figures.add('sockets', `${count} idle sockets, KB each, ours`, mine)
	figures.add('sockets', `${count} idle sockets, KB each, floor`, least)
	figures.add('sockets', 'ours / floor', mine / least)
	await Promise.all([product.process.end('SIGTERM'), floor.process.end('SIGTERM')])
}

async function kbEach(
	process: Started,
	{ target, count }: { target: Target; count: number }
): Promise<number> {
	// What the first few cost is the process', not theirs: code that is compiled, caches that fill.
	const first: LightClient[] = []
	while (first.length < warmUps) first.push(await LightClient.open(target))
	await Promise.all(first.map((client) => client.drop()))
	const before = await settledMb(process)
	const clients: LightClient[] = []
	for (let opened = 0; opened < count; opened++) clients.push(await LightClient.open(target))
	const after = await settledMb(process)
	await Promise.all(clients.map((client) => client.drop()))
	return ((after - before) * 1024) / count
}

async function settledMb(process: Started): Promise<number> {
	await sleep(settleMs)
	await process.collect()
	return process.rssMb()
}

import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { scenes } from '#model/stripboard/records/scene.ts'
import { LightClient, payloadOf, type Target } from '../lib/client.ts'
import { Figures } from '../lib/figures.ts'
import { startFloor } from '../lib/floor.ts'
import { startProduct } from '../lib/product.ts'
import type { Bench, Scenario } from '../lib/scenario.ts'
import { seedProduction, type Seeded } from '../lib/seeded.ts'
import { median } from '../lib/stats.ts'
import { sleep } from '../lib/time.ts'

const joins = 10

/** How long somebody waits who opens a board with years of history behind it. */
export const open: Scenario = {
	name: 'open',
	about: 'a board with years of edits behind it; ms until the first sync answer is complete',
	needs: ['server'],
	async run(bench) {
		const figures = new Figures()
		const seeded = await seedProduction(bench, 'open')
		for (let rep = 0; rep < bench.reps; rep++) {
			bench.say(`open ${rep + 1}/${bench.reps}`)
			await measure(bench, { seeded, rep, figures })
		}
		const notes = [
			`${seeded.scenes} scenes, then ${seeded.moves} moves by 5 people, made by the seed verb`,
			'cold: the first to come to a server just started, from dialling to the whole document',
			'unfolded: every move still in the log, as the seed verb leaves it; folded: one snapshot',
			'floor: a blob of the same bytes, read from the disk and sent once; cold, its process is new too'
		]
		return { figures, notes, broken: [] }
	}
}

type Round = { seeded: Seeded; rep: number; figures: Figures }

async function measure(bench: Bench, { seeded, rep, figures }: Round): Promise<void> {
	const unfolded = seeded.unfolded(String(rep))
	const cold = await startProduct(unfolded)
	await sleep(300)
	const { production, cookie } = seeded
	const worst = await dial({ address: cold.address(production), cookie }, '')
	await cold.process.end('SIGTERM')
	rmSync(unfolded, { recursive: true })

	const folded = seeded.folded(String(rep))
	const blob = join(bench.dir, 'blob')
	writeFileSync(blob, worst.message)
	const product = await startProduct(folded)
	const floor = await startFloor({ blob })
	await sleep(300)
	const ours = { address: product.address(production), cookie }
	const bare = { address: floor.address('blob'), isFloor: true }
	const keeper = await dial(ours, 'keep')
	const floorCold = await dial(bare, '')
	const group = 'cold'
	figures.add(group, 'dial to whole, unfolded, ours ms', worst.fromDialMs)
	figures.add(group, 'dial to whole, folded, ours ms', keeper.fromDialMs)
	figures.add(group, 'open to whole, unfolded, ours ms', worst.fromOpenMs)
	figures.add(group, 'open to whole, folded, ours ms', keeper.fromOpenMs)
	figures.add(group, 'dial to whole, floor ms', floorCold.fromDialMs)
	figures.add(group, 'folded, ours / floor', keeper.fromDialMs / floorCold.fromDialMs)
	await warm({ ours, bare, figures })
	figures.add('document', 'bytes of the first sync answer', keeper.message.length)
	figures.add('document', 'apply in a Y.Doc ms', applied(keeper.message, seeded.scenes))
	await keeper.client?.drop()
	await Promise.all([product.process.end('SIGTERM'), floor.process.end('SIGTERM')])
	rmSync(folded, { recursive: true })
}

async function warm(ends: { ours: Target; bare: Target; figures: Figures }): Promise<void> {
	const { ours, bare, figures } = ends
	const [mine, floor]: [number[], number[]] = [[], []]
	for (let count = 0; count < joins; count++) {
		mine.push((await dial(ours, '')).fromDialMs)
		floor.push((await dial(bare, '')).fromDialMs)
	}
	const [m, f] = [median(mine), median(floor)]
	figures.add('warm', `dial to whole, ours ms (median of ${joins})`, m)
	figures.add('warm', `dial to whole, floor ms (median of ${joins})`, f)
	figures.add('warm', 'ours / floor', m / f)
}

type Joined = {
	fromDialMs: number
	fromOpenMs: number
	message: Uint8Array
	client: LightClient | null
}

/** Dials, asks for everything and waits for all of it. */
async function dial(target: Target, after: 'keep' | ''): Promise<Joined> {
	const start = performance.now()
	const client = await LightClient.open(target)
	const message = await client.sync()
	const end = performance.now()
	const times = { fromDialMs: end - start, fromOpenMs: end - client.openAt }
	if (after === '') await client.drop()
	return { ...times, message, client: after === 'keep' ? client : null }
}

/** How long Yjs takes to make a document of it; throws when that is not the whole one. */
function applied(message: Uint8Array, sceneCount: number): number {
	const update = payloadOf(message)
	const doc = new Y.Doc()
	const start = performance.now()
	Y.applyUpdate(doc, update)
	const tookMs = performance.now() - start
	if (doc.store.pendingStructs !== null || scenes.all(doc).size !== sceneCount) {
		throw new Error('The first sync answer was not the whole document.')
	}
	return tookMs
}

import { join } from 'node:path'
import { seededRandom } from '../../tests/support/random.ts'
import { LightClient } from '../lib/client.ts'
import { Fanout, type Script } from '../lib/fanout.ts'
import { Figures } from '../lib/figures.ts'
import { asMessage, Mover } from '../lib/moves.ts'
import { createProduction, introduce, startProduct, type Product } from '../lib/product.ts'
import type { Scenario } from '../lib/scenario.ts'
import { percentile } from '../lib/stats.ts'

const people = 10
const everyMs = 50
const perSlice = 40
const warmUp = 20
const atOnce = 20
const settleMs = 5000
const password = 'seven calm harbour lights'
const emails = Array.from({ length: atOnce }, (_, at) => `person-${at}@example.com`)

/** Whether a crowd at the door, whose passwords are slow to check on purpose, keeps people waiting. */
export const signIn: Scenario = {
	name: 'sign-in',
	about: `one editor at 20 edits/s among ${people} people; ms to saved while ${atOnce} people sign in again and again, and while nobody does`,
	needs: ['server'],
	async run(bench) {
		const figures = new Figures()
		const broken: string[] = []
		const slices = bench.isQuick ? 1 : 4
		for (let rep = 0; rep < bench.reps; rep++) {
			bench.say(`sign-in ${rep + 1}/${bench.reps}`)
			const product = await startProduct(join(bench.dir, `sign-in-${rep}`))
			const { production, cookie } = await introduce(product)
			await makeAccounts(product, { production, cookie })
			const calm = await openRoom(product, { cookie, slices, seed: bench.seed + rep })
			const busy = await openRoom(product, { cookie, slices, seed: bench.seed + rep })
			let signedIn = 0
			for (let slice = 0; slice < slices; slice++) {
				await calm.play(perSlice, everyMs)
				const crowd = new Crowd(product.url)
				await busy.play(perSlice, everyMs)
				signedIn += await crowd.leave()
			}
			const missing = (await calm.settle(settleMs)) + (await busy.settle(settleMs))
			if (missing > 0) broken.push(`${missing} receipts never came.`)
			await Promise.all([calm.close(), busy.close()])
			await product.process.end('SIGTERM')
			note(figures, { calm, busy, signedIn: signedIn / slices })
		}
		const seconds = (perSlice * everyMs) / 1000
		const notes = [
			`${slices} slices of ${seconds} s with and without the crowd in turn, one server`
		]
		return { figures, notes, broken }
	}
}

/** People who sign in, and as soon as they are in sign in again, until they leave. */
class Crowd {
	#isLeaving = false
	#signedIn = 0
	#everyone: Promise<void[]>

	constructor(url: string) {
		this.#everyone = Promise.all(emails.map((email) => this.#signInAgain(url, email)))
	}

	/** Waits for the last of them; answers how often anybody signed in. */
	async leave(): Promise<number> {
		this.#isLeaving = true
		await this.#everyone
		return this.#signedIn
	}

	async #signInAgain(url: string, email: string): Promise<void> {
		while (!this.#isLeaving) {
			await post(`${url}/api/auth/sign-in/email`, { email, password })
			this.#signedIn++
		}
	}
}

async function makeAccounts(
	{ url }: Product,
	{ production, cookie }: { production: string; cookie: string }
): Promise<void> {
	const order = { role: 'department', email: null, days: 1, isReusable: true }
	const made = await post(`${url}/api/productions/${production}/invitations`, order, cookie)
	const { link } = (await made.json()) as { link: string }
	const token = new URL(link).hash.slice(1)
	for (const email of emails) {
		await post(`${url}/api/invitations/join`, { token, name: 'Bo Baker', email, password })
	}
}

async function post(url: string, body: object, cookie = ''): Promise<Response> {
	// A page says where it comes from, and so does the crowd.
	const { origin } = new URL(url)
	const headers = { 'content-type': 'application/json', cookie, origin }
	const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
	if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
	return answer
}

type Room = { cookie: string; slices: number; seed: number }

async function openRoom(product: Product, { cookie, slices, seed }: Room): Promise<Fanout> {
	const production = await createProduction(product, { cookie, from: 'sample' })
	const target = { address: product.address(production), cookie }
	const reader = await LightClient.open(target)
	const mover = new Mover(await reader.whole(), seededRandom(seed))
	await reader.drop()
	const firstClock = mover.clock
	const count = slices * perSlice + warmUp
	const messages = Array.from({ length: count }, () => asMessage(mover.move()))
	const room = await Fanout.open(target, people, { firstClock, messages } satisfies Script)
	await room.play(warmUp, everyMs / 2)
	await room.settle(settleMs)
	room.startCounting()
	return room
}

function note(
	figures: Figures,
	{ calm, busy, signedIn }: { calm: Fanout; busy: Fanout; signedIn: number }
): void {
	for (const [name, share] of [
		['p50', 0.5],
		['p95', 0.95]
	] as const) {
		const [still, crowded] = [percentile(calm.acked, share), percentile(busy.acked, share)]
		figures.add('saved', `${name}, nobody at the door, ms`, still)
		figures.add('saved', `${name}, ${atOnce} at the door, ms`, crowded)
		figures.add('saved', `${name}, ratio`, crowded / still)
		figures.add('seen', `${name}, nobody at the door, ms`, percentile(calm.seen, share))
		figures.add('seen', `${name}, ${atOnce} at the door, ms`, percentile(busy.seen, share))
	}
	figures.add('the door', 'sign-ins in 2 s', signedIn)
}

import type { Context } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from './problem.ts'

const minute = 60
const quarter = 15 * minute

/**
 * How often somebody may try the doors, in tries per so many seconds. An office shares one address,
 * so an address gets far more than one person could need; one account from one address, few.
 */
const budgets = {
	/** Wrong passwords for one account from one address. */
	account: { points: 10, duration: quarter },
	/** Wrong passwords for one account from anywhere: too many for guessing, too many to lock somebody out with. */
	accountAnywhere: { points: 100, duration: quarter },
	/** Wrong passwords from one address. */
	address: { points: 200, duration: quarter },
	/** Links tried from one address: invitations, shared pages, set-up, new passwords. */
	links: { points: 300, duration: quarter },
	/** How often one calendar feed is asked for: by all the devices of whoever has it. */
	feed: { points: 40, duration: quarter },
	/** Letters that somebody can make the server send. */
	letters: { points: 60, duration: 60 * minute },
	/** Files that one person attaches. */
	files: { points: 300, duration: quarter },
	/** Pictures that one person looks at: a whiteboard full of them, opened again and again. */
	pictures: { points: 5000, duration: quarter },
	/** Samples that visitors open. */
	visits: { points: 30, duration: 60 * minute },
	/** Looks at public holidays of one person: a country after the other, not a copy of them all. */
	holidays: { points: 120, duration: quarter }
}

export type Budget = keyof typeof budgets

/** Counts tries, in memory. */
export class Rates {
	#limiters = new Map<Budget, RateLimiterMemory>()

	constructor() {
		for (const [name, budget] of Object.entries(budgets)) {
			this.#limiters.set(name as Budget, new RateLimiterMemory({ keyPrefix: name, ...budget }))
		}
	}

	/** Counts a try; ends the request when there were too many. */
	async spend(budget: Budget, key: string): Promise<void> {
		try {
			await this.#limiter(budget).consume(key)
		} catch (refusal) {
			throw asProblem(refusal)
		}
	}

	/** Takes a try back that was none: somebody who may come in has come in. */
	async giveBack(budget: Budget, key: string): Promise<void> {
		await this.#limiter(budget).reward(key)
	}

	/** Forgets the tries. */
	async forgive(budget: Budget, key: string): Promise<void> {
		await this.#limiter(budget).delete(key)
	}

	#limiter(budget: Budget): RateLimiterMemory {
		return this.#limiters.get(budget) as RateLimiterMemory
	}
}

/**
 * The address a request comes from. A server that is reached over https stands behind something
 * that ends TLS for it and lies on this machine or network; that one's word is taken for who called.
 */
export function callerOf(c: Context, publicUrl: URL): string {
	const address = getConnInfo(c).remote.address ?? 'unknown'
	if (publicUrl.protocol !== 'https:') return address
	return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? address
}

/**
 * Whether a request comes from the machine the server runs on, and not through anything. A server
 * that is reached over https is reached through a proxy, which may not say that it is one.
 */
export function isFromThisMachine(c: Context, publicUrl: URL): boolean {
	if (publicUrl.protocol === 'https:') return false
	const address = getConnInfo(c).remote.address ?? ''
	const isForwarded = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some(
		(name) => c.req.header(name) !== undefined
	)
	return !isForwarded && /^(::ffff:)?127\.|^::1$/.test(address)
}

function asProblem(refusal: unknown): unknown {
	if (!(refusal instanceof RateLimiterRes)) return refusal
	const problem = new Problem('too-many')
	problem.retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1000)
	return problem
}

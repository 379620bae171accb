import { Hono } from 'hono'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { meaningOf } from '../store/trouble.ts'
import type { HttpParts } from './parts.ts'
import { problem } from './problem.ts'

/** Asking costs a commit, so all who ask within this time share one answer. */
const answerLastsMs = 1000

/** A disk that takes longer keeps people waiting as if it were gone. */
const patienceMs = 5000

/** `/livez`: the process answers. `/readyz`: so does its disk, written and read back. */
export function healthRoutes({ store, log }: HttpParts): Hono {
	const trouble = readiness({ store, log })
	return new Hono()
		.get('/livez', (c) => c.text('alive'))
		.get('/readyz', async (c) => {
			const found = await trouble()
			if (found === null) return c.text('ready')
			return problem(c, 'not-ready', `The database cannot be used: ${found}.`)
		})
}

/** Answers what is the matter with the store, null when nothing is. */
function readiness(parts: { store: Store; log: Log }): () => Promise<string | null> {
	let asked = { at: -Infinity, answer: Promise.resolve<string | null>(null) }
	return () => {
		const now = performance.now()
		if (now - asked.at > answerLastsMs) asked = { at: now, answer: check(parts) }
		return asked.answer
	}
}

async function check({ store, log }: { store: Store; log: Log }): Promise<string | null> {
	let timer: NodeJS.Timeout | undefined
	const late = new Promise<never>((_, reject) => {
		const error = new Error('The store has not answered in time.')
		timer = setTimeout(() => reject(error), patienceMs).unref()
	})
	try {
		await Promise.race([store.check(), late])
		return null
	} catch (error) {
		log.error({ error }, 'the store does not answer')
		return meaningOf(error)
	} finally {
		clearTimeout(timer)
	}
}

/// <reference lib="webworker" />
import type { Assignment, Problem } from '#model/stripboard/optimise/problem.ts'
import { search } from '#model/stripboard/optimise/search.ts'

/** What is asked of the worker; without `ms` it goes on until the page ends it. */
export type Order = { problem: Problem; seed: number; ms: number | null }
/** What it says: the best so far, and for how long it has looked. */
export type Said = { assignment: Assignment; cost: number; ms: number; isDone: boolean }

const worker = self as unknown as DedicatedWorkerGlobalScope

/** How often it tells: often enough to look alive, seldom enough to cost nothing. */
const tellEveryMs = 200

worker.addEventListener('message', ({ data }: MessageEvent<Order>) => {
	const start = performance.now()
	let told = start
	let last: Said | null = null
	for (const { assignment, cost } of search(data.problem, data.seed)) {
		const now = performance.now()
		last = { assignment, cost, ms: now - start, isDone: false }
		if (data.ms !== null && last.ms >= data.ms) break
		if (now - told < tellEveryMs) continue
		told = now
		worker.postMessage(last satisfies Said)
	}
	if (last) worker.postMessage({ ...last, isDone: true } satisfies Said)
})

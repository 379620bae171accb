import { expect, test } from 'vitest'
import { RoomServer } from './room-server.ts'
import { simulate, type Run } from './simulator.ts'

/*
 * DAYBREAK_SEEDS=5000 runs more, DAYBREAK_SEED=4711 runs just that one. A seed that fails prints
 * what everyone did; it becomes a test of its own before it is mended.
 */
const pinned = process.env.DAYBREAK_SEED
const seeds = (count: number) =>
	pinned === undefined
		? Array.from({ length: Number(process.env.DAYBREAK_SEEDS ?? count) }, (_, at) => at + 1)
		: [Number(pinned)]

const patiently = { timeout: 60 * 60 * 1000 }

/** Runs every seed, and throws the first failure with the seeds of all. */
async function simulateAll(all: number[], run: Omit<Run, 'seed'>): Promise<void> {
	const failures: { seed: number; error: unknown }[] = []
	for (const seed of all) {
		try {
			await simulate({ seed, ...run })
		} catch (error) {
			failures.push({ seed, error })
		}
	}
	if (failures.length === 0) return
	const [first] = failures
	const message = first?.error instanceof Error ? first.error.message : String(first?.error)
	expect.fail(`seeds ${failures.map(({ seed }) => seed).join(', ')} fail; the first:\n${message}`)
}

test('five people editing at random, on bad lines, end up with one board', patiently, async () => {
	await simulateAll(seeds(100), {})
})

test(
	'and through the real room, whose disk is slow, full or torn, and whose process ends',
	patiently,
	async () => {
		await simulateAll(seeds(300), { server: RoomServer.start })
	}
)

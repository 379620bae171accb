import { expect, test, vi } from 'vitest'
import { paced } from '$lib/client/pace.ts'

test('the first is told soon, what follows together, and what is dropped never', async () => {
	const told: number[] = []
	const start = performance.now()
	const { ask, drop } = paced(() => told.push(performance.now() - start), 60)
	ask()
	ask()
	expect(told).toHaveLength(0)
	await vi.waitFor(() => expect(told).toHaveLength(1))
	ask()
	ask()
	await vi.waitFor(() => expect(told).toHaveLength(2))
	const [first = 0, second = 0] = told
	expect(second - first).toBeGreaterThanOrEqual(59)
	ask()
	drop()
	ask()
	await vi.waitFor(() => expect(told).toHaveLength(3))
})

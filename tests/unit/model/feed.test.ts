import { expect, test } from 'vitest'
import { cancelledForMs, nothingTold, tell, type FeedEvent, type Told } from '#model/feed.ts'
import { seededRandom } from '../../support/random.ts'

const day = (key: string, title = key): FeedEvent => ({
	...{ key, title, place: '', text: '', status: 'tentative', isBusy: true },
	time: { kind: 'days', first: '2026-03-05', last: '2026-03-05' }
})

const sequences = ({ events }: Told) =>
	Object.fromEntries(events.map(({ event, sequence }) => [event.key, sequence]))

test('what did not change keeps its sequence and its moment', () => {
	const first = tell(nothingTold, [day('a'), day('b')], 1000)
	expect(tell(first, [day('b'), day('a')], 2000)).toBe(first)
	const second = tell(first, [day('a', 'moved'), day('b')], 2000)
	expect(second.events).toMatchObject([
		{ event: { key: 'a', title: 'moved' }, sequence: 1, at: 2000 },
		{ event: { key: 'b' }, sequence: 0, at: 1000 }
	])
})

test('what is gone is told as cancelled with a higher sequence, for a while', () => {
	const first = tell(nothingTold, [day('a'), day('b')], 0)
	const second = tell(first, [day('a')], 1000)
	expect(second.events[1]).toMatchObject({
		event: { key: 'b', status: 'cancelled', isBusy: false },
		sequence: 1,
		at: 1000
	})
	expect(tell(second, [day('a')], 2000)).toBe(second)
	const later = tell(second, [day('a')], 1000 + cancelledForMs)
	expect(sequences(later)).toEqual({ a: 0 })
})

test('something that comes back after it was forgotten has a higher sequence than it had', () => {
	let told = tell(nothingTold, [day('a')], 0)
	told = tell(told, [day('a', 'again')], 1)
	told = tell(told, [], 2)
	told = tell(told, [], 2 + cancelledForMs)
	expect(told.events).toEqual([])
	expect(sequences(tell(told, [day('a')], 3 + cancelledForMs)).a).toBeGreaterThan(2)
})

test('whatever happens, no sequence falls, and each change raises it', () => {
	const seed = 20261128
	const { next } = seededRandom(seed)
	const highest = new Map<string, { sequence: number; words: string }>()
	let told = nothingTold
	for (let now = 0; now < 400; now++) {
		const keys = ['a', 'b', 'c', 'd'].filter(() => next() > 0.3)
		const events = keys.map((key) => day(key, `${key}${Math.floor(next() * 3)}`))
		told = tell(told, events, now * 60 * 60 * 1000)
		for (const { event, sequence } of told.events) {
			const words = JSON.stringify(event)
			const before = highest.get(event.key) ?? { sequence: -1, words: '' }
			const isRight =
				words === before.words ? sequence >= before.sequence : sequence > before.sequence
			expect([seed, now, event.key, isRight]).toEqual([seed, now, event.key, true])
			highest.set(event.key, { sequence, words })
		}
	}
})

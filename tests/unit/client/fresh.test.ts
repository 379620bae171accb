import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepFresh } from '$lib/client/fresh.ts'
import { happens, installPage } from './support/page.ts'

let asked: number
let page: EventTarget & { visibilityState: string }
let stop: () => void

beforeEach(() => {
	vi.useFakeTimers()
	installPage()
	page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
	vi.stubGlobal('document', page)
	asked = 0
	stop = keepFresh(async () => void asked++, 1000)
})
afterEach(() => {
	stop()
	vi.useRealTimers()
	vi.unstubAllGlobals()
})

function look(state: 'visible' | 'hidden') {
	page.visibilityState = state
	page.dispatchEvent(new Event('visibilitychange'))
}

test('it is asked at once, and again every so often', () => {
	expect(asked).toBe(1)
	vi.advanceTimersByTime(3000)
	expect(asked).toBe(4)
})

test('nothing is asked while nobody looks, and at once when somebody does again', () => {
	look('hidden')
	vi.advanceTimersByTime(5000)
	expect(asked).toBe(1)
	look('visible')
	expect(asked).toBe(2)
})

test('a network that comes back is asked at once', () => {
	happens('online')
	expect(asked).toBe(2)
})

test('once stopped, nothing is asked any more', () => {
	stop()
	vi.advanceTimersByTime(5000)
	happens('online')
	look('visible')
	expect(asked).toBe(1)
})

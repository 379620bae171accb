import { Hono } from 'hono'
import { beforeEach, expect, test, vi } from 'vitest'
import { Problem } from '../../../../server/http/problem.ts'
import { callerOf, isFromThisMachine, Rates } from '../../../../server/http/rates.ts'

const tooMany = expect.objectContaining({ code: 'too-many', status: 429 })
const quarter = 15 * 60 * 1000

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
	return () => void vi.useRealTimers()
})

/** Tries until it is refused, at most so often; answers how many tries there were. */
async function triesOf(rates: Rates, key: string): Promise<number> {
	for (let tries = 0; tries < 1000; tries++) {
		const refusal: unknown = await rates.spend('account', key).then(
			() => null,
			(error: unknown) => error
		)
		if (refusal === null) continue
		expect(refusal).toBeInstanceOf(Problem)
		expect(refusal).toEqual(tooMany)
		return tries
	}
	return Infinity
}

test('ten wrong passwords for one account from one address, then no more for a while', async () => {
	const rates = new Rates()
	expect(await triesOf(rates, 'here ann')).toBe(10)
	expect(await triesOf(rates, 'here ann')).toBe(0)
})

test('others, and other doors, are not held back by it', async () => {
	const rates = new Rates()
	await triesOf(rates, 'here ann')
	expect(await triesOf(rates, 'here bo')).toBe(10)
	expect(await triesOf(rates, 'there ann')).toBe(10)
	await rates.spend('links', 'here ann')
})

test('whoever comes in by right as often as they like is never held back', async () => {
	const rates = new Rates()
	for (let n = 0; n < 50; n++) {
		await rates.spend('account', 'here ann')
		await rates.giveBack('account', 'here ann')
	}
	expect(await triesOf(rates, 'here ann')).toBe(10)
})

test('a right password forgives the wrong ones before it', async () => {
	const rates = new Rates()
	for (let n = 0; n < 9; n++) await rates.spend('account', 'here ann')
	await rates.forgive('account', 'here ann')
	expect(await triesOf(rates, 'here ann')).toBe(10)
})

test('after a quarter of an hour everybody may try again', async () => {
	const rates = new Rates()
	await triesOf(rates, 'here ann')
	vi.advanceTimersByTime(quarter - 1000)
	expect(await triesOf(rates, 'here ann')).toBe(0)
	vi.advanceTimersByTime(2000)
	expect(await triesOf(rates, 'here ann')).toBe(10)
})

/** What a route sees of a request that comes from an address with some headers. */
async function seen(address: string, headers: Record<string, string>, publicUrl: string) {
	const url = new URL(publicUrl)
	const app = new Hono().get('/', (c) => c.json([callerOf(c, url), isFromThisMachine(c, url)]))
	const incoming = { socket: { remoteAddress: address, remotePort: 1, remoteFamily: 'IPv4' } }
	const answer = await app.request('/', { headers }, { incoming })
	return (await answer.json()) as [caller: string, isHere: boolean]
}

const bare = 'http://127.0.0.1:4400'
const behind = 'https://board.example'

test('who calls is who is connected; a header says it only behind something that ends https', async () => {
	const forwarded = { 'x-forwarded-for': '6.6.6.6, 7.7.7.7' }
	expect(await seen('10.0.0.5', {}, bare)).toEqual(['10.0.0.5', false])
	expect(await seen('10.0.0.5', forwarded, bare)).toEqual(['10.0.0.5', false])
	// The last is what the proxy saw itself; whoever calls can write all others.
	expect(await seen('127.0.0.1', forwarded, behind)).toEqual(['7.7.7.7', false])
	// A proxy on this machine may not say that it is one: nobody counts as being here.
	expect(await seen('127.0.0.1', {}, behind)).toEqual(['127.0.0.1', false])
})

test('only what comes from this machine itself, through nothing, is from this machine', async () => {
	for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
		expect(await seen(address, {}, bare)).toEqual([address, true])
	}
	for (const address of ['10.0.0.5', '::ffff:10.0.0.5', '::11', 'fe80::1', '12.7.0.1']) {
		expect(await seen(address, {}, bare)).toEqual([address, false])
	}
	for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
		expect((await seen('127.0.0.1', { [name]: '127.0.0.1' }, bare))[1]).toBe(false)
	}
})

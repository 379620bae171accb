import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { closeCodes } from '#protocol/close.ts'
import { messageKinds, syncKinds } from '#protocol/frame.ts'
import { oldestClientVersion, protocolVersion } from '#protocol/version.ts'
import { samples } from './samples.ts'

/**
 * What each version says, as a hash. When this fails, the two ends no longer say the same: raise
 * `protocolVersion`, add a line to its history, and add the new hash here. Old lines stay.
 */
const shapes: Record<number, string> = {
	1: '9493efa2505060ad',
	2: 'ae2eb31fe21e25e4',
	3: 'a25eed2342c9c610'
}

/** Every number with a meaning, and one of each message byte by byte. */
function describeProtocol(): string {
	const numbers = Object.entries({ ...messageKinds, ...syncKinds, ...closeCodes })
	const messages = Object.entries(samples).map(
		([name, bytes]) => [name, JSON.stringify(Buffer.from(bytes).toString('latin1'))] as const
	)
	return [...numbers, ...messages].map(([name, value]) => `${name}: ${value}`).join('\n')
}

test('a change of what is said comes with a new version', () => {
	const hash = createHash('sha256').update(describeProtocol()).digest('hex').slice(0, 16)
	expect(hash, describeProtocol()).toBe(shapes[protocolVersion])
})

test('every kind of message has a sample to be hashed', () => {
	const kinds = Object.values(samples).map(([kind]) => kind)
	const ours = Object.values(messageKinds).filter((kind) => kind !== messageKinds.awareness)
	expect([...new Set(kinds)].sort()).toEqual(ours.sort())
})

test('versions only go up, and the oldest client is none of the future', () => {
	expect(Object.keys(shapes).at(-1)).toBe(String(protocolVersion))
	expect(oldestClientVersion).toBeGreaterThanOrEqual(1)
	expect(oldestClientVersion).toBeLessThanOrEqual(protocolVersion)
})

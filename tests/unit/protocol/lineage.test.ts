import { describe, expect, test } from 'vitest'
import { followsOn, wasRestored, type Lineage } from '#protocol/lineage.ts'

const stands: Lineage = { generation: 'g2', epoch: 3, seq: 100 }

describe('a copy follows on what stands', () => {
	test.each([
		['as far as it goes', { ...stands, seq: 40 }],
		['to its end', stands],
		['made before copies noted their generation', { ...stands, generation: null }]
	])('%s', (_name, held) => {
		expect([followsOn(held, stands), wasRestored(held, stands)]).toEqual([true, false])
	})
})

test('a document that was begun anew has lost nothing', () => {
	const held = { ...stands, epoch: 2 }
	expect([followsOn(held, stands), wasRestored(held, stands)]).toEqual([false, false])
})

describe('a server that went back has lost what the copy holds', () => {
	test.each([
		['another generation', { ...stands, generation: 'g1' }],
		['less than it once said', { ...stands, seq: 101 }],
		['a later epoch', { ...stands, epoch: 4 }],
		['an earlier epoch of another generation', { generation: 'g1', epoch: 1, seq: 4 }]
	])('%s', (_name, held) => {
		expect([followsOn(held, stands), wasRestored(held, stands)]).toEqual([false, true])
	})
})

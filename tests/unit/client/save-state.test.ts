import { describe, expect, test } from 'vitest'
import type { ReplicaStatus } from '$lib/client/replica.ts'
import {
	saveExplanation,
	saveSentence,
	saveStateOf,
	type SaveState
} from '$lib/client/save-state.ts'
import { closeSentences } from '#protocol/close.ts'
import type { Hold } from '#protocol/messages/held.ts'

/** A document in step with the server, but for what is said. */
function status(values: Partial<ReplicaStatus> = {}): ReplicaStatus {
	return {
		connection: { state: 'open' },
		canWrite: true,
		waiting: 0,
		unsent: 0,
		holds: [],
		unkept: 0,
		keepFailure: null,
		ready: true,
		synced: true,
		...values
	}
}

const hold: Hold = {
	...{ id: 'h1', person: { id: 'bo', name: 'Bo' }, isYours: true },
	...{ collection: 'scenes', removes: 41, of: 74, state: 'waiting', by: null }
}

const offline = { state: 'offline' } as const
const refused = { state: 'refused', reason: 'notAllowed', refusal: null } as const

describe('the state of a production', () => {
	test.each<[string, Partial<ReplicaStatus>[], SaveState]>([
		['all is on the server', [{}, {}], { state: 'saved', waiting: 0 }],
		['edits are on their way', [{ waiting: 2 }, { waiting: 1 }], { state: 'saving', waiting: 3 }],
		[
			'I may change nothing here',
			[{ canWrite: false, unsent: 3 }, { canWrite: false }],
			{ state: 'current', waiting: 0 }
		],
		['I may change a part', [{ canWrite: false }, {}], { state: 'saved', waiting: 0 }],
		[
			'I may change nothing and there is no line',
			[{ canWrite: false, connection: offline }],
			{ state: 'offline', waiting: 0 }
		],
		[
			'the server restarts',
			[{ connection: { state: 'restarting' }, waiting: 1 }],
			{ state: 'restarting', waiting: 1 }
		],
		['there is no line', [{ connection: offline }], { state: 'offline', waiting: 0 }],
		[
			'one of two lines is down',
			[{ waiting: 1 }, { connection: offline, waiting: 4 }],
			{ state: 'offline', waiting: 5 }
		],
		[
			'the server will not take them',
			[{ connection: refused, waiting: 1 }],
			{ state: 'refused', waiting: 1, reason: 'notAllowed' }
		],
		[
			'nobody knows why the server will not',
			[{ connection: { state: 'refused', reason: null, refusal: null } }],
			{ state: 'refused', waiting: 0, reason: null }
		],
		['an owner has to allow it', [{ waiting: 2, holds: [hold] }], { state: 'held', waiting: 2 }],
		[
			'an owner is asked to allow it',
			[{ holds: [{ ...hold, isYours: false }] }],
			{ state: 'saved', waiting: 0 }
		],
		['nothing has arrived yet', [{ synced: false }, {}], { state: 'opening', waiting: 0 }],
		[
			'nothing has arrived yet, but edits wait',
			[{ synced: false, waiting: 2 }],
			{ state: 'saving', waiting: 2 }
		],
		[
			'this device cannot keep what waits',
			[{ keepFailure: 'QuotaExceededError', waiting: 1 }],
			{ state: 'unkept', waiting: 1 }
		],
		[
			'this device cannot keep, but nothing waits',
			[{ keepFailure: 'QuotaExceededError' }],
			{ state: 'saved', waiting: 0 }
		],
		[
			'updates are in memory for a moment',
			[{ unkept: 3, waiting: 3 }],
			{ state: 'saving', waiting: 3 }
		]
	])('%s', (_case, statuses, wanted) => {
		expect(saveStateOf(statuses.map(status))).toEqual(wanted)
	})

	test('is the worst of its documents: at risk, then refused, then offline, then opening', () => {
		const worst = [
			status({ keepFailure: 'QuotaExceededError', waiting: 1 }),
			status({ connection: refused }),
			status({ connection: offline }),
			status({ synced: false }),
			status()
		]
		const states = worst.map((_, from) => saveStateOf(worst.slice(from).reverse()).state)
		expect(states).toEqual(['unkept', 'refused', 'offline', 'opening', 'saved'])
	})
})

describe('what a person reads', () => {
	test.each<[SaveState, string]>([
		[{ state: 'saved', waiting: 0 }, 'Saved'],
		[{ state: 'opening', waiting: 0 }, 'Opening'],
		[{ state: 'saving', waiting: 1 }, 'On this device, saving 1 edit'],
		[{ state: 'saving', waiting: 14 }, 'On this device, saving 14 edits'],
		[{ state: 'offline', waiting: 0 }, 'Offline, kept here'],
		[{ state: 'offline', waiting: 1 }, 'Offline, kept here, 1 edit waiting'],
		[{ state: 'offline', waiting: 2 }, 'Offline, kept here, 2 edits waiting'],
		[{ state: 'held', waiting: 2 }, 'Kept here, not sent: 2 edits'],
		[{ state: 'restarting', waiting: 0 }, 'Server restarting'],
		[{ state: 'restarting', waiting: 2 }, 'Server restarting, 2 edits kept here'],
		[{ state: 'refused', waiting: 1, reason: null }, 'Kept here, not sent: 1 edit'],
		[{ state: 'refused', waiting: 2, reason: null }, 'Kept here, not sent: 2 edits'],
		[{ state: 'unkept', waiting: 1 }, 'Not kept on this device: 1 edit at risk'],
		[{ state: 'unkept', waiting: 2 }, 'Not kept on this device: 2 edits at risk']
	])('%j', (save, sentence) => {
		expect(saveSentence(save)).toBe(sentence)
	})

	test('more is said only where one line is not enough', () => {
		expect(saveExplanation({ state: 'refused', waiting: 1, reason: 'clientTooOld' })).toBe(
			closeSentences.clientTooOld
		)
		expect(saveExplanation({ state: 'refused', waiting: 1, reason: null })).toBe(null)
		expect(saveExplanation({ state: 'unkept', waiting: 1 })).toBe(
			'This browser cannot keep edits just now. Stay on this page until they are saved.'
		)
		for (const state of ['saved', 'saving', 'offline', 'opening'] as const) {
			expect(saveExplanation({ state, waiting: 1 })).toBe(null)
		}
	})
})

import { expect, test } from 'vitest'
import { Desk, type Offer } from '$lib/client/desk.svelte.ts'
import { leaveFile, leaveFor, takeFile, takeFor } from '$lib/client/handover.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import type { Script } from '#model/stripboard/commands/import.ts'

// A desk hands its workspace on and does not look inside.
const workspace = {} as Workspace

function offer(name: string): Offer {
	return {
		actions: () => [{ id: name, label: name, group: 'Test', run: () => {} }],
		find: (text) => [{ id: `${name}:${text}`, label: text, note: '', run: () => {} }]
	}
}

test('a desk has what every area on screen offers, and no more once it is gone', () => {
	const desk = new Desk(workspace)
	const now = () => [desk.actions.map(({ id }) => id), desk.find('x').map(({ id }) => id)]
	expect([desk.workspace, now()]).toEqual([workspace, [[], []]])
	const away = desk.offer(offer('board'))
	desk.offer(offer('notes'))
	expect(now()).toEqual([
		['board', 'notes'],
		['board:x', 'notes:x']
	])
	away()
	expect(now()).toEqual([['notes'], ['notes:x']])
})

test('the palette and the key help open and close by themselves', () => {
	const desk = new Desk(workspace)
	desk.palette = true
	expect([desk.palette, desk.keyHelp]).toEqual([true, false])
	desk.palette = false
	desk.keyHelp = true
	expect([desk.palette, desk.keyHelp]).toEqual([false, true])
})

test('a script left for a production is taken there, once', () => {
	const script = {} as Script
	leaveFor('p1', script)
	expect([takeFor('p2'), takeFor('p1'), takeFor('p1')]).toEqual([null, script, null])
})

test('a file that was dropped is taken once, the last of several', () => {
	const [first, last] = [new File([], 'first.fdx'), new File([], 'last.fdx')]
	leaveFile(first)
	leaveFile(last)
	expect([takeFile(), takeFile()]).toEqual([last, null])
})

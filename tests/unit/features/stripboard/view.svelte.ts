import { flushSync } from 'svelte'
import { vi } from 'vitest'
import { Device } from '$lib/client/device.ts'
import { Workspace } from '$lib/client/workspace.svelte.ts'
import { StripboardView } from '$lib/features/stripboard/stripboard.svelte.ts'
import type { Role } from '#model/access.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { drawBoard, wordsIn, type Drawn } from '../../../support/builders.ts'
import { installLines } from '../../client/support/line.ts'
import { installPage } from '../../client/support/page.ts'

const me = { id: 'ann', name: 'Ann Ó Sé' }

/** A drawn board as it lies before a person, on a device of their own and without a server. */
export type Before = {
	view: StripboardView
	drawn: Drawn
	/** The strips that are drawn as these words. */
	ids: (words: string) => StripId[]
	/** The words that these strips are drawn as. */
	words: (ids: readonly StripId[]) => string
	/** The words of a list, as it is stored now. */
	list: (list?: 'main' | 'boneyard') => string
	/** What was said last. */
	said: () => string | undefined
	close: () => Promise<void>
}

/** Lays a board before a person of a role: a screen shows it for as long as it is not closed. */
export function openBoard(main: string, boneyard = '', role: Role = 'owner'): Before {
	installPage()
	installLines()
	const device = new Device(`view-${crypto.randomUUID()}`)
	const workspace = new Workspace({ production: 'p1', me, role, device, shows: 'stripboard' })
	const doc = workspace.doc('stripboard')
	let count = 0
	const edit = { doc, newId: () => `s${++count}`, random: Math.random, origin: 'draw' }
	const drawn = drawBoard(edit, main, boneyard)
	const view = new StripboardView(workspace)
	const stop = $effect.root(() => {
		$effect(() => void [view.board, view.order, view.rowOf('' as StripId), view.production])
	})
	flushSync()
	const wordOf = new Map(
		`${main} ${boneyard}`
			.split(' ')
			.filter((word) => word !== '')
			.map((word) => word.replace(/:.*/, ''))
			.map((word, at, all) =>
				word === '|' ? `|${all.slice(0, at + 1).filter((each) => each === '|').length}` : word
			)
			.map((word) => [drawn.strip(word), word])
	)
	return {
		view,
		drawn,
		ids: (words) => words.split(' ').filter(Boolean).map(drawn.strip),
		words: (ids) => ids.map((id) => wordOf.get(id) ?? '?').join(' '),
		list: (list = 'main') => wordsIn(doc, drawn.board, list),
		said: () => view.said?.text,
		close: async () => {
			stop()
			await workspace.close()
			device.close()
			vi.unstubAllGlobals()
		}
	}
}

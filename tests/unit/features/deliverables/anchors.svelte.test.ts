import { flushSync } from 'svelte'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LiveAnchors } from '$lib/features/deliverables/anchors.svelte.ts'
import type { Anchors } from '#model/deliverables/queries/due.ts'
import { omitScene } from '#model/stripboard/commands/scenes.ts'
import { editBanner } from '#model/stripboard/commands/strips.ts'
import { settings } from '#model/production/records.ts'
import { drawBoard, editBy } from '../../../support/builders.ts'

test('what due dates hang on is told again only when the last shooting day or the calendar moved', () => {
	const edit = editBy('ann')
	const { strip, scene } = drawBoard(edit, '1 | LUNCH 2 | 3 |')
	const facts = new Y.Doc()
	settings.patch(facts, { startDate: '2026-03-02' })
	const live = new LiveAnchors({
		doc: (kind) => (kind === 'stripboard' ? edit.doc : facts),
		mayRead: () => true
	})
	const drawn: Anchors[] = []
	const stop = $effect.root(() => {
		$effect(() => void drawn.push(live.current))
	})
	const told = () => {
		flushSync()
		return drawn.map(({ lastShootingDay }) => lastShootingDay)
	}
	expect(told()).toEqual(['2026-03-04'])

	expect(editBanner(edit, strip('LUNCH'), { text: 'DINNER' }).ok).toBe(true)
	expect(told()).toEqual(['2026-03-04'])

	omitScene(edit, scene('3'), { omitted: true })
	expect(told()).toEqual(['2026-03-04', '2026-03-03'])

	settings.patch(facts, { startDate: '2026-03-03' })
	expect(told()).toEqual(['2026-03-04', '2026-03-03', '2026-03-04'])
	stop()
})

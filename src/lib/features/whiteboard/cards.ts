import { inGrid } from '#model/whiteboard/arrange.ts'
import { addObjects, type NewObject } from '#model/whiteboard/commands/objects.ts'
import { centreOf, type Size } from '#model/whiteboard/geometry.ts'
import { counted } from '$lib/ui/words.ts'
import type { Offer } from './things/offers.ts'
import { cardSize, listSize } from './tools.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

const sizeOf = ({ kind }: Offer): Size => (kind === 'query' ? listSize : cardSize)

/** Puts a card for each of these in the middle of the view, as a grid. */
export function addCards(view: WhiteboardView, offers: readonly Offer[]): void {
	if (offers.length === 0) return
	const columns = Math.max(1, Math.min(6, Math.ceil(Math.sqrt(offers.length))))
	const rows = Math.ceil(offers.length / columns)
	const sizes = offers.map(sizeOf)
	const height = Math.max(...sizes.map((size) => size.height))
	const { x, y } = centreOf(view.view)
	const corner = {
		x: x - (columns * (cardSize.width + 16)) / 2,
		y: y - (rows * (height + 16)) / 2
	}
	const boxes = inGrid(
		sizes.map((size) => ({ ...corner, ...size })),
		columns
	)
	const cards = offers.map(({ card }, at): NewObject => ({
		...card,
		box: boxes[at] ?? { ...corner, ...cardSize }
	}))
	const ids = view.run((edit) => addObjects(edit, cards))
	if (ids === null) return
	view.selection = ids
	view.say(`${counted(ids.length, 'card')} added`)
}

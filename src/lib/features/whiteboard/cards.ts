import type { SceneId } from '#model/stripboard/records/scene.ts'
import { inGrid } from '#model/whiteboard/arrange.ts'
import { addObjects } from '#model/whiteboard/commands/objects.ts'
import { centreOf } from '#model/whiteboard/geometry.ts'
import { counted } from '$lib/ui/words.ts'
import { cardSize } from './tools.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/** Puts a card for each scene in the middle of the view, as a grid. */
export function addCards(view: WhiteboardView, scenes: readonly SceneId[]): void {
	if (scenes.length === 0) return
	const columns = Math.max(1, Math.min(6, Math.ceil(Math.sqrt(scenes.length))))
	const rows = Math.ceil(scenes.length / columns)
	const { x, y } = centreOf(view.view)
	const corner = {
		x: x - (columns * (cardSize.width + 16)) / 2,
		y: y - (rows * (cardSize.height + 16)) / 2
	}
	const boxes = inGrid(
		scenes.map(() => ({ ...corner, ...cardSize })),
		columns
	)
	const ids = view.run((edit) =>
		addObjects(
			edit,
			scenes.map((scene, at) => ({
				kind: 'scene' as const,
				scene,
				box: boxes[at] ?? { ...corner, ...cardSize }
			}))
		)
	)
	if (ids === null) return
	view.selection = ids
	view.say(`${counted(ids.length, 'card')} added`)
}

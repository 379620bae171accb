import type { Found } from '$lib/client/desk.svelte.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import { bringIntoView, kindOf, wordsOf } from './walking.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

const mostFound = 20

/** The things on the whiteboard whose words hold a text. */
export function findThings(view: WhiteboardView, text: string): Found[] {
	const wanted = text.trim().toLowerCase()
	if (wanted === '') return []
	const found: Found[] = []
	for (const { id, object } of view.canvas.placed) {
		const words = wordsOf(view, id)
		if (!words.toLowerCase().includes(wanted)) continue
		const label = words.length > 60 ? `${words.slice(0, 60)}…` : words
		found.push({ id, label, note: kindOf(view, object), run: () => show(view, id) })
		if (found.length === mostFound) break
	}
	return found
}

/** Selects a thing and brings it into view. */
export function show(view: WhiteboardView, id: ObjectId): void {
	view.selection = [id]
	bringIntoView(view, id)
}

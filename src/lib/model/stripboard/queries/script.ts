import type * as Y from 'yjs'
import { isOrderKey } from '../../core/order.ts'
import { categoryOf, type CategoryId } from '../categories.ts'
import type { ScriptScene } from '../commands/import.ts'
import { scenes } from '../records/scene.ts'

/** A length that a script says, as it is stored: none for an omitted scene; what cannot be is unknown. */
export function lengthOf(scene: { omitted: boolean; eighths: number | null }): number | null {
	return scene.omitted ? 0 : scenes.fields.eighths.read(scene.eighths)
}

/** The order key of the last scene of the script, or null when there is none. */
export function lastPosition(doc: Y.Doc): string | null {
	let last: string | null = null
	for (const { position } of scenes.all(doc).values()) {
		if (isOrderKey(position) && (last === null || position > last)) last = position
	}
	return last
}

/** Who speaks in a scene, as elements. */
export function speakersOf({ characters }: ScriptScene): { category: CategoryId; name: string }[] {
	return characters.map((name) => ({ category: 'cast', name }))
}

/** What is tagged in a scene, in our categories. */
export function tagsOf(
	scene: ScriptScene
): { category: CategoryId; name: string; count: number }[] {
	return scene.elements.map(({ categoryId, category, name, count = 1 }) => ({
		category: categoryOf(categoryId, category),
		name,
		count
	}))
}

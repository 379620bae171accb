import type * as Y from 'yjs'
import { scenes } from '../records/scene.ts'

/** The order key of the last scene of the script, or null when there is none. */
export function lastPosition(doc: Y.Doc): string | null {
	let last: string | null = null
	for (const scene of scenes.all(doc).values()) {
		if (scene.position !== '' && (last === null || scene.position > last)) last = scene.position
	}
	return last
}

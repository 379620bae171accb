import type * as Y from 'yjs'
import { isOrderKey } from '../../core/order.ts'
import { scenes } from '../records/scene.ts'

/** The order key of the last scene of the script, or null when there is none. */
export function lastPosition(doc: Y.Doc): string | null {
	let last: string | null = null
	for (const { position } of scenes.all(doc).values()) {
		if (isOrderKey(position) && (last === null || position > last)) last = position
	}
	return last
}

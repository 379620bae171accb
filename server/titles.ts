import type { Log } from './log.ts'
import type { Store } from './store/store.ts'
import type { Room } from './sync/room.ts'

/** The longest title that the list of productions keeps. */
const maxTitleLetters = 200

/** Keeps the list of productions true to the titles that people give them in the document. */
export function titleKeeper({ store, log }: { store: Store; log: Log }): (room: Room) => void {
	const kept = new WeakMap<Room, unknown>()
	return (room) => {
		if (room.address.kind !== 'production') return
		const title = room.read('settings', 'title')
		if (typeof title !== 'string' || title === kept.get(room)) return
		kept.set(room, title)
		store
			.renameProduction(room.address.production, title.slice(0, maxTitleLetters))
			.catch((error: unknown) => log.error({ error }, 'a title was not kept'))
	}
}

import type { Person } from '../accounts/person.ts'
import type { Log } from '../log.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Store } from '../store/store.ts'

/** What the HTTP side of the server is made of. */
export type HttpParts = {
	store: Store
	rooms: Rooms
	log: Log
	secret: string
	/** Whether new productions may begin as the sample. */
	sample: boolean
	/** The address people use, known once the server listens. */
	publicUrl: () => URL
	/** Who a request's cookies say it is. */
	personOf: (cookies: string | undefined) => Person | null
	newId: () => string
	/** Milliseconds since 1970. */
	now: () => number
	/** Where the built client lies. */
	clientDir: string
}

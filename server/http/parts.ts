import type { Accounts } from '../accounts/accounts.ts'
import type { Audit } from '../accounts/audit.ts'
import type { Doors } from '../accounts/doors.ts'
import type { Invitations } from '../accounts/invitations.ts'
import type { Links } from '../accounts/links.ts'
import type { Mail } from '../accounts/mail.ts'
import type { Memberships } from '../accounts/memberships.ts'
import type { Resets } from '../accounts/resets.ts'
import type { SetUp } from '../accounts/set-up.ts'
import type { BackupDesk } from '../backups/desk.ts'
import type { FileShelf } from '../files/shelf.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Store } from '../store/store.ts'
import type { Rates } from './rates.ts'

/** What the HTTP side of the server is made of. */
export type HttpParts = {
	store: Store
	rooms: Rooms
	log: Log
	accounts: Accounts
	memberships: Memberships
	invitations: Invitations
	links: Links
	audit: Audit
	doors: Doors
	mail: Mail
	resets: Resets
	setUp: SetUp
	rates: Rates
	metrics: Metrics
	backups: BackupDesk
	/** What people have attached. */
	files: FileShelf
	/** What opens the metrics from elsewhere; null when they are for this machine only. */
	metricsToken: string | null
	/** Whether productions may begin as the sample, and visitors on this machine may look at one. */
	sample: boolean
	/** What the button of the sign-in provider says; null without one. */
	provider: { name: string } | null
	/** The address people use. */
	publicUrl: URL
	/** The origins that our pages come from. */
	origins: readonly string[]
	newId: () => string
	/** Milliseconds since 1970. */
	now: () => number
	/** Where the built client lies. */
	clientDir: string
}

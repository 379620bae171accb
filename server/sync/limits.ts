/** What the sync server puts up with: every number an attacker, or a slow machine, could care about. */
export const limits = {
	/**
	 * The largest message taken, and so the largest first sync of work done offline. A feature film
	 * with years of history is under 1 MB; ws itself closes with 1009 beyond this.
	 */
	maxMessageBytes: 8 * 1024 * 1024,
	/**
	 * What one socket may leave unread before it is closed and dials again: enough for the largest
	 * document and some minutes of edits, and the most memory that a stuck reader can hold.
	 */
	maxBufferedBytes: 16 * 1024 * 1024,
	/**
	 * Edits held for a peer that has not yet answered with its step 2. An honest one answers within
	 * a round trip, so this is seconds of fast typing.
	 */
	maxHeldBytes: 1024 * 1024,
	/** The presence of one client as JSON: a name, a cursor, a selection, a stroke being drawn. */
	maxPresenceBytes: 16 * 1024,
	/** Clients that one socket may speak for: a tab speaks for one; room for a bridge or a test. */
	maxClientsPerPeer: 8,
	/** Departed clients whose last clock is remembered, so that late echoes cannot revive them. */
	maxDepartedClients: 1024,
	/**
	 * Between two pings of a socket. A peer that missed one is gone at the next. y-websocket dials
	 * again when it has heard nothing for 30 s, so quiet rooms are spoken to at this pace as well.
	 */
	pingIntervalMs: 20_000,
	/** How long a socket may take to agree that it is closed before it is cut. */
	closeGraceMs: 1000,
	/** An empty room stays open this long: a reload, or a train in a tunnel, finds it warm. */
	idleUnloadMs: 30_000,
	/**
	 * A log is folded into a snapshot when it has this many updates and is no smaller than the
	 * snapshot: so all snapshots together write no more than the edits themselves did.
	 */
	compactAfterUpdates: 500
}

export type Limits = typeof limits

/** What the sync server puts up with: every number an attacker, or a slow machine, could care about. */
export const limits = {
	/**
	 * The largest message taken, and so the largest first sync of work done offline. A feature film
	 * with years of history is under 1 MB; ws itself closes with 1009 beyond this.
	 */
	maxMessageBytes: 8 * 1024 * 1024,
	/** What a peer says it has seen: some tens of thousands of client ids, ten years of visits. */
	maxVectorBytes: 256 * 1024,
	/**
	 * What one socket may leave unread before it is closed and dials again, beside the largest message
	 * it is still reading, which may be a whole document: an hour of a busy room's edits. Small messages
	 * take some four times their bytes in memory.
	 */
	maxUnreadBytes: 2 * 1024 * 1024,
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
	/** Presence as JSON is no deeper than this: a state is a few plain fields, a selection, a stroke. */
	maxPresenceDepth: 8,
	/** The clock a client begins or goes on with: at 30 states a second, two years of one open tab. */
	maxPresenceClock: 2 ** 31,
	/** Client ids that a person is remembered by in a room, from presence alone: tabs and reloads. */
	maxClaimsPerPerson: 256,
	/** Between two tellings of who is where, when all is calm: about 30 a second, as screens draw them. */
	presenceTickMs: 33,
	/** The same when the event loop is late or many sockets are backed up: edits go first. */
	slowestPresenceTickMs: 250,
	/**
	 * What a socket may leave unread and still be told who is where. Some tellings of a full room; one
	 * that lags further is told the newest of everyone once it has read on.
	 */
	maxPresenceBacklogBytes: 64 * 1024,
	/**
	 * What one socket may send, as a steady rate and what may be saved up of it. A person makes some
	 * edits a second and a script import one large one; ten writers at full speed, and everything a
	 * week offline made, stay far below. Beyond it is a program gone wild, or worse.
	 */
	rates: {
		edits: { perSecond: 5_000, burst: 50_000 },
		editBytes: { perSecond: 16 * 1024 * 1024, burst: 128 * 1024 * 1024 },
		/** Stock clients also send back every telling they hear, some 30 a second. */
		presence: { perSecond: 200, burst: 1000 },
		/** Questions, each of which may be answered with a whole document. */
		asks: { perSecond: 20, burst: 200 }
	},
	/** Structs that one update may bring: four times a feature film with 20,000 moves, sent at once. */
	maxStructs: 200_000,
	/** How far one update may move the clock of one client: characters typed, fields written, offline. */
	maxClockAdvance: 2 ** 20,
	/** The highest clock of a client id, whose life is one visit to one page. */
	maxClock: 2 ** 31,
	/** Client ids that one update may bring for the first time: one for each visit made offline. */
	maxNewClients: 1000,
	/** Ranges that one update may delete: it names all there ever were when a client comes back. */
	maxDeleteRanges: 200_000,
	/**
	 * Writes of one update to a field, or insertions into notes, whose place must be searched for among
	 * others. Yjs searches step by step, so without a bound an update of a few megabytes could hold up
	 * the server for minutes. People who edit offline leave a handful.
	 */
	maxTangles: { perField: 64, inNotes: 1000 },
	/** Updates with no more structs than this are too small to hold anything up. */
	fewStructs: 64,
	/** A key: of a record (an id), of a field, of a set's member. Ours have at most 50 characters. */
	maxKeyLength: 200,
	/** A value: a hundred times the longest text that most fields may hold. */
	maxValueLength: 64 * 1024,
	/** How deep a value may be. The model writes plain ones; marks of a note are two deep. */
	maxValueDepth: 8,
	/** How deep a note's text may be nested: lists in lists in quotes. */
	maxNoteDepth: 64,
	/** Fields and members of sets that one record may have, also those long gone. */
	maxFields: 5000,
	/** Records of one collection, and notes of a document: many times the longest series. */
	maxRecords: 50_000,
	/**
	 * A document as one update. The largest anybody has made is 1 MB; every open room and every browser
	 * holds some thirty times this in memory.
	 */
	maxDocumentBytes: 16 * 1024 * 1024,
	/** Weighing a document that may be too large takes a moment: only after so much, or so long. */
	weighEvery: { bytes: 1024 * 1024, ms: 60_000 },
	/** Whoever is no owner may not remove this share of what others made within a while. */
	massDeletion: { share: 0.3, ofAtLeast: 20, withinMs: 10 * 60_000 },
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
	 * A log is folded into a snapshot when it has this many updates and is so large a share of the
	 * snapshot: so all snapshots together write no more than the edits themselves did.
	 */
	compactAfter: { updates: 500, ofSnapshot: 1 },
	/** The same when editing has ended for now: a quarter's worth is written once more than is needed. */
	foldAfter: { updates: 200, ofSnapshot: 0.25 },
	/**
	 * What may be sent to whoever joins update by update. Beyond it the document is opened and written
	 * anew: that takes a tenth of a second once, and everybody's browser takes longer with every update.
	 */
	longTail: { updates: 500, bytes: 64 * 1024 },
	/**
	 * Documents as bytes that are opened at a time, all together; opened they take some thirty times the
	 * memory. Beyond it those that were longest without an edit are closed: a dozen feature films stay.
	 */
	maxOpenedBytes: 4 * 1024 * 1024,
	/** A document that nobody has edited for so long is closed: opening it again takes a tenth of a second. */
	closeAfterMs: 120_000,
	/**
	 * A document whose history takes so many times the room of what it holds is begun anew once nobody
	 * has it open: its content goes on, its history is put aside. Small ones are not worth the trouble
	 * of whoever comes back from the old one.
	 */
	beginAnew: { leastBytes: 256 * 1024, timesContent: 10 },
	/** How long the history before is kept, for whoever comes back late. */
	keepHistoryMs: 90 * 24 * 3_600_000
}

export type Limits = typeof limits

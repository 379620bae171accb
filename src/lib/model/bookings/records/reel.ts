import { choice, flag, links, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'

declare const reelId: unique symbol
declare const cutId: unique symbol
declare const turnoverId: unique symbol
export type ReelId = string & { readonly [reelId]: true }
export type CutId = string & { readonly [cutId]: true }
export type TurnoverId = string & { readonly [turnoverId]: true }

/** Whether the picture of a reel may still change. */
export const reelStates = ['open', 'locked', 'unlocked'] as const
export type ReelState = (typeof reelStates)[number]

const reelFields = {
	/** As cues name it: `2`, `R2`. */
	name: text(20),
	state: choice(reelStates, 'open'),
	/** YYYY-MM-DD. */
	lockedOn: text(10),
	/** The cut that stands. */
	cut: pointer<CutId>(),
	note: text(1000),
	removed: flag()
}

/** A reel of the picture: its timecode begins with its hour. */
export const reels = new Collection<ReelId, typeof reelFields>('reels', reelFields)

export type Reel = RecordOf<ReelId, typeof reelFields>

/** A reel of some 1,500 events takes as much; a longer list is not kept, and is brought again to compare. */
export const mostPacked = 65_000

const cutFields = {
	reel: pointer<ReelId>(),
	version: text(80),
	/** YYYY-MM-DD. */
	on: text(10),
	note: text(1000),
	/** The picture's events as one text: what the next cut is held against. See `cues/cut.ts`. */
	events: text(mostPacked),
	removed: flag()
}

/** A version of a reel's cut, frozen: it is replaced by the next and never changed. */
export const cuts = new Collection<CutId, typeof cutFields>('cuts', cutFields)

export type Cut = RecordOf<CutId, typeof cutFields>

const turnoverFields = {
	number: whole(0, 9999, 0),
	/** Whom it went to: sound, music, a vendor. */
	to: text(120),
	reels: links<ReelId>('reel:'),
	/** The cuts that went, as they were called then: `2 v14, 3 v9`. */
	versions: text(500),
	contents: text(1000),
	method: text(120),
	/** YYYY-MM-DD. */
	on: text(10),
	/** Who said that it arrived, and when; '' while nobody has. */
	ackBy: text(120),
	ackOn: text(10),
	note: text(1000),
	removed: flag()
}

/** A hand-over of reels to those who work on them. */
export const turnovers = new Collection<TurnoverId, typeof turnoverFields>(
	'turnovers',
	turnoverFields
)

export type Turnover = RecordOf<TurnoverId, typeof turnoverFields>

import { choice, flag, pointer, text, whole } from '../../core/field.ts'
import { Collection, type RecordOf } from '../../core/record.ts'
import type { ElementId } from '../../stripboard/records/element.ts'
import { cueDetails, cueKinds, cueStatuses } from './cue-kinds.ts'
import type { SessionId } from './session.ts'

declare const cueId: unique symbol
export type CueId = string & { readonly [cueId]: true }

/** The longest line or description of a cue, and the longest name of a character. */
export const cueLimits = { line: 2000, character: 120, note: 2000, history: 2000 } as const

const cueFields = {
	kind: choice(cueKinds, 'adr'),
	number: text(40),
	/** The number under which it went to a stage, which stands whatever `number` says; '' until then. */
	sentAs: text(40),
	/** YYYY-MM-DD. */
	sentOn: text(10),
	/** As people call it: `2`, `R2`. */
	reel: text(20),
	/** The cut that its timecode belongs to. */
	version: text(80),
	scene: text(40),
	/** Timecode as it was read, `HH:MM:SS:FF`: a rate that was set wrongly at first must not move cues. */
	from: text(11),
	/** The first frame that is no longer part of it. */
	to: text(11),
	/** Who speaks, as the sheet writes it, and the cast member of the stripboard that this is. */
	character: text(cueLimits.character),
	cast: pointer<ElementId>(),
	/** What is said; of other kinds what is heard or seen. */
	line: text(cueLimits.line),
	note: text(cueLimits.note),
	/** 1 first. */
	priority: whole(1, 3, 2),
	status: choice(cueStatuses, 'spotted'),
	/** The session it is to be recorded in, and the last one that was reported. */
	session: pointer<SessionId>(),
	wasIn: pointer<SessionId>(),
	reportedOn: text(10),
	/** The spotting note that it came from. */
	origin: pointer<CueId>(),
	/** The picture changed under it: somebody has to look. */
	check: flag(),
	/** Where it was in earlier cuts, the newest first, one a line. */
	history: text(cueLimits.history),
	...cueDetails,
	removed: flag()
}

/** Something to be recorded or made for a stretch of the picture: ADR, Foley, music, a VFX shot, a note. */
export const cues = new Collection<CueId, typeof cueFields>('cues', cueFields)

export type Cue = RecordOf<CueId, typeof cueFields>

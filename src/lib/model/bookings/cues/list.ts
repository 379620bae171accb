import type { CueKind, CueStatus } from '../records/cue-kinds.ts'
import type { Cue } from '../records/cue.ts'
import { framesOf, type FrameRate } from './timecode.ts'

const readingOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The number a cue goes by: the one it was sent under, which nothing changes any more. */
export function numberOf({ number, sentAs }: Pick<Cue, 'number' | 'sentAs'>): string {
	return sentAs || number
}

/** Whether a cue went to a stage. */
export function isSent({ sentAs }: Pick<Cue, 'sentAs'>): boolean {
	return sentAs !== ''
}

/** Cues along the picture: by reel, then timecode, then number; what has none stands last. */
export function alongPicture(rate: FrameRate): (a: Cue, b: Cue) => number {
	return (a, b) =>
		lastWhenEmpty(a.reel, b.reel) ||
		(framesOf(a.from, rate) ?? Infinity) - (framesOf(b.from, rate) ?? Infinity) ||
		lastWhenEmpty(numberOf(a), numberOf(b)) ||
		(a.id < b.id ? -1 : 1)
}

function lastWhenEmpty(a: string, b: string): number {
	if ((a === '') !== (b === '')) return a === '' ? 1 : -1
	return readingOrder.compare(a, b)
}

/** Which cues somebody wants to see; '' for all. */
export type CueFilter = {
	reel: string
	character: string
	/** `open` for what is still to be recorded or made, `problems` for what needs a look. */
	status: CueStatus | '' | 'open' | 'problems'
	/** `none` for what is in no session yet. */
	session: string
	text: string
}

export const everyCue: CueFilter = { reel: '', character: '', status: '', session: '', text: '' }

/** What still has to be recorded or made. */
const openStatuses: ReadonlySet<CueStatus> = new Set<CueStatus>([
	...(['spotted', 'approved', 'pickUp', 'notReached', 'written', 'pulled', 'turnedOver'] as const),
	...(['inProgress', 'temp', 'finalPending'] as const)
])

/** Whether a cue is still to be recorded or made. */
export function isOpen({ status }: Pick<Cue, 'status'>): boolean {
	return openStatuses.has(status)
}

/** The cues of one kind that a filter lets through, along the picture. */
export function cuesShown(
	cues: Iterable<Cue>,
	of: { kind: CueKind; filter: CueFilter; rate: FrameRate },
	known: { characterOf: (cue: Cue) => string; hasProblem: (cue: Cue) => boolean }
): Cue[] {
	const { reel, character, status, session, text } = of.filter
	const wanted = text.trim().toLowerCase()
	return [...cues]
		.filter((cue) => {
			if (cue.removed || cue.kind !== of.kind) return false
			if (reel !== '' && cue.reel !== reel) return false
			if (character !== '' && known.characterOf(cue) !== character) return false
			if (status === 'open' && !isOpen(cue)) return false
			if (status === 'problems' && !known.hasProblem(cue)) return false
			if (!['', 'open', 'problems'].includes(status) && cue.status !== status) return false
			if (session === 'none' ? cue.session !== '' : session !== '' && cue.session !== session)
				return false
			if (wanted === '') return true
			const said = [numberOf(cue), known.characterOf(cue), cue.line, cue.note, cue.title, cue.scene]
			return said.some((each) => each.toLowerCase().includes(wanted))
		})
		.sort(alongPicture(of.rate))
}

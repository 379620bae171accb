import { transact, type Edit } from '../../core/edit.ts'
import { grouped } from '../../core/grouped.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isDate } from '../../production/calendar.ts'
import { isSent, numberOf } from '../cues/list.ts'
import { isPattern, numbersFor } from '../cues/numbers.ts'
import { isTimecode } from '../cues/timecode.ts'
import { statusesOf, type CueKind, type CueStatus } from '../records/cue-kinds.ts'
import { cueRules, type CueRules } from '../records/cue-rules.ts'
import { cues, type Cue, type CueId } from '../records/cue.ts'
import { musicSheet, type MusicSheet } from '../records/music-sheet.ts'
import { sessions, type SessionId } from '../records/session.ts'
import { tidied } from './tidy.ts'

/** What may be said about a cue, beside what the sending and the reporting of it write. */
export type CueValues = Partial<
	Omit<Cue, 'id' | 'removed' | 'sentAs' | 'sentOn' | 'wasIn' | 'reportedOn' | 'origin' | 'history'>
>

/** A change of one cue among several. */
export type CueChange = { id: CueId; values: CueValues }

/** More cues than a season of television has in all kinds together. */
export const mostCues = 20_000

/** Adds cues at once, as an import or a paste brings them. */
export function addCues(
	edit: Edit,
	list: readonly CueValues[]
): Outcome<CueId[], 'bad-value' | 'too-many'> {
	return putCues(edit, { changes: [], added: list }) as Outcome<CueId[], 'bad-value' | 'too-many'>
}

/** Changes what is said about cues; what is left out stays. A number that was sent stays, too. */
export function changeCues(
	edit: Edit,
	changes: readonly CueChange[]
): Outcome<CueId[], 'cue-gone' | 'bad-value' | 'number-sent' | 'too-many'> {
	return putCues(edit, { changes, added: [] })
}

/** Changes cues and adds others as one step, as a paste over the rows of a sheet does. */
export function putCues(
	edit: Edit,
	{ changes, added }: { changes: readonly CueChange[]; added: readonly CueValues[] }
): Outcome<CueId[], 'cue-gone' | 'bad-value' | 'number-sent' | 'too-many'> {
	const tidy = changes.map(({ id, values }) => ({ id, values: tidied(values) }))
	for (const { id, values } of tidy) {
		const cue = there(edit, id)
		if (!cue) return refuse('cue-gone')
		if (!isWritable(values, values.kind ?? cue.kind)) return refuse('bad-value')
		if (values.number !== undefined && isSent(cue) && values.number !== numberOf(cue))
			return refuse('number-sent')
	}
	const fresh = added.map((values) => tidied(values))
	if (fresh.some((values) => !isWritable(values, values.kind ?? 'adr'))) return refuse('bad-value')
	if (cues.mapOf(edit.doc).size + fresh.length > mostCues) return refuse('too-many')
	const ids = fresh.map(() => edit.newId() as CueId)
	transact(edit, () => {
		for (const { id, values } of tidy) cues.patch(edit.doc, id, values)
		for (const [at, values] of fresh.entries()) cues.create(edit.doc, ids[at] as CueId, values)
	})
	return ok(ids)
}

/** Takes cues off the sheet. Their numbers are not given again. */
export function removeCues(edit: Edit, ids: readonly CueId[]): Outcome<number, 'cue-gone'> {
	if (ids.some((id) => !there(edit, id))) return refuse('cue-gone')
	transact(edit, () => {
		for (const id of ids) cues.patch(edit.doc, id, { removed: true })
	})
	return ok(ids.length)
}

/** Numbers cues by the pattern of their kind; those sent keep theirs. Returns how many got one. */
export function numberCues(
	edit: Edit,
	ids: readonly CueId[],
	characterOf: (cue: Cue) => string = ({ character }) => character
): Outcome<number, 'cue-gone'> {
	if (ids.some((id) => !there(edit, id))) return refuse('cue-gone')
	const by = { rules: cueRules.read(edit.doc), characterOf }
	const numbers = numbersFor(cues.all(edit.doc).values(), new Set(ids), by)
	transact(edit, () => {
		for (const [id, number] of numbers) cues.patch(edit.doc, id, { number: number.slice(0, 40) })
	})
	return ok(numbers.size)
}

/**
 * Notes that cues went to a stage: from now on their numbers stand. Refused whole when one has no number,
 * or one that another has too.
 */
export function sendCues(
	edit: Edit,
	ids: readonly CueId[],
	on: string
): Outcome<number, 'cue-gone' | 'bad-value' | 'no-number' | 'number-twice'> {
	if (!isDate(on)) return refuse('bad-value')
	const sent = ids.map((id) => there(edit, id))
	if (sent.includes(null)) return refuse('cue-gone')
	const fresh = (sent as Cue[]).filter((cue) => !isSent(cue))
	if (fresh.some((cue) => cue.number === '')) return refuse('no-number')
	const listed = [...cues.all(edit.doc).values()].filter(({ removed }) => !removed)
	const named = (cue: Cue) => `${cue.kind} ${numberOf(cue).toUpperCase()}`
	const alike = grouped(listed, named)
	if (fresh.some((cue) => (alike.get(named(cue))?.length ?? 0) > 1)) return refuse('number-twice')
	transact(edit, () => {
		for (const { id, number } of fresh) cues.patch(edit.doc, id, { sentAs: number, sentOn: on })
	})
	return ok(fresh.length)
}

/** Puts cues into a session, or takes them out of any with ''. */
export function assignCues(
	edit: Edit,
	ids: readonly CueId[],
	session: SessionId | ''
): Outcome<number, 'cue-gone' | 'session-gone'> {
	if (ids.some((id) => !there(edit, id))) return refuse('cue-gone')
	if (session !== '' && sessions.get(edit.doc, session)?.removed !== false)
		return refuse('session-gone')
	transact(edit, () => {
		for (const id of ids) cues.patch(edit.doc, id, { session })
	})
	return ok(ids.length)
}

/** What can become of a cue in a session. */
export const cueResults = ['recorded', 'pickUp', 'notReached'] as const
export type CueResult = (typeof cueResults)[number]

/**
 * Writes down what became of cues in their session. What is to be picked up or was not reached is in no
 * session any more, so that it waits for one.
 */
export function reportCues(
	edit: Edit,
	results: readonly { id: CueId; result: CueResult; takes?: string }[],
	on: string
): Outcome<number, 'cue-gone' | 'bad-value'> {
	if (results.some(({ id }) => !there(edit, id))) return refuse('cue-gone')
	if (!isDate(on) || results.some(({ takes = '' }) => cues.problem({ takes }) !== null))
		return refuse('bad-value')
	transact(edit, () => {
		for (const { id, result, takes } of results) {
			const { session, wasIn } = there(edit, id) as Cue
			cues.patch(edit.doc, id, {
				...{ status: result, reportedOn: on, wasIn: session || wasIn },
				...(result === 'recorded' ? {} : { session: '' as const }),
				...(takes === undefined ? {} : { takes })
			})
		}
	})
	return ok(results.length)
}

/** Makes a cue of another kind from a spotting note, which is done by it. */
export function turnNote(
	edit: Edit,
	id: CueId,
	kind: Exclude<CueKind, 'note'>
): Outcome<CueId, 'cue-gone' | 'bad-value' | 'too-many'> {
	const note = there(edit, id)
	if (!note) return refuse('cue-gone')
	if (note.kind !== 'note') return refuse('bad-value')
	if (cues.mapOf(edit.doc).size >= mostCues) return refuse('too-many')
	const made = edit.newId() as CueId
	const { reel, version, scene, from, to, character, cast, line, priority, askedBy } = note
	transact(edit, () => {
		cues.create(edit.doc, made, {
			...{ kind, reel, version, scene, from, to, character, cast, line, priority, askedBy },
			...{ note: note.note, origin: id }
		})
		cues.patch(edit.doc, id, { status: 'done' })
	})
	return ok(made)
}

/** Changes how cues are counted, numbered and sized. */
export function changeCueRules(
	edit: Edit,
	values: Partial<CueRules>
): Outcome<null, 'bad-value' | 'bad-pattern'> {
	if (cueRules.problem(values) !== null) return refuse('bad-value')
	const patterns = Object.entries(values).filter(([name]) => name.endsWith('Numbers'))
	if (patterns.some(([, pattern]) => !isPattern(String(pattern)))) return refuse('bad-pattern')
	transact(edit, () => cueRules.patch(edit.doc, values))
	return ok(null)
}

/** Fills in the head of the music cue sheet. */
export function changeMusicSheet(
	edit: Edit,
	values: Partial<MusicSheet>
): Outcome<null, 'bad-value'> {
	if (musicSheet.problem(values) !== null) return refuse('bad-value')
	if (values.airDate && !isDate(values.airDate)) return refuse('bad-value')
	transact(edit, () => musicSheet.patch(edit.doc, values))
	return ok(null)
}

function there({ doc }: Edit, id: CueId): Cue | null {
	const cue = cues.get(doc, id)
	return cue?.removed === false ? cue : null
}

const timecodes = ['from', 'to', 'sourceIn', 'sourceOut'] as const

function isWritable(values: CueValues, kind: CueKind): boolean {
	if (cues.problem(values) !== null) return false
	if (timecodes.some((name) => values[name] && !isTimecode(values[name]))) return false
	if (values.due && !isDate(values.due)) return false
	const status: CueStatus = values.status ?? 'spotted'
	return statusesOf[kind].includes(status)
}

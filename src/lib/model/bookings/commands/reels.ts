import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isDate } from '../../production/calendar.ts'
import { versionsOf } from '../cues/reels.ts'
import { shifted } from '../cues/timecode.ts'
import { cueRules } from '../records/cue-rules.ts'
import { cueLimits, cues, type Cue, type CueId } from '../records/cue.ts'
import {
	cuts,
	reels,
	turnovers,
	type CutId,
	type Reel,
	type ReelId,
	type Turnover,
	type TurnoverId
} from '../records/reel.ts'
import { tidied } from './tidy.ts'

/** What may be said about a reel; its cut is accepted. */
export type ReelValues = Partial<Pick<Reel, 'name' | 'state' | 'lockedOn' | 'note'>>

/** More reels, cuts or turnovers than ten seasons have. */
export const mostReels = 5000

/** Adds a reel. It needs a name. */
export function addReel(edit: Edit, values: ReelValues): Outcome<ReelId, 'bad-value' | 'too-many'> {
	const tidy = tidied(values)
	if (!tidy.name || !isReel(tidy)) return refuse('bad-value')
	if (reels.mapOf(edit.doc).size >= mostReels) return refuse('too-many')
	const id = edit.newId() as ReelId
	transact(edit, () => reels.create(edit.doc, id, tidy))
	return ok(id)
}

/** Changes what is said about a reel: its name, whether it is locked and since when. */
export function changeReel(
	edit: Edit,
	id: ReelId,
	values: ReelValues
): Outcome<ReelId, 'reel-gone' | 'bad-value'> {
	if (reels.get(edit.doc, id)?.removed !== false) return refuse('reel-gone')
	const tidy = tidied(values)
	if (tidy.name === '' || !isReel(tidy)) return refuse('bad-value')
	transact(edit, () => reels.patch(edit.doc, id, tidy))
	return ok(id)
}

/** Takes a reel off the list; its cues stay. */
export function removeReel(edit: Edit, id: ReelId): Outcome<ReelId, 'reel-gone'> {
	if (reels.get(edit.doc, id)?.removed !== false) return refuse('reel-gone')
	transact(edit, () => reels.patch(edit.doc, id, { removed: true }))
	return ok(id)
}

/** What becomes of a cue: moved by so many frames, cut out (null), and whether somebody has to look. */
export type CueMove = { id: CueId; by: number | null; check: boolean }

/** A cut that is to stand, and what it does to the cues of its reel. */
export type NewCut = {
	reel: ReelId
	version: string
	on: string
	note?: string
	events: string
	moves: readonly CueMove[]
}

/**
 * Lets a new cut of a reel stand: cues move along, what was cut out is marked, and each cue notes where it
 * was. One step. A cue that a colleague removed meanwhile is passed over.
 */
export function acceptCut(
	edit: Edit,
	{ reel, version, on, note = '', events, moves }: NewCut
): Outcome<CutId, 'reel-gone' | 'bad-value' | 'too-many'> {
	if (reels.get(edit.doc, reel)?.removed !== false) return refuse('reel-gone')
	const values = { reel, version: version.trim(), on, note, events }
	if (values.version === '' || !isDate(on) || cuts.problem(values) !== null)
		return refuse('bad-value')
	if (moves.some(({ by }) => by !== null && !Number.isSafeInteger(by))) return refuse('bad-value')
	if (cuts.mapOf(edit.doc).size >= mostReels) return refuse('too-many')
	const id = edit.newId() as CutId
	const { rate } = cueRules.read(edit.doc)
	transact(edit, () => {
		cuts.create(edit.doc, id, values)
		reels.patch(edit.doc, reel, { cut: id })
		for (const { id: cueId, by, check } of moves) {
			const cue = cues.get(edit.doc, cueId)
			if (!cue || cue.removed) continue
			cues.patch(edit.doc, cueId, {
				version: values.version,
				...(by === null ? { status: 'cutOut' as const } : {}),
				...(check ? { check: true } : {}),
				...(by === null || by === 0
					? {}
					: { from: shifted(cue.from, by, rate), to: shifted(cue.to, by, rate) }),
				...(by === 0 && !check ? {} : { history: historyOf(cue) })
			})
		}
	})
	return ok(id)
}

/** Where a cue was, before what it said of the cuts before. */
function historyOf({ version, from, to, history }: Cue): string {
	const line = `${version || 'Before'}: ${[from, to].filter(Boolean).join(' – ')}`
	return `${line}\n${history}`.trim().slice(0, cueLimits.history)
}

/** What may be said about a turnover. */
export type TurnoverValues = Partial<
	Omit<Turnover, 'id' | 'removed' | 'reels' | 'versions' | 'ackBy' | 'ackOn' | 'number'>
>

/** Notes that reels went to somebody, in the cuts that stand. It needs a name and a reel. */
export function addTurnover(
	edit: Edit,
	values: TurnoverValues,
	sent: readonly ReelId[]
): Outcome<TurnoverId, 'bad-value' | 'reel-gone' | 'too-many'> {
	const tidy = tidied(values)
	if (!tidy.to || sent.length === 0 || !isTurnover(tidy)) return refuse('bad-value')
	if (sent.some((id) => reels.get(edit.doc, id)?.removed !== false)) return refuse('reel-gone')
	if (turnovers.mapOf(edit.doc).size >= mostReels) return refuse('too-many')
	const id = edit.newId() as TurnoverId
	const numbers = [...turnovers.all(edit.doc).values()].map(({ number }) => number)
	const number = Math.min(Math.max(0, ...numbers) + 1, 9999)
	const versions = versionsOf(sent, reels.all(edit.doc), cuts.all(edit.doc))
	transact(edit, () => {
		turnovers.create(edit.doc, id, { ...tidy, number, versions })
		for (const reel of sent) turnovers.link(edit.doc, id, { field: 'reels', id: reel })
	})
	return ok(id)
}

/** Notes who said that a turnover arrived, and when; '' takes that back. */
export function acknowledgeTurnover(
	edit: Edit,
	id: TurnoverId,
	{ by, on }: { by: string; on: string }
): Outcome<TurnoverId, 'turnover-gone' | 'bad-value'> {
	if (turnovers.get(edit.doc, id)?.removed !== false) return refuse('turnover-gone')
	const values = { ackBy: by.trim(), ackOn: on }
	if ((on !== '' && !isDate(on)) || turnovers.problem(values) !== null) return refuse('bad-value')
	transact(edit, () => turnovers.patch(edit.doc, id, values))
	return ok(id)
}

/** Takes a turnover off the list. */
export function removeTurnover(edit: Edit, id: TurnoverId): Outcome<TurnoverId, 'turnover-gone'> {
	if (turnovers.get(edit.doc, id)?.removed !== false) return refuse('turnover-gone')
	transact(edit, () => turnovers.patch(edit.doc, id, { removed: true }))
	return ok(id)
}

function isReel(values: ReelValues): boolean {
	return reels.problem(values) === null && (!values.lockedOn || isDate(values.lockedOn))
}

function isTurnover(values: TurnoverValues): boolean {
	return turnovers.problem(values) === null && (!values.on || isDate(values.on))
}

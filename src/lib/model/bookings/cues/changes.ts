import type { Cue, CueId } from '../records/cue.ts'
import type { CutEvent } from './cut.ts'
import { framesOf, type FrameRate } from './timecode.ts'

/** A stretch of the old cut, and by how many frames it is elsewhere in the new one; null for cut out. */
export type Piece = { from: number; to: number; shift: number | null }

/** A rounding of one frame each way is no change of speed. */
const roundings = 2

type Span = CutEvent & { length: number; ratio: number }

/** A source without timecode counts from its first frame; speeded-up pictures use more of it. */
function spanOf(event: CutEvent): Span {
	const length = event.recordOut - event.recordIn
	const hasSource = event.sourceOut > event.sourceIn
	const sourceIn = hasSource ? event.sourceIn : 0
	const used = hasSource ? event.sourceOut - event.sourceIn : length
	const ratio = Math.abs(used - length) <= roundings ? 1 : used / length
	return { ...event, sourceIn, sourceOut: sourceIn + length * ratio, length, ratio }
}

/**
 * Where each stretch of a cut is in another. The same frames of the same source are the same picture;
 * of several places where they are, the one that moved as what lies before it did, and each only once.
 */
export function changesBetween(before: readonly CutEvent[], after: readonly CutEvent[]): Piece[] {
	const byKey = new Map<string, { span: Span; taken: [number, number][] }[]>()
	for (const event of after) {
		const span = spanOf(event)
		if (span.length <= 0) continue
		const list = byKey.get(span.key) ?? []
		list.push({ span, taken: [] })
		byKey.set(span.key, list)
	}
	const pieces: Piece[] = []
	let last = 0
	const inOrder = before.map(spanOf).sort((a, b) => a.recordIn - b.recordIn)
	for (const old of inOrder) {
		if (old.length <= 0) continue
		const found: Piece[] = []
		const candidates = (byKey.get(old.key) ?? [])
			.filter(({ span }) => Math.abs(span.ratio - old.ratio) < 0.02)
			.map((each) => ({ ...each, shift: shiftBetween(old, each.span) }))
			.sort((a, b) => Math.abs(a.shift - last) - Math.abs(b.shift - last))
		for (const { span, taken, shift } of candidates) {
			const from = Math.max(old.recordIn, span.recordIn - shift)
			const to = Math.min(old.recordOut, span.recordOut - shift)
			for (const free of without(
				[[from, to]],
				[
					...found.map(({ from: a, to: b }) => [a, b] as const),
					...taken.map(([a, b]) => [a - shift, b - shift] as const)
				]
			)) {
				found.push({ from: free[0], to: free[1], shift })
				taken.push([free[0] + shift, free[1] + shift])
			}
		}
		const kept = found.map(({ from, to }) => [from, to] as const)
		for (const [from, to] of without([[old.recordIn, old.recordOut]], kept))
			found.push({ from, to, shift: null })
		found.sort((a, b) => a.from - b.from)
		last = found.findLast(({ shift }) => shift !== null)?.shift ?? last
		pieces.push(...found)
	}
	return joined(pieces)
}

/** By how many frames the record of the same source frame differs. */
function shiftBetween(old: Span, other: Span): number {
	return Math.round(
		other.recordIn - other.sourceIn / other.ratio - (old.recordIn - old.sourceIn / old.ratio)
	)
}

type Stretch = readonly [from: number, to: number]

/** What is left of stretches when others are taken out of them. */
function without(stretches: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
	let left = stretches.filter(([from, to]) => from < to)
	for (const [begin, end] of taken)
		left = left.flatMap(([from, to]): Stretch[] => {
			if (end <= from || begin >= to) return [[from, to]]
			const parts: Stretch[] = [
				[from, Math.min(begin, to)],
				[Math.max(end, from), to]
			]
			return parts.filter(([a, b]) => a < b)
		})
	return left
}

/** Neighbours that went the same way are one. */
function joined(pieces: readonly Piece[]): Piece[] {
	const list: Piece[] = []
	for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
		const last = list.at(-1)
		if (last && last.to === piece.from && last.shift === piece.shift) last.to = piece.to
		else list.push({ ...piece })
	}
	return list
}

/** What becomes of a cue in a new cut. */
export type Fate =
	| { kind: 'untouched' }
	| { kind: 'moved'; by: number }
	/** Some of the picture under it is gone, or lies elsewhere: it goes along with most of it. */
	| { kind: 'changed'; by: number }
	| { kind: 'cut' }
	/** The old cut has no picture there, or the cue no timecode. */
	| { kind: 'unknown' }

/** What becomes of each of some cues. */
export function fatesOf(
	cues: readonly Cue[],
	pieces: readonly Piece[],
	rate: FrameRate
): Map<CueId, Fate> {
	return new Map(cues.map((cue) => [cue.id, fateOf(cue, pieces, rate)]))
}

function fateOf(cue: Cue, pieces: readonly Piece[], rate: FrameRate): Fate {
	const from = framesOf(cue.from, rate)
	if (from === null) return { kind: 'unknown' }
	const to = Math.max(framesOf(cue.to, rate) ?? from + 1, from + 1)
	const under = pieces
		.filter((piece) => piece.from < to && from < piece.to)
		.map((piece) => ({
			shift: piece.shift,
			length: Math.min(piece.to, to) - Math.max(piece.from, from)
		}))
	const first = under[0]
	if (!first) return { kind: 'unknown' }
	const covered = under.reduce((sum, { length }) => sum + length, 0)
	if (under.every(({ shift }) => shift === null)) return { kind: 'cut' }
	if (under.every(({ shift }) => shift === first.shift) && covered === to - from) {
		const by = first.shift as number
		return by === 0 ? { kind: 'untouched' } : { kind: 'moved', by }
	}
	const longest = under
		.filter(({ shift }) => shift !== null)
		.reduce((most, each) => (each.length > most.length ? each : most))
	return { kind: 'changed', by: longest.shift as number }
}

/** How much longer a cut became, in frames. */
export function lengthChange(before: readonly CutEvent[], after: readonly CutEvent[]): number {
	const end = (events: readonly CutEvent[]) =>
		events.reduce((last, { recordOut }) => Math.max(last, recordOut), 0)
	const begin = (events: readonly CutEvent[]) =>
		events.reduce((first, { recordIn }) => Math.min(first, recordIn), Infinity)
	if (before.length === 0 || after.length === 0) return 0
	return end(after) - begin(after) - (end(before) - begin(before))
}

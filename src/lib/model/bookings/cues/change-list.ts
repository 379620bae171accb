import type { Report } from '../../report.ts'
import type { Piece } from './changes.ts'
import type { CutEvent } from './cut.ts'
import { timecodeAt, type FrameRate } from './timecode.ts'

/** A stretch of frames; the end is no longer part of it. */
export type Frames = { from: number; to: number }

/** What became of an old cut: each stretch of it, and what the new one has besides. */
export type ChangeList = {
	readonly pieces: readonly Piece[]
	readonly added: readonly Frames[]
}

/** What stretches have that lies in none of some others. */
export function outside(stretches: readonly Frames[], others: readonly Frames[]): Frames[] {
	const taken = united(others)
	return stretches.flatMap(({ from, to }) => {
		const parts: Frames[] = []
		let at = from
		for (const other of taken) {
			if (other.to <= at) continue
			if (other.from >= to) break
			if (other.from > at) parts.push({ from: at, to: other.from })
			at = Math.max(at, other.to)
		}
		return at < to ? [...parts, { from: at, to }] : parts
	})
}

/** Stretches in their order, those that touch as one. */
export function united(stretches: readonly Frames[]): Frames[] {
	const list: Frames[] = []
	for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
		const last = list.at(-1)
		if (last && from <= last.to) last.to = Math.max(last.to, to)
		else list.push({ from, to })
	}
	return list
}

/** The picture of a new cut that is in no stretch of the old one. */
export function addedIn(pieces: readonly Piece[], after: readonly CutEvent[]): Frames[] {
	const picture = after.map(({ recordIn, recordOut }) => ({ from: recordIn, to: recordOut }))
	return outside(united(picture), placesOf(pieces))
}

/** Where the stretches that were kept are in the new cut. */
export function placesOf(pieces: readonly Piece[]): Frames[] {
	return pieces.flatMap(({ from, to, shift }) =>
		shift === null ? [] : [{ from: from + shift, to: to + shift }]
	)
}

/** What happened to a stretch, in the words of a change list. */
export const changeWords = ['Same', 'Moved', 'Deleted', 'Inserted'] as const

export type ChangeRow = {
	what: (typeof changeWords)[number]
	before: Frames | null
	after: Frames | null
}

/** A change list row by row: along the new cut, what was deleted where it lay before. */
export function changeRows({ pieces, added }: ChangeList): ChangeRow[] {
	const rows = pieces.map(({ from, to, shift }): ChangeRow & { at: number } => {
		const before = { from, to }
		if (shift === null) return { what: 'Deleted', before, after: null, at: from }
		const after = { from: from + shift, to: to + shift }
		return { what: shift === 0 ? 'Same' : 'Moved', before, after, at: after.from }
	})
	const inserted = added.map((after) => ({
		...{ what: 'Inserted' as const, before: null, after, at: after.from }
	}))
	const laid = [...rows, ...inserted].filter(({ what }) => what !== 'Deleted')
	laid.sort((a, b) => a.at - b.at)
	for (const gone of rows.filter(({ what }) => what === 'Deleted')) {
		// Behind what it followed in the old cut, wherever that is now.
		const above = laid.findLastIndex(({ before }) => before !== null && before.to <= gone.at)
		laid.splice(above + 1, 0, gone)
	}
	return laid.map(({ what, before, after }) => ({ what, before, after }))
}

/** A change list as a sheet that can be brought in again. */
export function changeReport(list: ChangeList, { rate, reel, ...head }: ChangeSource): Report {
	const at = (frames: number | undefined): string =>
		frames === undefined ? '' : timecodeAt(frames, rate)
	const columns = ['Change', 'Old in', 'Old out', 'New in', 'New out']
	return {
		title: `Change list of reel ${reel}`,
		...head,
		...{ revision: '', orientation: 'portrait', blocks: [] },
		sheet: {
			columns: [
				...columns.map((label) => ({ label, kind: 'text' as const, width: 14 })),
				{ label: 'Frames', kind: 'whole', width: 10 }
			],
			rows: changeRows(list).map(({ what, before, after }) => {
				const { from, to } = (after ?? before) as Frames
				const times = [before?.from, before?.to, after?.from, after?.to]
				return [what, ...times.map(at), to - from]
			})
		}
	}
}

export type ChangeSource = Pick<Report, 'production' | 'about' | 'printedOn'> & {
	rate: FrameRate
	reel: string
}

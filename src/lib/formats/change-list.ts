import {
	outside,
	placesOf,
	united,
	type ChangeList,
	type Frames
} from '#model/bookings/cues/change-list.ts'
import type { Piece } from '#model/bookings/cues/changes.ts'
import {
	baseOf,
	framesOf,
	isOffRate,
	readTimecode,
	type FrameRate
} from '#model/bookings/cues/timecode.ts'
import { isPicture } from './edl-cut.ts'
import type { Edl, EdlEvent } from './edl.ts'
import { openTable } from './cue-sheet.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { cellOf, guessTable, type TableRow } from './table.ts'

type Read = { ok: true; value: ChangeList } | Refusal

/** A row of any change list: a stretch of the old cut, one of the new, or the same picture in both. */
type Row = { line: number; before: Frames | null; after: Frames | null }

/** A reel has some hundred changes; each row is held against all others. */
const mostRows = 2000

/** Reels that are black or come from nowhere: they are new picture in a change list. */
const isNothing = /^(BL|BLACK|AX|NONE)?$/i

/** The picture that an EDL names as its source most: in a change EDL the old cut. */
function oldCutOf({ events }: Edl): string {
	const counts = new Map<string, number>()
	for (const { reel } of events.filter(isPicture))
		if (!isNothing.test(reel)) counts.set(reel, (counts.get(reel) ?? 0) + 1)
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}

/**
 * Whether an EDL looks like a change EDL: its picture comes from one reel and one clip alone, the old cut,
 * and plays at its own speed. A person has the last word.
 */
export function looksLikeChanges(edl: Edl): boolean {
	const picture = edl.events.filter((event) => isPicture(event) && !isNothing.test(event.reel))
	const reel = oldCutOf(edl)
	return (
		picture.length > 1 &&
		new Set(picture.map(({ fromClip }) => fromClip)).size === 1 &&
		picture.every(
			(event) => event.reel === reel && event.speed === null && event.transition === 'C'
		)
	)
}

/** A change EDL: the sources of its events are the old cut, by its timecode; their records are the new one. */
export function changesOfEdl(edl: Edl, rate: FrameRate): Read {
	const reel = oldCutOf(edl)
	if (reel === '')
		return refuseFile('wrong-kind', 'No event of this EDL has a reel that could be the old cut.')
	const rows: Row[] = []
	for (const event of edl.events.filter(isPicture)) {
		const row = rowOfEvent(event, { reel, rate })
		if ('ok' in row) return row
		if (row.after && row.after.from < row.after.to) rows.push(row)
	}
	return changesOf(rows)
}

function rowOfEvent(
	event: EdlEvent,
	{ reel, rate }: { reel: string; rate: FrameRate }
): Row | Refusal {
	const { line } = event
	const after = stretch([event.recordIn, event.recordOut], { line, rate })
	if ('ok' in after) return after
	if (event.reel !== reel) return { line, before: null, after }
	const before = stretch([event.sourceIn, event.sourceOut], { line, rate })
	return 'ok' in before ? before : { line, before, after }
}

const headings: readonly (readonly [RegExp, Column])[] = [
	[/^(old|was|from)\s*(tc\s*)?(in|start|begin)/, 'oldIn'],
	[/^(old|was|from)\s*(tc\s*)?(out|end)/, 'oldOut'],
	[/^(new|is|to)\s*(tc\s*)?(in|start|begin)/, 'newIn'],
	[/^(new|is|to)\s*(tc\s*)?(out|end)/, 'newOut']
]
const columns = ['oldIn', 'oldOut', 'newIn', 'newOut'] as const
type Column = (typeof columns)[number]

/** A change list as a sheet with the headings Old in, Old out, New in and New out. Never throws. */
export async function openChangeSheet(
	file: { name: string; bytes: Uint8Array },
	rate: FrameRate
): Promise<Read> {
	const opened = await openTable(file, 'a change list')
	if (!opened.ok) return opened
	const table = guessTable(opened.value.rows, { headings, needs: 'oldIn', usual: [] })
	if (columns.some((column) => !table.columns.includes(column)))
		return refuseFile(
			'wrong-kind',
			'A change list needs the headings Old in, Old out, New in and New out.'
		)
	const rows: Row[] = []
	for (const each of table.rows) {
		const row = rowOfTable(table, each, rate)
		if ('ok' in row) return row
		rows.push(row)
	}
	return changesOf(rows)
}

function rowOfTable(
	table: { columns: (Column | null)[] },
	row: TableRow,
	rate: FrameRate
): Row | Refusal {
	const sides: (Frames | null)[] = []
	for (const names of [['oldIn', 'oldOut'] as const, ['newIn', 'newOut'] as const]) {
		const [from, to] = names.map((name) => cellOf(table, row, name)) as [string, string]
		if (from === '' && to === '') {
			sides.push(null)
			continue
		}
		const side = stretch([from, to], { line: row.row, rate })
		if ('ok' in side) return side
		sides.push(side)
	}
	const [before = null, after = null] = sides
	return { line: row.row, before, after }
}

function stretch(
	times: readonly [string, string],
	{ line, rate }: { line: number; rate: FrameRate }
): Frames | Refusal {
	const frames = times.map((time) => {
		const read = readTimecode(time)
		return read === null || isOffRate(read, rate) ? null : framesOf(read, rate)
	})
	const wrong = frames.indexOf(null)
	if (wrong >= 0)
		return broken(
			`${times[wrong] || 'An empty cell'} is no timecode at ${baseOf(rate)} frames a second.`,
			line
		)
	const [from, to] = frames as [number, number]
	if (to < from) return broken(`${times[1]} lies before ${times[0]}.`, line)
	return { from, to }
}

/** Rows held against each other: lengths agree, and no frame of the new cut is said twice. */
function changesOf(rows: readonly Row[]): Read {
	if (rows.length > mostRows)
		return refuseFile('too-many', `This change list has more than ${mostRows} rows.`)
	const taken: (Frames & { line: number })[] = []
	const pieces: Piece[] = []
	const added: Frames[] = []
	for (const { line, before, after } of rows) {
		const twice = after && taken.find(({ from, to }) => from < after.to && after.from < to)
		if (twice) return broken(`Line ${twice.line} has this place of the new cut already.`, line)
		if (after) taken.push({ ...after, line })
		if (!before || !after) {
			if (before) pieces.push({ ...before, shift: null })
			else if (after) added.push(after)
			continue
		}
		const [old, now] = [before.to - before.from, after.to - after.from]
		if (old !== now)
			return broken(`${old} frames of the old cut cannot lie in ${now} of the new one.`, line)
		// Picture that is used a second time is new there: a cue cannot be in two places.
		const free = outside([before], pieces)
		const shift = after.from - before.from
		for (const each of free) pieces.push({ ...each, shift })
		added.push(...outside([after], placesOf(free.map((each) => ({ ...each, shift })))))
	}
	if (!pieces.some(({ shift }) => shift !== null))
		return refuseFile('wrong-kind', 'Nothing of the old cut is in the new one by this list.')
	const gone = gaps(pieces).map((each) => ({ ...each, shift: null }))
	const all = [...pieces, ...gone].sort((a, b) => a.from - b.from)
	return { ok: true, value: { pieces: all, added: united(added) } }
}

/** What of the old cut, between the first and the last frame that is named, no row has: it was deleted. */
function gaps(pieces: readonly Piece[]): Frames[] {
	const from = pieces.reduce((least, piece) => Math.min(least, piece.from), Infinity)
	const to = pieces.reduce((most, piece) => Math.max(most, piece.to), 0)
	return outside([{ from, to }], pieces)
}

function broken(message: string, line: number): Refusal {
	return refuseFile('broken-list', message, line)
}

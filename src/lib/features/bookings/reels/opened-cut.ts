import { cutOf } from '#formats/edl-cut.ts'
import type { Edl } from '#formats/edl.ts'
import { changesOfEdl, looksLikeChanges, openChangeSheet } from '#formats/change-list.ts'
import type { Refusal } from '#formats/refusal.ts'
import { fileOf } from '$lib/paper/file.ts'
import { usualPaper } from '$lib/paper/sizes.ts'
import { saveAs } from '$lib/ui/download.ts'
import { calendarDayWords, isoToday } from '$lib/ui/when.ts'
import {
	addedIn,
	changeReport,
	type ChangeList,
	type ChangeSource
} from '#model/bookings/cues/change-list.ts'
import { changesBetween } from '#model/bookings/cues/changes.ts'
import type { CutEvent } from '#model/bookings/cues/cut.ts'
import type { FrameRate } from '#model/bookings/cues/timecode.ts'

/** How an EDL of a new cut is taken: as its picture, or as what changed against the old cut. */
export type Reading = 'picture' | 'changes'

export const readingNames: readonly { id: Reading; name: string }[] = [
	{ id: 'picture', name: 'The picture of the new cut' },
	{ id: 'changes', name: 'A change EDL: its sources are the old cut' }
]

/** A file that was picked: an EDL, or a change list that is a sheet. */
export type OpenedCut = {
	name: string
	title: string
	edl: Edl | null
	list: ChangeList | null
	reading: Reading
}

/** Opens an EDL, or for the new cut a change list that is a sheet. */
export async function openCut(
	file: File,
	{ as, rate }: { as: 'newer' | 'older'; rate: FrameRate }
): Promise<{ ok: true; value: OpenedCut } | Refusal> {
	const { name } = file
	const bytes = new Uint8Array(await file.arrayBuffer())
	const plain = name.replace(/\.\w+$/, '')
	if (as === 'newer' && /\.(csv|tsv|xlsx)$/i.test(name)) {
		const read = await openChangeSheet({ name, bytes }, rate)
		if (!read.ok) return read
		const opened = { name, title: plain, edl: null, list: read.value }
		return { ok: true, value: { ...opened, reading: 'changes' } }
	}
	const { readEdl } = await import('#formats/edl.ts')
	const read = readEdl({ name, bytes })
	if (!read.ok) return read
	const reading = looksLikeChanges(read.value) ? 'changes' : 'picture'
	const opened = { name, title: read.value.title || plain, edl: read.value, list: null }
	return { ok: true, value: { ...opened, reading } }
}

/** What changed, as far as what was picked says it; null while that is not known. */
export function changesIn(
	newer: OpenedCut | null,
	{ reading, before, rate }: { reading: Reading; before: CutEvent[] | null; rate: FrameRate }
): { ok: true; value: ChangeList } | Refusal | null {
	if (newer?.list) return { ok: true, value: newer.list }
	if (!newer?.edl) return null
	if (reading === 'changes') return changesOfEdl(newer.edl, rate)
	if (!before) return null
	const after = cutOf(newer.edl, rate)
	const pieces = changesBetween(before, after)
	return { ok: true, value: { pieces, added: addedIn(pieces, after) } }
}

/** Takes a change list away as a sheet that can be brought in again. */
export async function saveChanges(
	list: ChangeList,
	source: Omit<ChangeSource, 'printedOn'>
): Promise<void> {
	const report = changeReport(list, { ...source, printedOn: calendarDayWords(isoToday()) })
	const file = await fileOf(report, 'csv', { size: usualPaper(navigator.language), tones: {} })
	saveAs(file.name, file.content)
}

import type { Found } from '$lib/client/desk.svelte.ts'
import { formatEighths } from '#model/stripboard/eighths.ts'
import type { StripId } from '#model/stripboard/records/strip.ts'
import { interiorLabel, timeLabel } from '#model/stripboard/strip-words.ts'
import { counted } from '$lib/ui/words.ts'
import { dateLabel } from './appearance.ts'
import { matches, noFilter } from './filter.ts'
import type { StripboardView } from './stripboard.svelte.ts'

/**
 * Scenes and days that match a text: a scene number finds that scene first, `day 7` the day, words
 * find sets, synopses and cast. Choosing one brings it into view.
 */
export function findOnBoard(
	view: StripboardView,
	text: string,
	reveal: (id: StripId) => void
): Found[] {
	const wanted = text.trim().toLowerCase()
	if (wanted === '') return []
	return [...findDays(view, wanted, reveal), ...findScenes(view, wanted, reveal)]
}

function findDays(view: StripboardView, wanted: string, reveal: (id: StripId) => void): Found[] {
	const number = /^d(?:ay)?\s*(\d+)$/.exec(wanted)?.[1]
	if (!number) return []
	return view.board.days
		.filter((day) => String(day.number).startsWith(number))
		.flatMap((day) => {
			const first = day.rows[0]?.id ?? (day.id === 'open' ? undefined : day.id)
			if (first === undefined) return []
			const date = day.date ? `${dateLabel(day.date)}, ` : ''
			return [
				{
					id: `day:${day.id}`,
					label: `Day ${day.number}`,
					note: `${date}${counted(day.totals.scenes, 'scene')}, ${formatEighths(day.totals.eighths)} pages`,
					run: () => reveal(first)
				}
			]
		})
}

function findScenes(view: StripboardView, wanted: string, reveal: (id: StripId) => void): Found[] {
	const filter = { ...noFilter, text: wanted }
	const found: { rank: number; item: Found }[] = []
	for (const id of view.order) {
		const row = view.rowOf(id)
		if (row?.kind !== 'scene' || !matches(row, filter)) continue
		const number = row.number.toLowerCase()
		const day = view.dayOf(id)
		const rank = number === wanted ? 0 : number.startsWith(wanted) ? 1 : 2
		const where = day ? `day ${day.number}` : 'boneyard'
		const label = row.number ? `Scene ${row.number}` : 'Scene'
		const note = `${interiorLabel(row.scene)} ${row.setName}, ${timeLabel(row.scene)}, ${where}`
		found.push({ rank, item: { id: `strip:${id}`, label, note, run: () => reveal(id) } })
	}
	return found.sort((a, b) => a.rank - b.rank).map((entry) => entry.item)
}

import type { Row } from '#model/stripboard/queries/rows.ts'

/** What a person looks for on the board. */
export type Filter = {
	text: string
	interior: 'any' | 'INT' | 'EXT'
	time: 'any' | 'day' | 'night' | 'morning' | 'evening'
}

export const noFilter: Filter = { text: '', interior: 'any', time: 'any' }

/** Whether a filter leaves anything out. */
export function isFiltering(filter: Filter): boolean {
	return filter.text.trim() !== '' || filter.interior !== 'any' || filter.time !== 'any'
}

/**
 * Whether a row matches. Every word must be found in the scene's set, synopsis, time or cast names,
 * or begin its number: 12 finds 12, 12A and 120. Banners match by their text.
 */
export function matches(row: Row, filter: Filter): boolean {
	if (!isFiltering(filter)) return true
	if (row.kind === 'dayBreak') return false
	const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean)
	if (row.kind === 'banner') {
		if (filter.interior !== 'any' || filter.time !== 'any') return false
		const text = row.strip.text.toLowerCase()
		return words.every((word) => text.includes(word))
	}
	const { scene } = row
	if (filter.interior === 'INT' && scene.intExt === 'EXT') return false
	if (filter.interior === 'EXT' && scene.intExt === 'INT') return false
	if (filter.time !== 'any' && scene.timeRow !== filter.time) return false
	const cast = row.cast.map((member) => member.name).join(' ')
	const text = `${row.setName} ${scene.synopsis} ${scene.time} ${cast}`.toLowerCase()
	const number = scene.number.toLowerCase()
	return words.every(
		(word) => number.startsWith(word) || (!/^\d/.test(word) && text.includes(word))
	)
}

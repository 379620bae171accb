import { formatEighths } from '#model/stripboard/eighths.ts'
import { interiorLabel, timeLabel } from '#model/stripboard/strip-words.ts'
import { counted } from '$lib/ui/words.ts'
import type { StripboardView } from './stripboard.svelte.ts'

/** Puts the selected strips on the clipboard as rows that a spreadsheet takes. */
export async function copyStrips(view: StripboardView): Promise<void> {
	const rows = view.rowsOf(view.selectedIds)
	const lines = rows.map((row) => {
		if (row.kind !== 'scene') return row.strip.text
		const cast = row.cast.map((member) => member.number || member.name).join(', ')
		const { scene } = row
		return [
			row.number,
			interiorLabel(scene),
			row.setName,
			timeLabel(scene),
			formatEighths(row.eighths),
			cast,
			scene.synopsis
		].join('\t')
	})
	try {
		await navigator.clipboard.writeText(lines.join('\n'))
		view.say(`${counted(lines.length, 'strip')} copied as text`)
	} catch {
		view.say('This browser does not allow copying here.')
	}
}

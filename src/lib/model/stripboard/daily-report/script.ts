import { formatEighths } from '../eighths.ts'
import type { StripboardState } from '../state.ts'
import type { ReportRow } from './facts.ts'
import { screenWords } from './screen-time.ts'
import type { TakenDay, Tally } from './taken.ts'

/** The table of what is taken: the script, what was omitted of it, before, today, to date, still to take. */
export function scriptRows(
	state: StripboardState,
	{ before, today, toDate }: TakenDay
): ReportRow[] {
	const all = [...state.scenes.values()].filter(({ removed }) => !removed)
	const kept = sizeOf(all.filter(({ omitted }) => !omitted))
	const omitted = sizeOf(all.filter((scene) => scene.omitted))
	return [
		sizeRow('script', 'Script', {
			scenes: kept.scenes + omitted.scenes,
			eighths: kept.eighths + omitted.eighths
		}),
		sizeRow('omitted', 'Omitted', omitted),
		sizeRow('total', 'New total', kept),
		takenRow('before', 'Taken before', before),
		takenRow('today', 'Taken today', today),
		takenRow('toDate', 'Taken to date', toDate),
		sizeRow('toTake', 'To be taken', {
			scenes: Math.max(0, kept.scenes - toDate.scenes),
			eighths: Math.max(0, kept.eighths - toDate.eighths)
		})
	]
}

type Size = Pick<Tally, 'scenes' | 'eighths'>

function sizeOf(scenes: readonly { eighths: number | null }[]): Size {
	return {
		scenes: scenes.length,
		eighths: scenes.reduce((sum, { eighths }) => sum + (eighths ?? 0), 0)
	}
}

function sizeRow(id: string, name: string, { scenes, eighths }: Size): ReportRow {
	const none = { screen: '', setups: '', retakes: '' }
	return { id, name, scenes: String(scenes), pages: formatEighths(eighths), ...none }
}

function takenRow(id: string, name: string, tally: Tally): ReportRow {
	return {
		...sizeRow(id, name, tally),
		screen: screenWords(tally.seconds),
		setups: String(tally.setups),
		retakes: String(tally.retakes)
	}
}

import { mostPacked } from '../records/reel.ts'
import { frameRates, type FrameRate } from './timecode.ts'

/** A piece of a source in the picture of a cut: frames since midnight, the ends no longer part of it. */
export type CutEvent = {
	/** What tells one source from others: its reel and clip. */
	key: string
	sourceIn: number
	sourceOut: number
	recordIn: number
	recordOut: number
}

/** A cut as one text; '' where it is too long to be kept. Figures are base 36, each source is named once. */
export function packCut(events: readonly CutEvent[], rate: FrameRate): string {
	const keys = [...new Set(events.map(({ key }) => key))]
	const at = new Map(keys.map((key, index) => [key, index]))
	const lines = events.map(({ key, sourceIn, sourceOut, recordIn, recordOut }) =>
		[at.get(key) as number, sourceIn, sourceOut, recordIn, recordOut]
			.map((figure) => figure.toString(36))
			.join(' ')
	)
	const text = JSON.stringify({ rate, keys, events: lines.join('\n') })
	return text.length > mostPacked || /\p{Surrogate}/u.test(text) ? '' : text
}

/** A cut from its text, with the rate it was counted at; null where there is none that can be read. */
export function unpackCut(text: string): { rate: FrameRate; events: CutEvent[] } | null {
	if (text === '') return null
	try {
		const { rate, keys, events } = JSON.parse(text) as Record<string, unknown>
		if (!frameRates.includes(rate as FrameRate) || !Array.isArray(keys)) return null
		const read = String(events)
			.split('\n')
			.map((line) => eventOf(line, keys))
		return read.includes(null) ? null : { rate: rate as FrameRate, events: read as CutEvent[] }
	} catch {
		return null
	}
}

function eventOf(line: string, keys: readonly unknown[]): CutEvent | null {
	const figures = line.split(' ').map((part) => Number.parseInt(part, 36))
	const [at = -1, sourceIn = 0, sourceOut = 0, recordIn = 0, recordOut = 0] = figures
	const key = keys[at]
	if (typeof key !== 'string' || figures.length !== 5 || figures.some(Number.isNaN)) return null
	return { key, sourceIn, sourceOut, recordIn, recordOut }
}

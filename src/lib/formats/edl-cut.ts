import type { CutEvent } from '#model/bookings/cues/cut.ts'
import { framesOf, type FrameRate } from '#model/bookings/cues/timecode.ts'
import type { Edl, EdlEvent } from './edl.ts'

/** Whether an event is of the picture. */
export function isPicture({ channel }: EdlEvent): boolean {
	return /^(B|V\d*)\b/i.test(channel) || /\/V/i.test(channel)
}

/** The picture of a list as a cut, at the rate it is counted at. Sound alone counts where there is nothing else. */
export function cutOf({ events }: Edl, rate: FrameRate): CutEvent[] {
	const picture = events.filter(isPicture)
	return (picture.length > 0 ? picture : events).flatMap((event): CutEvent[] => {
		const times = [event.sourceIn, event.sourceOut, event.recordIn, event.recordOut]
		// A list that counts drop frame names the same frames whatever stands between its figures.
		const frames = times.map((time) => framesOf(time, rate))
		if (frames.includes(null)) return []
		const [sourceIn, sourceOut, recordIn, recordOut] = frames as [number, number, number, number]
		if (recordOut <= recordIn) return []
		const clip = event.transition === 'C' ? event.fromClip : event.toClip || event.fromClip
		const key = `${event.reel.toUpperCase()} ${clip.toUpperCase()}`.trim()
		return [{ key, sourceIn, sourceOut, recordIn, recordOut }]
	})
}

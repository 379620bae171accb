/** The rates that timecode counts at; `df` leaves out numbers to stay with the clock. */
export const frameRates = [
	...(['23.976', '24', '25', '29.97', '29.97df', '30', '48', '50', '59.94', '60'] as const)
] as const
export type FrameRate = (typeof frameRates)[number]

/** How many frames a second of timecode numbers. */
const bases: Record<FrameRate, number> = {
	...{ '23.976': 24, '24': 24, '25': 25, '29.97': 30, '29.97df': 30 },
	...{ '30': 30, '48': 48, '50': 50, '59.94': 60, '60': 60 }
}

/** How many frames a second of timecode numbers at a rate. */
export function baseOf(rate: FrameRate): number {
	return bases[rate]
}

/** The rate that a program writes as `23.976 Frame` or `29.97 Drop Frame`, or null. */
export function readRate(text: string): FrameRate | null {
	const [number = ''] = /\d+(\.\d+)?/.exec(text) ?? []
	const plain = number.replace(/^23\.9[78]\d*$/, '23.976').replace(/\.0+$/, '')
	const dropped = plain === '29.97' && /drop/i.test(text) && !/non/i.test(text) ? '29.97df' : plain
	return (frameRates as readonly string[]).includes(dropped) ? (dropped as FrameRate) : null
}

const written = /^(\d{1,2})[:;.,](\d{1,2})[:;.,](\d{1,2})(?:([:;.,])(\d{1,2}))?(?:\.\d+)?$/

/**
 * Timecode as people write it: `1:02:03:04`, `01020304`, without frames, with hundredths of a frame. The
 * answer is the one form that is kept, `HH:MM:SS:FF`, a `;` before the frames for drop frame; null for
 * anything else. At least five digits, so that a number is not taken for timecode.
 */
export function readTimecode(text: string): string | null {
	const plain = text.trim()
	const spread = /^\d{5,8}$/.test(plain)
		? plain.padStart(8, '0').replace(/(..)(..)(..)(..)/, '$1:$2:$3:$4')
		: plain
	const found = written.exec(spread)
	if (!found) return null
	const [, hours = '', minutes = '', seconds = '', mark = ':', frames = '0'] = found
	if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59 || Number(frames) > 59)
		return null
	const two = (part: string): string => part.padStart(2, '0')
	return `${two(hours)}:${two(minutes)}:${two(seconds)}${mark === ';' ? ';' : ':'}${two(frames)}`
}

/** Whether a text is timecode in the form that is kept. */
export function isTimecode(text: string): boolean {
	return /^\d\d:\d\d:\d\d[:;]\d\d$/.test(text) && readTimecode(text) === text
}

/** Whether no frame of that number exists at this rate: `01:00:00:24` where a second has 24. */
export function isOffRate(timecode: string, rate: FrameRate): boolean {
	return isTimecode(timecode) && Number(timecode.slice(9)) >= bases[rate]
}

/** Drop frame leaves out two numbers each minute, but not every tenth (SMPTE 12M). */
const droppedEachMinute = 2

/** The frames since midnight that a timecode names, or null when it is none. */
export function framesOf(timecode: string, rate: FrameRate): number | null {
	if (!isTimecode(timecode)) return null
	const [hours = 0, minutes = 0, seconds = 0, frames = 0] = timecode.split(/[:;]/).map(Number)
	const inMinutes = hours * 60 + minutes
	const count = (inMinutes * 60 + seconds) * bases[rate] + frames
	if (rate !== '29.97df') return count
	return count - droppedEachMinute * (inMinutes - Math.floor(inMinutes / 10))
}

/** The timecode of a frame since midnight; round the clock, as machines do. */
export function timecodeAt(frames: number, rate: FrameRate): string {
	const day = framesOf('23:59:59:00', rate) as number
	const whole = (((frames % (day + bases[rate])) + day + bases[rate]) % (day + bases[rate])) | 0
	const number = rate === '29.97df' ? numberedDrop(whole) : whole
	const base = bases[rate]
	const [seconds, rest] = [Math.floor(number / base), number % base]
	const two = (part: number): string => String(part).padStart(2, '0')
	const mark = rate === '29.97df' ? ';' : ':'
	return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${mark}${two(rest)}`
}

function numberedDrop(frames: number): number {
	const [tenMinutes, minute] = [17_982, 1798]
	const tens = Math.floor(frames / tenMinutes)
	const rest = frames % tenMinutes
	const minutes = rest < droppedEachMinute ? 0 : Math.floor((rest - droppedEachMinute) / minute)
	return frames + droppedEachMinute * (tens * 9 + minutes)
}

/** A timecode so many frames later, or as it was when it is none. */
export function shifted(timecode: string, by: number, rate: FrameRate): string {
	const frames = framesOf(timecode, rate)
	return frames === null ? timecode : timecodeAt(frames + by, rate)
}

/** How long it is from one timecode to another, in seconds; null while one is missing or they are turned. */
export function secondsBetween(from: string, to: string, rate: FrameRate): number | null {
	const [first, last] = [framesOf(from, rate), framesOf(to, rate)]
	if (first === null || last === null || last < first) return null
	const exact = /\.9/.test(rate) ? 1.001 : 1
	return ((last - first) / bases[rate]) * exact
}

/** 35 mm film, four perforations: 16 frames a foot, always 24 a second. */
const framesAFoot = 16

/** The timecode of a place in feet and frames (`12+08.50`) behind the start of a session, or null. */
export function timecodeAtFeet(feet: string, start: string, rate: FrameRate): string | null {
	const found = /^(\d+)\+(\d+(?:\.\d+)?)$/.exec(feet.trim())
	const begins = framesOf(readTimecode(start) ?? '', rate)
	if (!found || begins === null) return null
	const seconds = (Number(found[1]) * framesAFoot + Number(found[2])) / 24
	return timecodeAt(begins + Math.round(seconds * bases[rate]), rate)
}

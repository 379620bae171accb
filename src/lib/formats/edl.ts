import { readTimecode } from '#model/bookings/cues/timecode.ts'
import { maxLineLength, maxListRows } from './limits.ts'
import { linesOfList } from './list-text.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { ScriptWarning } from './screenplay.ts'
import { warningList, type WarningList } from './warnings.ts'

/** A mark at a place of the record: Avid's locators, which name VFX shots and spotting notes. */
export type EdlLocator = { at: string; colour: string; text: string; line: number }

/** One line of an edit decision list with what the lines below it say of it. */
export type EdlEvent = {
	/** As it stands; numbers repeat in dissolves and are wrong at times, so nothing is keyed by it. */
	number: string
	/** What the source is called: tape, file, camera roll; `AX` for unknown, `BL` for black. */
	reel: string
	/** `V`, `A2`, `AA/V`, with the further tracks of an `AUD` line. */
	channel: string
	/** `C`, `D`, `W001`, `K`, `KB`, `KO`, and how many frames it takes. */
	transition: string
	frames: number
	sourceIn: string
	sourceOut: string
	recordIn: string
	/** The first frame that is no longer part of it. */
	recordOut: string
	/** The clip it comes from, and for a transition the one it goes to. */
	fromClip: string
	toClip: string
	sourceFile: string
	/** Frames a second of an M2 line; null where the speed is not changed. */
	speed: number | null
	locators: EdlLocator[]
	/** Everything else that stands below it, as it stands. */
	comments: string[]
	line: number
}

/** An edit decision list of the CMX 3600 family. Its frame rate stands nowhere in it. */
export type Edl = {
	format: 'edl'
	title: string
	/** Null where it does not say. */
	dropFrame: boolean | null
	events: EdlEvent[]
	/** The highest frame number, which bounds the rate from below. */
	highestFrame: number
	warnings: ScriptWarning[]
}

const timecode = String.raw`\d{1,2}[:;.]\d{2}[:;.]\d{2}[:;.]\d{2}`
const fourTimes = new RegExp(
	String.raw`(${timecode})\s+(${timecode})\s+(${timecode})\s+(${timecode})$`
)
const eventStart = /^\s*(\d{3,6})\s+\S/
const isChannel = /^(NONE|B|V\d*|A\d*|AA)(\/(V\d*|A\d*|AA))*$/i

/** Reads an edit decision list. Never throws; what is no event where one should be is refused, with the line. */
export function readEdl(file: {
	name: string
	bytes: Uint8Array
}): { ok: true; value: Edl } | Refusal {
	const read = linesOfList(file, 'an edit decision list')
	if (!read.ok) return read
	const warnings = warningList()
	const edl: Edl = {
		...{ format: 'edl', title: '', dropFrame: null, events: [], highestFrame: 0, warnings: [] }
	}
	for (const [at, raw] of read.value.lines.entries()) {
		const text = raw.trimEnd()
		if (text.trim() === '') continue
		const refusal = readLine(edl, { text, line: at + 1, warnings })
		if (refusal) return refusal
	}
	if (edl.events.length === 0) return refuseFile('wrong-kind', noEvents)
	return { ok: true, value: { ...edl, warnings: warnings.all() } }
}

const noEvents =
	'No event of an edit decision list was found: one has a number, a reel, a channel and four timecodes.'

type Line = { text: string; line: number; warnings: WarningList }

function readLine(edl: Edl, { text, line, warnings }: Line): Refusal | null {
	if (text.length > maxLineLength)
		return refuseFile('broken-list', `Line ${line} is too long for an edit decision list.`, line)
	const title = /^\s*TITLE:\s*(.*)$/i.exec(text)
	if (title) {
		// A second title, as joined lists have, belongs to what follows and is not the list's.
		if (edl.title === '' && edl.events.length === 0) edl.title = title[1] ?? ''
		return null
	}
	const fcm = /^\s*FCM:\s*(NON-)?DROP FRAME/i.exec(text)
	if (fcm) {
		edl.dropFrame ??= fcm[1] === undefined
		return null
	}
	const start = eventStart.exec(text)
	const isEvent = start !== null && /\d{1,2}[:;.]\d{2}[:;.]\d{2}/.test(text)
	if (!isEvent) {
		const event = edl.events.at(-1)
		if (event) addComment(event, { text: text.trim(), line, warnings })
		return null
	}
	const event = readEvent(text, start[1] as string, line)
	if ('ok' in event) return event
	if (edl.events.length >= maxListRows)
		return refuseFile('too-many', `This list has more than ${maxListRows} events.`, line)
	edl.events.push(event)
	for (const time of [event.sourceIn, event.sourceOut, event.recordIn, event.recordOut])
		edl.highestFrame = Math.max(edl.highestFrame, Number(time.slice(9)))
	if (event.recordOut < event.recordIn)
		warnings.add(line, `The record of event ${event.number} ends before it begins.`)
	return null
}

/** By the four timecodes at the end: columns lie elsewhere in each program, and reels may have spaces. */
function readEvent(text: string, number: string, line: number): EdlEvent | Refusal {
	const times = fourTimes.exec(text.trimEnd())
	if (!times)
		return refuseFile(
			'broken-list',
			`Line ${line} begins like event ${number} but does not end in four timecodes.`,
			line
		)
	const read = times.slice(1, 5).map(readTimecode)
	const wrong = read.indexOf(null)
	if (wrong >= 0)
		return refuseFile('broken-list', `Line ${line}: ${times[wrong + 1]} is no timecode.`, line)
	const words = text.slice(0, times.index).trim().split(/\s+/).slice(1)
	const frames = /^\d{1,4}$/.test(words.at(-1) ?? '') && words.length > 3 ? Number(words.pop()) : 0
	const transition = words.length > 2 ? (words.pop() as string) : ''
	const channel = isChannel.test(words.at(-1) ?? '') ? (words.pop() as string) : ''
	if (!/^(C|D|W\d+|K[BO]?)$/i.test(transition) || channel === '')
		return refuseFile(
			'broken-list',
			`Line ${line}: event ${number} has no reel, channel and transition before its timecodes.`,
			line
		)
	const [sourceIn, sourceOut, recordIn, recordOut] = read as [string, string, string, string]
	return {
		...{ number, reel: words.join(' '), channel, transition, frames },
		...{ sourceIn, sourceOut, recordIn, recordOut, fromClip: '', toClip: '', sourceFile: '' },
		...{ speed: null, locators: [], comments: [], line }
	}
}

function addComment(event: EdlEvent, { text, line }: Line): void {
	const clip = /^\*\s*(FROM|TO) CLIP(?: NAME)?:\s*(.*)$/i.exec(text)
	if (clip) {
		// Avid writes the clip once more, with its path, as FROM CLIP.
		if (clip[1]?.toUpperCase() === 'TO') event.toClip ||= clip[2] ?? ''
		else event.fromClip ||= clip[2] ?? ''
		return
	}
	const file = /^\*\s*SOURCE FILE:\s*(.*)$/i.exec(text)
	if (file) {
		event.sourceFile ||= file[1] ?? ''
		return
	}
	const locator = new RegExp(String.raw`^\*\s*LOC:\s*(${timecode})\s+(\S+)\s*(.*)$`, 'i').exec(text)
	const at = locator && readTimecode(locator[1] ?? '')
	if (locator && at !== null) {
		event.locators.push({ at, colour: locator[2] ?? '', text: locator[3] ?? '', line })
		return
	}
	const speed = /^M2\s+.*?(-?\d+(?:\.\d+)?)\s+\d{1,2}[:;.]\d{2}[:;.]\d{2}[:;.]\d{2}$/i.exec(text)
	if (speed) event.speed = Number(speed[1])
	const more = /^AUD\s+([\d\s]+)$/i.exec(text)
	if (more)
		event.channel += ` ${(more[1] ?? '')
			.trim()
			.split(/\s+/)
			.map((each) => `A${each}`)
			.join(' ')}`
	event.comments.push(text)
}

import {
	readTimecode,
	timecodeAtFeet,
	readRate,
	type FrameRate
} from '#model/bookings/cues/timecode.ts'
import { maxLineLength, maxListRows } from './limits.ts'
import { linesOfList } from './list-text.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { splitLines } from './text.ts'

declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

/** A clip on a track. Times as the session shows them: timecode, feet, samples. */
export type PtClip = {
	channel: number
	event: number
	name: string
	start: string
	end: string
	muted: boolean
	line: number
}

export type PtTrack = {
	name: string
	comments: string
	state: string
	clips: PtClip[]
	line: number
}

export type PtMarker = {
	number: number
	location: string
	name: string
	comments: string
	line: number
}

/** What “Export Session Info as Text” writes. */
export type PtSession = {
	format: 'protools'
	session: string
	start: string
	timecodeFormat: string
	rate: FrameRate | null
	declaredTracks: number
	tracks: PtTrack[]
	markers: PtMarker[]
	/** The blocks that the file has, as `TRACK LISTING`. */
	sections: string[]
}

/** Reads a Pro Tools session's text. Never throws; what is damaged is refused, with the line. */
export function readProTools(file: {
	name: string
	bytes: Uint8Array
}): { ok: true; value: PtSession } | Refusal {
	const read = linesOfList(file, 'the text of a Pro Tools session')
	if (!read.ok) return read
	// Exported as “TextEdit” it is in Mac Roman.
	const lines =
		read.value.encoding === 'windows-1252'
			? splitLines(new TextDecoder('macintosh').decode(file.bytes))
			: read.value.lines
	if (!/^SESSION NAME:\t/.test(lines[0] ?? ''))
		return refuseFile(
			'wrong-kind',
			'This is no session text: it does not begin with SESSION NAME.',
			1
		)
	const long = lines.findIndex((line) => line.length > maxLineLength)
	if (long >= 0)
		return refuseFile('broken-list', `Line ${long + 1} is too long for a session.`, long + 1)
	const heading = (key: string): string =>
		lines
			.slice(0, 12)
			.find((line) => line.startsWith(`${key}:`))
			?.slice(key.length + 1)
			.trim() ?? ''
	const session: PtSession = {
		...{ format: 'protools', session: heading('SESSION NAME') },
		start: heading('SESSION START TIMECODE'),
		timecodeFormat: heading('TIMECODE FORMAT'),
		rate: readRate(heading('TIMECODE FORMAT')),
		declaredTracks: Number(heading('# OF AUDIO TRACKS')) || 0,
		...{ tracks: [], markers: [], sections: [] }
	}
	const refusal = readBlocks(session, lines)
	return refusal ?? { ok: true, value: session }
}

/** `T R A C K  L I S T I N G`, or null. */
function sectionOf(line: string): string | null {
	if (!/^(\S ){3,}/.test(line) || line.includes('\t')) return null
	return line
		.trim()
		.split(/ {2,}/)
		.map((word) => word.replaceAll(' ', ''))
		.join(' ')
}

function readBlocks(session: PtSession, lines: readonly string[]): Refusal | null {
	let at = 0
	while (at < lines.length) {
		const section = sectionOf(lines[at] ?? '')
		if (section === null) {
			at++
			continue
		}
		session.sections.push(section)
		const begin = at + 1
		at = begin
		while (at < lines.length && sectionOf(lines[at] ?? '') === null) at++
		const block = { lines: lines.slice(begin, at), first: begin + 1 }
		const refusal =
			section === 'TRACK LISTING'
				? readTracks(session, block)
				: section === 'MARKERS LISTING'
					? readMarkers(session, block)
					: null
		if (refusal) return refusal
	}
	return null
}

type Lines = { lines: readonly string[]; first: number }

function readTracks(session: PtSession, { lines, first }: Lines): Refusal | null {
	let track: PtTrack | null = null
	let columns = 0
	let inComments = false
	for (let at = 0; at < lines.length; at++) {
		const [text, line] = [lines[at] ?? '', first + at]
		const named = /^(TRACK NAME|COMMENTS|USER DELAY|STATE|PLUG-INS|CHANNEL)\s*[:\t](.*)$/.exec(text)
		if (named) {
			const [, key, value = ''] = named
			inComments = key === 'COMMENTS'
			if (key === 'TRACK NAME') {
				track = { name: value.trim(), comments: '', state: '', clips: [], line }
				session.tracks.push(track)
				columns = 0
			} else if (track && key === 'COMMENTS') track.comments = value.trim()
			else if (track && key === 'STATE') track.state = value.trim()
			else if (track && key === 'CHANNEL') columns = text.split('\t').length
			continue
		}
		if (inComments && track && text.trim() !== '') track.comments += `\n${text.trim()}`
		if (!track || columns === 0 || !/^\d+\s*\t/.test(text)) continue
		const row = joined(lines, at, columns)
		if (row === null || session.tracks.length > maxListRows)
			return refuseFile('broken-list', `Line ${line}: this clip has no times.`, line)
		const clip = clipOf(row.cells, { columns, line })
		if ('ok' in clip) return clip
		track.clips.push(clip)
		at += row.more
	}
	return null
}

/** The cells of a row that a name with line ends tore apart; null when it never becomes whole. */
function joined(lines: readonly string[], at: number, columns: number) {
	let text = lines[at] ?? ''
	for (let more = 0; more < 20; more++) {
		const cells = text.split('\t')
		if (cells.length >= columns) return { cells, more }
		const next = lines[at + more + 1]
		if (next === undefined || /^(TRACK NAME|COMMENTS):/.test(next)) return null
		text += `\n${next}`
	}
	return null
}

/** A name may hold tabs: what stands before it and behind it is counted. */
function clipOf(
	cells: readonly string[],
	{ columns, line }: { columns: number; line: number }
): PtClip | Refusal {
	const behind = columns - 3
	const name = cells.slice(2, cells.length - behind).join('\t')
	const [start = '', end = ''] = cells.slice(cells.length - behind).map((cell) => cell.trim())
	if (!/^[\d:;.+|]+$/.test(start) || !/^[\d:;.+|]+$/.test(end))
		return refuseFile('broken-list', `Line ${line}: “${start}” is no time.`, line)
	return {
		channel: Number((cells[0] ?? '').trim()),
		event: Number((cells[1] ?? '').trim()) || 0,
		...{ name: name.trim(), start, end, line },
		muted: (cells.at(-1) ?? '').trim() === 'Muted'
	}
}

/** Number, location, time reference and units stand before the name. */
const beforeName = 4

function readMarkers(session: PtSession, { lines, first }: Lines): Refusal | null {
	const head = (lines[0] ?? '').split('\t')
	const widths = head.map((cell) => cell.length)
	const commentsAt = head.findIndex((cell) => cell.trim() === 'COMMENTS')
	const rows: { text: string; line: number }[] = []
	for (const [at, text] of lines.entries()) {
		if (at === 0 || text.trim() === '') continue
		const last = rows.at(-1)
		if (/^\d+\s*\t/.test(text)) rows.push({ text, line: first + at })
		else if (last) last.text += `\n${text.replace(/^[\s\t]+/, '')}`
	}
	for (const { text, line } of rows) {
		const cells = text.split('\t')
		const location = (cells[1] ?? '').trim()
		if (cells.length < beforeName + 1 || !/^[\d:;.+|]+$/.test(location))
			return refuseFile('broken-list', `Line ${line}: this marker has no place.`, line)
		const names = fitted(cells.slice(beforeName), widths.slice(beforeName, commentsAt))
		session.markers.push({
			number: Number((cells[0] ?? '').trim()),
			...{ location, line, name: (names.fields[0] ?? '').trim(), comments: names.rest.trim() }
		})
	}
	return null
}

/** Columns are padded to their width: a cell that is shorter goes on behind a tab of its own. */
function fitted(cells: readonly string[], widths: readonly number[]) {
	const left = [...cells]
	const fields = widths.map((width) => {
		let field = left.shift() ?? ''
		while (field.length < width && left.length > 1) field += `\t${left.shift() ?? ''}`
		return field
	})
	return { fields, rest: left.join('\t') }
}

/** The timecode of a time as a session shows it, or null for samples and bars. */
export function timeInSession(
	time: string,
	session: Pick<PtSession, 'start' | 'rate'>
): string | null {
	return time.includes('+')
		? timecodeAtFeet(time, session.start, session.rate ?? '24')
		: readTimecode(time)
}

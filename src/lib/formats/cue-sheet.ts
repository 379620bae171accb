import type { FrameRate } from '#model/bookings/cues/timecode.ts'
import { readRate } from '#model/bookings/cues/timecode.ts'
import { readAle } from './ale.ts'
import { readEdl, type Edl } from './edl.ts'
import { listKind } from './list-kind.ts'
import { linesOfList } from './list-text.ts'
import { readProTools } from './protools.ts'
import { cuesOfSession, type PtCue } from './protools-cues.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { isSheetName, openSheet } from './sheet-file.ts'
import { readTable, type TableRow } from './table.ts'

/** A file that holds cues, as rows with a heading; whoever imports it says what the columns are. */
export type CueSheet = {
	format: 'csv' | 'xlsx' | 'edl' | 'ale' | 'protools'
	rows: TableRow[]
	/** What its timecode counts at, where the file says so. */
	rate: FrameRate | null
	/** What was left out, and why. */
	note: string
}

/** Opens a cue sheet, a session's text, an EDL or an Avid log. Never throws. */
export async function openCueSheet(file: {
	name: string
	bytes: Uint8Array
}): Promise<{ ok: true; value: CueSheet } | Refusal> {
	const kind = listKind(file)
	if (kind === 'protools') {
		const read = readProTools(file)
		return read.ok
			? { ok: true, value: sheetOfCues(cuesOfSession(read.value), read.value.rate) }
			: read
	}
	if (kind === 'edl') {
		const read = readEdl(file)
		return read.ok ? { ok: true, value: sheetOfEdl(read.value) } : read
	}
	if (kind === 'ale') {
		const read = readAle(file)
		if (!read.ok) return read
		const { columns, rows, heading } = read.value
		const listed = rows.map(({ line, cells }) => ({ row: line, cells }))
		const sheet = [{ row: 1, cells: columns }, ...listed]
		return {
			ok: true,
			value: { format: 'ale', rows: sheet, rate: readRate(heading['FPS'] ?? ''), note: '' }
		}
	}
	return openTable(file, 'a cue sheet')
}

/** Opens a spreadsheet or a table of text, whatever its columns are. Never throws. */
export async function openTable(
	file: { name: string; bytes: Uint8Array },
	what: string
): Promise<{ ok: true; value: CueSheet } | Refusal> {
	if (isSheetName(file.name)) {
		const opened = await openSheet(file)
		return opened.ok ? { ok: true, value: { ...opened.value, rate: null, note: '' } } : opened
	}
	const read = linesOfList(file, what)
	if (!read.ok) return read
	const rows = readTable(read.value.lines.join('\n'))
	const wide = rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 1)
	if (wide.length * 2 <= rows.length)
		return refuseFile(
			'wrong-kind',
			what === 'a cue sheet'
				? 'This is neither a table of cues, nor a Pro Tools session’s text, an EDL or an Avid log.'
				: `This is no table, so it is not ${what}.`
		)
	return { ok: true, value: { format: 'csv', rows, rate: null, note: '' } }
}

function sheetOfCues(cues: readonly PtCue[], rate: FrameRate | null): CueSheet {
	const heard = cues.filter(({ muted }) => !muted)
	const head = [
		...['Cue', 'Reel', 'Scene', 'Version', 'TC In', 'TC Out', 'Character', 'Line', 'Reason'],
		...['Requested by', 'Priority', 'Minutes', 'Notes', 'Flags']
	]
	const rows = heard.map((cue) => ({
		row: cue.line,
		cells: [
			...[cue.number, cue.reel, cue.scene, cue.version, cue.from, cue.to, cue.character, cue.text],
			...[cue.reason, cue.askedBy, cue.priority, cue.minutes, cue.note, cue.flags.join(';')]
		]
	}))
	const muted = cues.length - heard.length
	return {
		...{ format: 'protools', rate, rows: [{ row: 0, cells: head }, ...rows] },
		note: muted > 0 ? `${muted} muted ${muted === 1 ? 'clip was' : 'clips were'} left out.` : ''
	}
}

/** Where somebody set marks, they are what is wanted; else every event of the picture. */
function sheetOfEdl({ events }: Edl): CueSheet {
	const head = ['Cue', 'TC In', 'TC Out', 'Clip', 'Source In', 'Source Out', 'Description']
	const marked = events.filter(({ locators }) => locators.length > 0)
	const rows = (marked.length > 0 ? marked : events).flatMap((event) => {
		const { recordIn, recordOut, sourceIn, sourceOut, line } = event
		const from = [recordIn, recordOut, event.fromClip || event.reel, sourceIn, sourceOut]
		if (event.locators.length === 0) return [{ row: line, cells: ['', ...from, ''] }]
		return event.locators.map(({ text, line: row }) => {
			const [, code = '', rest = ''] = /^((?=\S*\d)\S+)\s*(.*)$/.exec(text) ?? ['', '', text]
			return { row, cells: [code, ...from, rest] }
		})
	})
	const left = events.length - marked.length
	return {
		...{ format: 'edl', rate: null, rows: [{ row: 0, cells: head }, ...rows] },
		note: marked.length > 0 && left > 0 ? `${left} events without a marker were left out.` : ''
	}
}

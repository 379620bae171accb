import { readHeading } from './heading.ts'
import { maxElements } from './limits.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { asScreenplay, castByScenes, scheduleScene } from './schedule.ts'
import type { Screenplay, ScriptScene } from './screenplay.ts'
import type { Listener } from './warnings.ts'

/*
 * `.sex`, Scheduling Export: what Final Draft writes for Movie Magic Scheduling 4 and older. There is no
 * specification; two public readers agree on this, little-endian, Latin-1:
 *
 *   "SSI*"  10 bytes  category names, each ended by 0, and one empty one
 *   records 23 00 00 00 | u16 length of type and payload | u16 type | payload
 *     1 scene    u8 counter, page TAB number TAB slugline [TAB] 0
 *     2 element  u16 scene in file order from 1, u8 category, text 0
 *     3 length   u16 scene, u16 pages, u16 eighths
 *
 * The header is a record itself, of type 0, so records are walked and no offset is taken for granted. The
 * counter wraps at 255 and is not read. In one kind of file the last word is all the eighths, in
 * another only the rest beside whole pages: pages × 8 + eighths is right for both.
 */

const magic = [0x53, 0x53, 0x49, 0x2a]
const mark = [0x23, 0, 0, 0]
/** Both readers' goldens have their names from here on. */
const namesAt = 14

/** Whether these bytes begin as a scheduling export does. */
export function isSchedulingExport(bytes: Uint8Array): boolean {
	return magic.every((byte, at) => bytes[at] === byte)
}

/** Reads a scheduling export. */
export function readSchedulingExport(
	bytes: Uint8Array,
	{ warnings }: Listener
): { ok: true; value: Screenplay } | Refusal {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const names = readNames(bytes)
	if (names === null) return refuseFile('cut-off', 'This scheduling export ends within its head.')
	const scenes: ScriptScene[] = []
	for (let at = names.end; at + 8 <= bytes.length;) {
		if (!mark.every((byte, by) => bytes[at + by] === byte))
			return refuseFile(
				'cut-off',
				`This scheduling export is damaged after scene ${scenes.length}.`
			)
		const length = view.getUint16(at + 4, true)
		const type = view.getUint16(at + 6, true)
		const end = at + 6 + length
		if (length < 2 || end > bytes.length)
			return refuseFile(
				'cut-off',
				`This scheduling export is cut off after scene ${scenes.length}.`
			)
		const record = { bytes, view, from: at + 8, end }
		if (type === 1) scenes.push(sceneOf(record, scenes))
		if (type === 2) addElement(record, scenes, names.all)
		if (type === 3) addLength(record, scenes)
		at = end
	}
	warnings.add(
		1,
		'Scheduling exports carry no days and no order of strips: break it into days here.'
	)
	return asScreenplay({
		...{ format: 'sex', title: '', scenes, warnings },
		characters: castByScenes(scenes)
	})
}

type Record = { bytes: Uint8Array; view: DataView; from: number; end: number }

function readNames(bytes: Uint8Array): { all: string[]; end: number } | null {
	const all: string[] = []
	let at = namesAt
	for (;;) {
		const end = bytes.indexOf(0, at)
		if (end < 0) return null
		if (end === at) return { all, end: afterZeros(bytes, end) }
		all.push(latin(bytes.subarray(at, end)))
		at = end + 1
	}
}

/** One kind of file fills up with zeros before its first record. */
function afterZeros(bytes: Uint8Array, from: number): number {
	const first = bytes.subarray(from).findIndex((byte) => byte !== 0)
	return first < 0 ? bytes.length : from + first
}

function sceneOf({ bytes, from, end }: Record, before: readonly ScriptScene[]): ScriptScene {
	const [page = '', number = '', slug = ''] = textOf(bytes, from + 1, end).split('\t')
	const reading = readHeading(slug, before.at(-1)?.timeRow ?? null)
	return scheduleScene({
		number: number.trim() || null,
		heading: slug.trim(),
		...{ intExt: reading.intExt, set: reading.set, time: reading.time, timeRow: reading.timeRow },
		page: page.trim(),
		line: before.length + 1,
		omitted: slug.trim() === '',
		eighths: slug.trim() === '' ? 0 : null,
		needsLook: reading.remarks.length > 0 ? reading.remarks.join(' ') : null
	})
}

function addElement(
	record: Record,
	scenes: readonly ScriptScene[],
	names: readonly string[]
): void {
	const { bytes, view, from, end } = record
	if (end - from < 4) return
	const scene = scenes[view.getUint16(from, true) - 1]
	const category = names[bytes[from + 2] ?? 0] ?? ''
	const name = textOf(bytes, from + 3, end).trim()
	if (!scene || name === '' || scene.elements.length >= maxElements) return
	if (/^cast members?$/i.test(category)) {
		if (!scene.characters.includes(name)) scene.characters.push(name)
	} else scene.elements.push({ category, categoryId: '', name })
}

function addLength({ view, from, end }: Record, scenes: readonly ScriptScene[]): void {
	if (end - from < 6) return
	const scene = scenes[view.getUint16(from, true) - 1]
	if (scene && !scene.omitted)
		scene.eighths = view.getUint16(from + 2, true) * 8 + view.getUint16(from + 4, true)
}

function textOf(bytes: Uint8Array, from: number, end: number): string {
	const zero = bytes.indexOf(0, from)
	return latin(bytes.subarray(from, zero < 0 ? end : Math.min(zero, end)))
}

function latin(bytes: Uint8Array): string {
	return new TextDecoder('windows-1252').decode(bytes)
}

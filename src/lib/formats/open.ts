import { maxFileBytes } from './limits.ts'
import { readScreenplay, type ReadOutcome, type ScriptFile } from './read.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import { readSheet, type SheetFile } from './schedule-sheet.ts'
import { extensionOf } from './sniff.ts'
import { readTable } from './table.ts'
import { decodeText } from './text.ts'
import { warningList } from './warnings.ts'

/** A file that was opened: a script or a schedule, or a sheet whose columns somebody has to confirm. */
export type Opened = { kind: 'script'; outcome: ReadOutcome } | { kind: 'sheet'; sheet: SheetFile }

/** `PK`. */
const zipMark = [0x50, 0x4b]

const sheetNames = new Set(['csv', 'tsv', 'xlsx'])

/** Opens any file that the import takes. Readers of kinds that are rarely met load when they are. Never throws. */
export async function openFile(
	file: ScriptFile,
	onProgress: (fraction: number) => void = () => undefined
): Promise<Opened> {
	const { name, bytes } = file
	const fits = bytes.length > 0 && bytes.length <= maxFileBytes
	if (fits && sheetNames.has(extensionOf(name))) {
		const rows = await rowsOf(file)
		if (!rows.ok) return { kind: 'script', outcome: rows }
		return { kind: 'sheet', sheet: rows.value }
	}
	if (fits && extensionOf(name) === 'fadein')
		return { kind: 'script', outcome: await readFadeIn(file, onProgress) }
	if (fits && extensionOf(name) === 'celtx') {
		const { readCeltx } = await import('./celtx.ts')
		const listener = { warnings: warningList(), progress: onProgress }
		return { kind: 'script', outcome: readCeltx(bytes, listener) }
	}
	return { kind: 'script', outcome: readScreenplay(file, onProgress) }
}

/** Fade In keeps one Open Screenplay Format document in a zip. */
async function readFadeIn(
	{ bytes }: ScriptFile,
	progress: (fraction: number) => void
): Promise<ReadOutcome> {
	const { fileInZip } = await import('./zip.ts')
	const found = fileInZip(bytes, 'document.xml')
	if (!found.ok) return found
	const read = readScreenplay({ name: 'document.osf', bytes: found.value }, progress)
	return read.ok ? { ok: true, value: { ...read.value, format: 'fadein' } } : read
}

/** The same, of a sheet as its own headings say: for whoever cannot be asked. */
export async function readAny(file: ScriptFile): Promise<ReadOutcome> {
	const opened = await openFile(file)
	return opened.kind === 'script' ? opened.outcome : readSheet(opened.sheet)
}

async function rowsOf({
	name,
	bytes
}: ScriptFile): Promise<{ ok: true; value: SheetFile } | Refusal> {
	if (bytes[0] === zipMark[0] && bytes[1] === zipMark[1]) {
		const { readXlsx } = await import('./workbook.ts')
		const read = await readXlsx(bytes)
		return read.ok ? { ok: true, value: { format: 'xlsx', rows: read.value } } : read
	}
	if (extensionOf(name) === 'xlsx')
		return refuseFile('wrong-kind', 'This is no Excel workbook (.xlsx). Save it again, or as CSV.')
	const rows = readTable(decodeText(bytes).text)
	if (rows.length === 0) return refuseFile('empty-file', 'There are no rows in this sheet.')
	return { ok: true, value: { format: 'csv', rows } }
}

import { maxFileBytes } from './limits.ts'
import { readScreenplay, type ReadOutcome, type ScriptFile } from './read.ts'
import { readSheet, type SheetFile } from './schedule-sheet.ts'
import { isSheetName, openSheet } from './sheet-file.ts'
import { extensionOf, isPdf } from './sniff.ts'
import { warningList } from './warnings.ts'

/** A file that was opened: a script or a schedule, or a sheet whose columns somebody has to confirm. */
export type Opened = { kind: 'script'; outcome: ReadOutcome } | { kind: 'sheet'; sheet: SheetFile }

/** Opens any file that the import takes. Readers of kinds that are rarely met load when they are. Never throws. */
export async function openFile(
	file: ScriptFile,
	onProgress: (fraction: number) => void = () => undefined
): Promise<Opened> {
	const { name, bytes } = file
	const fits = bytes.length > 0 && bytes.length <= maxFileBytes
	if (fits && isPdf(bytes)) {
		const { readPdf } = await import('./pdf.ts')
		const listener = { warnings: warningList(), progress: onProgress }
		return { kind: 'script', outcome: await readPdf(bytes, listener) }
	}
	if (fits && isSheetName(name)) {
		const sheet = await openSheet(file)
		return sheet.ok ? { kind: 'sheet', sheet: sheet.value } : { kind: 'script', outcome: sheet }
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

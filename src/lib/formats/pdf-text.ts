import { getDocument } from 'unpdf/pdfjs'
import { maxPdfPages, maxPdfRuns } from './limits.ts'
import { refuseFile, type Refusal } from './refusal.ts'
import type { Listener } from './warnings.ts'

/** A piece of text where it stands on its page, in points from the top left; its baseline is at `y`. */
export interface TextRun {
	x: number
	y: number
	width: number
	size: number
	text: string
}

/** What is written on one page. */
export interface PdfPage {
	width: number
	height: number
	runs: TextRun[]
}

/** The text of a PDF, and what it says of itself. */
export interface PdfText {
	title: string
	maker: string
	pages: PdfPage[]
	/** Letters that its fonts do not tell. */
	lost: number
}

/** Opens a PDF by Mozilla's reader: nothing is drawn, run, or fetched. Never throws. */
export async function readPdfText(
	bytes: Uint8Array,
	listener: Listener
): Promise<{ ok: true; value: PdfText } | Refusal> {
	// The reader takes what it is given away from whoever gave it.
	const task = getDocument({
		...{ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false },
		...{ useSystemFonts: false, disableFontFace: true, useWorkerFetch: false, useWasm: false },
		...{ isOffscreenCanvasSupported: false, isImageDecoderSupported: false, enableXfa: false }
	})
	try {
		return await textOf(await task.promise, listener)
	} catch (error) {
		const isLocked = error instanceof Error && error.name === 'PasswordException'
		return isLocked ? refuseFile('wrong-kind', locked) : refuseFile('cut-off', damaged)
	} finally {
		await task.destroy().catch(() => undefined)
	}
}

const locked = 'This PDF asks for a password. Save it without one, and import that.'
const damaged = 'This PDF is damaged, or breaks off before its end. Save it again, and import that.'

type Document = Awaited<ReturnType<typeof getDocument>['promise']>

async function textOf(
	document: Document,
	{ progress }: Listener
): Promise<{ ok: true; value: PdfText } | Refusal> {
	const count = document.numPages
	if (count > maxPdfPages) {
		const most = maxPdfPages.toLocaleString('en-US')
		return refuseFile('too-many', `This PDF has more than ${most} pages; no script is that long.`)
	}
	const info = (await document.getMetadata()).info as Record<string, unknown>
	const said = (name: string) => (typeof info[name] === 'string' ? info[name].slice(0, 300) : '')
	const found = { pages: [] as PdfPage[], lost: 0, room: maxPdfRuns }
	for (let at = 1; at <= count; at++) {
		await readPage(await document.getPage(at), found)
		if (found.room < 0)
			return refuseFile('too-many', 'This PDF has more text than a script can hold.')
		progress(at / count)
	}
	const { pages, lost } = found
	const maker = `${said('Creator')} ${said('Producer')}`
	return { ok: true, value: { title: said('Title'), maker, pages, lost } }
}

type Found = { pages: PdfPage[]; lost: number; room: number }
type Page = Awaited<ReturnType<Document['getPage']>>

/** Read as a stream, so that a page without end can be left. */
async function readPage(page: Page, found: Found): Promise<void> {
	const { width, height, transform } = page.getViewport({ scale: 1 })
	const runs: TextRun[] = []
	const reader = page.streamTextContent().getReader() as {
		read(): Promise<{ done: boolean; value?: { items: unknown[] } }>
		cancel(reason: Error): Promise<void>
	}
	for (;;) {
		const { done, value } = await reader.read()
		if (done) break
		found.room -= value?.items.length ?? 0
		if (found.room < 0) {
			await reader.cancel(new Error('too much text')).catch(() => undefined)
			break
		}
		for (const item of value?.items ?? []) addRun(item as Item, transform, { runs, found })
	}
	found.pages.push({ width, height, runs })
	page.cleanup()
}

/** As the reader gives it; white space and ends of lines are items too. */
type Item = { str?: unknown; transform?: unknown; width?: unknown }

// Beside the controls, what a font without a table of its letters is given: the private use area.
const unknown = /[\0-\x08\x0e-\x1f\x7f\ufffd-\uffff\ue000-\uf8ff]/g

function addRun(
	{ str, transform, width }: Item,
	view: number[],
	{ runs, found }: { runs: TextRun[]; found: Found }
): void {
	if (typeof str !== 'string' || !Array.isArray(transform) || typeof width !== 'number') return
	const text = str.replace(unknown, '')
	found.lost += str.length - text.length
	if (text.trim() === '') return
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view
	const [ta = 0, tb = 0, , , x = 0, y = 0] = transform as number[]
	const along = a * ta + c * tb
	const across = b * ta + d * tb
	// A watermark lies across the page, and is no text of the script.
	if (!(along > Math.abs(across) * 10)) return
	const run = { x: a * x + c * y + e, y: b * x + d * y + f, width, size: along, text }
	if ([run.x, run.y, run.width, run.size].every(Number.isFinite)) runs.push(run)
}

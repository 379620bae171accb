/** What a file is by its first bytes, in words for a person ("a PDF"). */
export interface ForeignKind {
	what: string
	advice: string
}

const exportAdvice = 'Export the script as Final Draft (.fdx) or Fountain and import that.'
const pdfAdvice =
	'Import the script as Final Draft (.fdx) or Fountain; of a schedule, import a scheduling export (.sex), ' +
	'Excel or CSV.'

/** Whether a file says in its first bytes that it is a PDF. */
export function isPdf(bytes: Uint8Array): boolean {
	return [0x25, 0x50, 0x44, 0x46].every((byte, at) => bytes[at] === byte)
}

const signatures: readonly { bytes: readonly number[]; what: string }[] = [
	{ bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
	{ bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Word or Office document' },
	{ bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'an RTF document' },
	{ bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a picture' },
	{ bytes: [0xff, 0xd8, 0xff], what: 'a picture' },
	{ bytes: [0x47, 0x49, 0x46, 0x38], what: 'a picture' },
	{ bytes: [0x52, 0x49, 0x46, 0x46], what: 'a picture, sound or film' },
	{ bytes: [0x49, 0x49, 0x2a, 0x00], what: 'a picture' },
	{ bytes: [0x4d, 0x4d, 0x00, 0x2a], what: 'a picture' },
	{ bytes: [0x1f, 0x8b], what: 'a compressed file' },
	{ bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a compressed file' },
	{ bytes: [0x52, 0x61, 0x72, 0x21], what: 'a compressed file' }
]

const zips = new Map([
	['fadein', 'a Fade In file'],
	['celtx', 'a Celtx file'],
	['docx', 'a Word document'],
	['odt', 'an OpenDocument text'],
	['pages', 'a Pages document'],
	['highland', 'a Highland file'],
	['wdz', 'a WriterDuet file'],
	['xlsx', 'an Excel sheet'],
	['epub', 'an e-book']
])

/** What Movie Magic Scheduling keeps its schedules in: closed formats, which change with its versions. */
const movieMagic = new Set(['msd', 'mms', 'mmsx', 'mmx'])
const movieMagicMark = '/********* EPSF FILE'
const movieMagicAdvice =
	'Only Movie Magic can read it: export the schedule there as a scheduling export (.sex) or to a ' +
	'spreadsheet, and import that.'

/** Names a known kind of file that is neither text nor XML; null for everything else. */
export function foreignKind(name: string, bytes: Uint8Array): ForeignKind | null {
	const isMarked = [...movieMagicMark].every((letter, at) => bytes[at] === letter.charCodeAt(0))
	if (isMarked || movieMagic.has(extensionOf(name)))
		return { what: 'a Movie Magic Scheduling file', advice: movieMagicAdvice }
	const starts = (mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)
	if (starts([0x50, 0x4b, 0x03, 0x04])) {
		return { what: zips.get(extensionOf(name)) ?? 'a zip archive', advice: exportAdvice }
	}
	const known = signatures.find((signature) => starts(signature.bytes))
	if (known?.what === 'a PDF') return { what: known.what, advice: pdfAdvice }
	return known ? { what: known.what, advice: exportAdvice } : null
}

/** The part of a file name behind its last dot, in lower case; '' when there is none. */
export function extensionOf(name: string): string {
	const dot = name.lastIndexOf('.')
	return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/** What decoded text is: markup, or anything else. Looks at the start only. */
export function textKind(text: string): 'html' | 'xml' | 'plain' {
	const start = text.slice(0, 4096).trimStart()
	if (/^<(!doctype\s+html|html|head|body)[\s>]/i.test(start)) return 'html'
	return /^<(\?xml|!--|!doctype|[A-Za-z_][\w:.-]{0,63}[\s/>])/i.test(start) ? 'xml' : 'plain'
}

/** Share of control characters beyond which a text is no text. */
const mostControls = 0.01

/** True when a text holds so many control characters that it is some other kind of file. */
export function isBinary(text: string, controls: number): boolean {
	return controls > 4 && controls > (text.length + controls) * mostControls
}

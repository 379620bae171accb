// The library set has neither DOM nor Node; every place this runs has TextDecoder.
declare const TextDecoder: new (
	label: string,
	options: { ignoreBOM: boolean }
) => { decode(bytes: Uint8Array): string }

/** How the bytes of a text file were read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Decoded text without its BOM. `damaged` says that some bytes were not what the encoding allows. */
export interface DecodedText {
	text: string
	encoding: Encoding
	damaged: boolean
}

/**
 * Decodes a text file: by BOM, then UTF-16 by its pattern of zero bytes, then UTF-8, and
 * Windows-1252 for what is not UTF-8. Never throws; a few bad bytes in a UTF-8 file stay U+FFFD.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
	const marked = byMark(bytes)
	if (marked) return marked
	const wide = wideOrder(bytes)
	if (wide) return decodeAs(wide, bytes)
	const utf8 = decodeAs('utf-8', bytes)
	if (!utf8.text.includes('\ufffd')) return utf8
	const verdict = judgeUtf8(utf8.text, bytes)
	if (verdict === 'foreign') {
		return { text: decodeWindows1252(bytes), encoding: 'windows-1252', damaged: false }
	}
	return { ...utf8, damaged: verdict === 'damaged' }
}

function byMark(bytes: Uint8Array): DecodedText | null {
	const [first, second, third] = bytes
	if (first === 0xef && second === 0xbb && third === 0xbf) {
		const body = bytes.subarray(3)
		const decoded = decodeAs('utf-8', body)
		return { ...decoded, damaged: judgeUtf8(decoded.text, body) !== 'clean' }
	}
	if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes.subarray(2))
	if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes.subarray(2))
	return null
}

function decodeAs(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): DecodedText {
	const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
	return { text, encoding, damaged: false }
}

/** UTF-16 without a BOM: Latin letters, blanks and line ends have zeros on one side only. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const pairs = Math.min(1024, Math.floor(bytes.length / 2))
	let even = 0
	let odd = 0
	for (let pair = 0; pair < pairs; pair++) {
		if (bytes[pair * 2] === 0) even += 1
		if (bytes[pair * 2 + 1] === 0) odd += 1
	}
	if (odd > pairs * 0.1 && even < pairs * 0.01) return 'utf-16le'
	if (even > pairs * 0.1 && odd < pairs * 0.01) return 'utf-16be'
	return null
}

/** Good UTF-8 with a few bad bytes is damaged; hardly any good sequence means another encoding. */
function judgeUtf8(text: string, bytes: Uint8Array): 'clean' | 'damaged' | 'foreign' {
	let replaced = 0
	let foreign = 0
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at)
		if (code === 0xfffd) replaced += 1
		else if (code > 0x7f) foreign += 1
	}
	const bad = replaced - writtenReplacements(bytes)
	if (bad <= 0) return 'clean'
	return foreign >= bad * 4 ? 'damaged' : 'foreign'
}

function writtenReplacements(bytes: Uint8Array): number {
	let count = 0
	let at = bytes.indexOf(0xef)
	while (at >= 0) {
		if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count += 1
		at = bytes.indexOf(0xef, at + 1)
	}
	return count
}

/** The 32 places where Windows-1252 and Latin-1 differ; the five unused ones stay as they are. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

// By hand: several releases of Node answer Latin-1 when asked for windows-1252.
function decodeWindows1252(bytes: Uint8Array): string {
	const parts: string[] = []
	for (let start = 0; start < bytes.length; start += 8192) {
		const units = Array.from(bytes.subarray(start, start + 8192), (byte) =>
			byte >= 0x80 && byte < 0xa0 ? windows1252.charCodeAt(byte - 0x80) : byte
		)
		parts.push(String.fromCharCode(...units))
	}
	return parts.join('')
}

/** Lines of a text with LF, CR or CRLF, mixed as they come; line n is at index n - 1. */
export function splitLines(text: string): string[] {
	const unix = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
	return unix.split('\n')
}

/** Counts lines without making them, and stops counting once there are more than `most`. */
export function countLines(text: string, most: number): number {
	let lines = 1
	for (let at = 0; at < text.length && lines <= most; at++) {
		const code = text.charCodeAt(at)
		if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines += 1
	}
	return lines
}

const controls = /[\0-\x08\x0e-\x1f\x7f\ufffe\uffff]/
const everyControl = new RegExp(controls, 'g')

/** Text without control characters, how many there were, and the 1-based line of the first. */
export function withoutControls(text: string): { text: string; count: number; line: number } {
	const first = text.search(controls)
	if (first < 0) return { text, count: 0, line: 0 }
	let count = 0
	const clean = text.replace(everyControl, () => {
		count += 1
		return ''
	})
	return { text: clean, count, line: countLines(text.slice(0, first), Infinity) }
}

/** White space folded to single blanks, none at the ends. */
export function foldSpace(text: string): string {
	return text.replace(/\s+/g, ' ').trim()
}

import type { FileKind } from '#model/core/stored-file.ts'

/** How many bytes from the beginning are enough to tell what a file is. */
export const headBytes = 4096

/** How files begin, as texts of one letter a byte. */
const beginnings: readonly (readonly [RegExp, FileKind])[] = [
	[/^\x89PNG\r\n\x1a\n/, 'png'],
	[/^\xff\xd8\xff/, 'jpeg'],
	[/^GIF8[79]a/, 'gif'],
	[/^RIFF[^]{4}WEBP/, 'webp'],
	[/^%PDF-\d/, 'pdf'],
	[/^\{\\rtf/, 'rtf'],
	[/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, 'old-office'],
	// Microsoft's begin with the list of their parts, OpenDocument's with what they are.
	[/^PK\x03\x04[^]{26}(\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/)/, 'office'],
	[/^PK\x03\x04[^]{26}mimetypeapplication\/vnd\.oasis\.opendocument\./, 'office']
]

/**
 * What a file is, told by its first bytes and by nothing that was said of it; null for what is not
 * taken. Markup, and so HTML and SVG, is text.
 */
export function kindOf(head: Uint8Array): FileKind | null {
	const letters = Buffer.from(head).toString('latin1')
	const [, kind] = beginnings.find(([begins]) => begins.test(letters)) ?? []
	return kind ?? (isText(head) ? 'text' : null)
}

/** UTF-8, or UTF-16 that says so; without the signs that no text has. */
function isText(head: Uint8Array): boolean {
	const mark = Buffer.from(head.subarray(0, 2)).toString('hex')
	const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8'
	try {
		// Whatever is cut at the end of the head is not held against it.
		const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
		return text !== '' && !/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(text)
	} catch {
		return isOldText(head)
	}
}

/** Lists of older programs are in the letters of one code page or another. */
function isOldText(head: Uint8Array): boolean {
	const isOdd = (byte: number) =>
		byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127
	return !head.some(isOdd) && isMostlyAscii(head)
}

function isMostlyAscii(head: Uint8Array): boolean {
	return head.filter((byte) => byte < 128).length > 0.7 * head.length
}

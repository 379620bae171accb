import { expect, test } from 'vitest'
import { kindOf } from '../../../../server/files/told-by-bytes.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const zip = (first: string) => latin(`PK\x03\x04${'\0'.repeat(26)}${first}`)

test.each([
	['png', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
	['jpeg', latin('\xff\xd8\xff\xe1')],
	['gif', latin('GIF89a')],
	['webp', latin('RIFF\x10\0\0\0WEBPVP8 ')],
	['pdf', latin('%PDF-1.7')],
	['rtf', latin('{\\rtf1')],
	['old-office', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
	['office', zip('[Content_Types].xml')],
	['office', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
	['text', Buffer.from('TC In,Severity\n01:00:00:00,Fail – Größe')],
	['text', Buffer.from('\uFEFFa', 'utf16le')],
	['text', latin('R\xe9sum\xe9 of the dubbing session')],
	['text', Buffer.from(`${'x'.repeat(4095)}é`).subarray(0, 4096)],
	[null, zip('classes.dex')],
	[null, latin('PK\x03\x04')],
	[null, latin('RIFF\x10\0\0\0WAVEfmt ')],
	[null, latin('\x7fELF')],
	[null, latin('text, and then \0 a zero')],
	[null, Buffer.alloc(0)],
	[null, Buffer.from(Array.from({ length: 300 }, (_, at) => 128 + (at % 128)))]
] as const)('is %s by its bytes', (kind, bytes) => {
	expect(kindOf(bytes)).toBe(kind)
})

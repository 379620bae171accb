import { expect, test } from 'vitest'
import { countLines, decodeText, foldSpace, splitLines, withoutControls } from '#formats/text.ts'
import { utf8 } from './support.ts'

function utf16(text: string, order: 'le' | 'be'): number[] {
	return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((code) =>
		order === 'le' ? [code & 255, code >> 8] : [code >> 8, code & 255]
	)
}

test('UTF-8 is read with and without a BOM, and the BOM is no part of the text', () => {
	const plain = { text: 'INT. CAFÉ', encoding: 'utf-8', damaged: false }
	expect(decodeText(utf8('INT. CAFÉ'))).toEqual(plain)
	expect(decodeText(utf8('\ufeffINT. CAFÉ'))).toEqual(plain)
})

test('UTF-16 is read in both orders, marked or told by its zeros', () => {
	const text = 'INT. CAFÉ – NIGHT\n'
	const bytes = (mark: number[], order: 'le' | 'be') =>
		new Uint8Array([...mark, ...utf16(text, order)])
	expect(decodeText(bytes([0xff, 0xfe], 'le'))).toMatchObject({ text, encoding: 'utf-16le' })
	expect(decodeText(bytes([0xfe, 0xff], 'be'))).toMatchObject({ text, encoding: 'utf-16be' })
	expect(decodeText(bytes([], 'le'))).toMatchObject({ text, encoding: 'utf-16le' })
	expect(decodeText(bytes([], 'be'))).toMatchObject({ text, encoding: 'utf-16be' })
})

test('what is not UTF-8 is Windows-1252, curly quotes and dashes included', () => {
	const bytes = new Uint8Array([0x43, 0x41, 0x46, 0xc9, 0x20, 0x96, 0x20, 0x93, 0x80, 0x94])
	expect(decodeText(bytes)).toEqual({
		text: 'CAFÉ – “€”',
		encoding: 'windows-1252',
		damaged: false
	})
})

test('a few bad bytes in a UTF-8 file stay bad and leave the rest readable', () => {
	const bytes = new Uint8Array([...utf8('Дом у моря'), 0xff, ...utf8(' и сад')])
	expect(decodeText(bytes)).toEqual({
		text: 'Дом у моря\ufffd и сад',
		encoding: 'utf-8',
		damaged: true
	})
})

test('a replacement character that was written on purpose is no damage', () => {
	expect(decodeText(utf8('a\ufffdb'))).toEqual({
		text: 'a\ufffdb',
		encoding: 'utf-8',
		damaged: false
	})
})

test('LF, CR and CRLF all end a line, mixed as they come', () => {
	const text = 'a\nb\rc\r\nd\r\re'
	expect(splitLines(text)).toEqual(['a', 'b', 'c', 'd', '', 'e'])
	expect(countLines(text, 100)).toBe(6)
	expect(countLines(text, 2)).toBe(3)
})

test('control characters are taken out and the first one is told by line', () => {
	expect(withoutControls('a\n\tb\x07c\x00\n')).toEqual({ text: 'a\n\tbc\n', count: 2, line: 2 })
	expect(withoutControls('a\tb\r\n')).toEqual({ text: 'a\tb\r\n', count: 0, line: 0 })
})

test('white space folds to single blanks', () => {
	expect(foldSpace('  INT.\u00a0 HOUSE \n - DAY ')).toBe('INT. HOUSE - DAY')
})

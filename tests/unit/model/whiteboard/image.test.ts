import { expect, test } from 'vitest'
import {
	longestImage,
	longestThumbnail,
	readImage,
	sizeFor,
	withoutFile,
	writeImage
} from '#model/whiteboard/image.ts'

const thumbnail = 'data:image/jpeg;base64,/9j/4AAQ=='
const image = { file: 'f-1', width: 1920, height: 1080, thumbnail }

test('an image is one value, and reads as it was written', () => {
	expect(readImage(writeImage(image))).toEqual(image)
	expect(readImage(writeImage({ ...image, thumbnail: '' }))).toEqual({ ...image, thumbnail: '' })
})

test.each([
	'',
	'f-1',
	'f-1 0 20',
	'f-1 12 -4',
	'f-1 1e9 20',
	'../etc 10 10',
	'f-1 10.5 10',
	'f-1 ten 10'
])('%j is no image', (stored) => expect(readImage(stored)).toBe(null))

test.each([
	'javascript:alert(1)',
	'data:text/html;base64,AAAA',
	'data:image/svg+xml;base64,AAAA',
	'https://elsewhere.example/x.png',
	`data:image/png;base64,${'A'.repeat(longestThumbnail)}`
])('a thumbnail is a small picture and nothing else: %.40s', (bad) =>
	expect(readImage(`f-1 10 10 ${bad}`)?.thumbnail).toBe('')
)

test('the longest fits its field', () => {
	const longest = `${thumbnail.slice(0, 23)}${'A'.repeat(longestThumbnail - 23)}`
	const stored = writeImage({
		file: 'x'.repeat(40),
		width: 99_999,
		height: 99_999,
		thumbnail: longest
	})
	expect(stored.length).toBeLessThanOrEqual(longestImage)
	expect(readImage(stored)?.thumbnail).toBe(longest)
})

test('another production gets what is seen, and no file', () => {
	expect(readImage(withoutFile(writeImage(image)))).toEqual({ ...image, file: '' })
})

test('it is put down in its own proportions, never larger than itself', () => {
	expect(sizeFor(image, { width: 720, height: 540 })).toEqual({ width: 720, height: 405 })
	expect(sizeFor({ width: 40, height: 30 }, { width: 720, height: 540 })).toEqual({
		width: 40,
		height: 30
	})
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eraseBoneyard, eraseNotes, numberLines } from '#formats/fountain-erase.ts'
import { maxDepth, maxFileBytes, maxLines, maxScenes } from '#formats/limits.ts'
import { readScreenplay, type ReadOutcome } from '#formats/read.ts'
import { splitLines } from '#formats/text.ts'
import { fdxText, headings, paragraph, readText, utf8 } from './support.ts'

function read(name: string, content: string | number[] | Uint8Array): ReadOutcome {
	const bytes = typeof content === 'string' ? utf8(content) : new Uint8Array(content)
	return readScreenplay({ name, bytes })
}

function refusal(name: string, content: string | number[] | Uint8Array): unknown {
	const outcome = read(name, content)
	return outcome.ok ? 'read' : { reason: outcome.reason, message: outcome.message }
}

describe('what is no script is refused in one sentence', () => {
	const advice = 'Export the script as Final Draft (.fdx) or Fountain and import that.'
	const movieMagic = expect.stringMatching(/^This is a Movie Magic .+\(\.sex\)/) as string
	test.each([
		['a.fountain', [], 'empty-file', 'This file is empty.'],
		['a.fountain', ' \n\t\n', 'empty-file', 'This file has no text in it.'],
		[
			'a.fdx',
			'%PDF-1.4\n',
			'wrong-kind',
			expect.stringMatching(/^This is a PDF\. .+Excel or CSV\.$/) as string
		],
		['a.msd', '/********* EPSF FILE ********/ ', 'wrong-kind', movieMagic],
		['a.mmsx', 'PK\x03\x04', 'wrong-kind', movieMagic],
		['a.fadein', 'PK\x03\x04', 'wrong-kind', `This is a Fade In file. ${advice}`],
		['a.celtx', 'PK\x03\x04', 'wrong-kind', `This is a Celtx file. ${advice}`],
		['a.docx', 'PK\x03\x04', 'wrong-kind', `This is a Word document. ${advice}`],
		['a.constructor', 'PK\x03\x04', 'wrong-kind', `This is a zip archive. ${advice}`],
		['a.rtf', '{\\rtf1 INT. A}', 'wrong-kind', `This is an RTF document. ${advice}`],
		['a.png', [0x89, 0x50, 0x4e, 0x47, 1], 'wrong-kind', `This is a picture. ${advice}`],
		['a.fdr', [1, 2, 3, 4, 5, 6, 7, 65, 66], 'wrong-kind', 'This is no text file.'],
		['a.txt', '<!DOCTYPE html>\n<p>', 'wrong-kind', 'This is a web page, not a script.'],
		['a.fdx', '\n<html><body>', 'wrong-kind', 'This is a web page, not a script.'],
		[
			'a.xml',
			'<?xml version="1.0"?>\n<document><Content/></document>',
			'wrong-kind',
			'This is an XML file, but no Final Draft script: it starts with <document>.'
		],
		[
			'a.txt',
			'Dear all,\nplease find the notes.\n',
			'not-a-screenplay',
			'No scene headings were found: a heading stands alone on its line and starts with INT. or EXT.'
		]
	])('%s %j: %s', (name, content, reason, message) => {
		expect(refusal(name, content)).toEqual({ reason, message })
	})

	test('lists of other programs are not taken for a script by their TITLE: line', () => {
		const list = 'TITLE: REEL 1\nFCM: NON-DROP FRAME\n\n001  AX  V  C\n* FROM CLIP NAME: A\n'
		expect(refusal('reel.edl', list)).toMatchObject({ reason: 'not-a-screenplay' })
	})

	test('a file over the limit is refused before it is looked at', () => {
		expect(refusal('a.fountain', new Uint8Array(maxFileBytes + 1))).toEqual({
			reason: 'too-big',
			message: 'This file is larger than 50 MB; no script is that long.'
		})
	})

	test('more lines or scenes than any script has are refused', () => {
		expect(refusal('a.fountain', 'x\n'.repeat(maxLines))).toMatchObject({ reason: 'too-many' })
		expect(refusal('a.fountain', 'INT. A\n\n'.repeat(maxScenes + 1))).toEqual({
			reason: 'too-many',
			message: 'This file has more than 10,000 scenes; it was not read.'
		})
	})
})

describe('the content decides, not the name', () => {
	const script = 'INT. A - DAY\n\nx\n'
	const xml = fdxText(paragraph('Scene Heading', 'INT. A - DAY'))

	test.each([
		['a.fdx', script, 'fountain'],
		['a', script, 'fountain'],
		['a.fountain', xml, 'fdx'],
		['a.txt', `\ufeff${xml}`, 'fdx'],
		['a.fountain', `<b>x</b>\n\n${script}`, 'fountain']
	])('%s', (name, content, format) => {
		const found = readText(name, content)
		expect([found.format, headings(found)]).toEqual([format, ['INT. A - DAY']])
	})

	test('a .fountain file without headings is read, and a text with cues too', () => {
		expect(read('a.fountain', 'prose').ok).toBe(true)
		expect(read('a.txt', 'ADA\nHi.\n').ok).toBe(true)
	})
})

describe('XML that is broken or hostile', () => {
	const whole = fdxText(paragraph('Scene Heading', 'INT. A'))

	test('cut off: refused with the line where it ends', () => {
		const cuts = ['</FinalDraft>', '<Content>', '</Text>', 'Heading"'].map((mark) =>
			read('a.fdx', whole.slice(0, whole.indexOf(mark)))
		)
		expect(cuts).toMatchObject([
			{ ok: false, reason: 'cut-off', line: 7 },
			{ ok: false, reason: 'cut-off', line: 3 },
			{ ok: false, reason: 'cut-off', line: 4 },
			{ ok: false, reason: 'cut-off', line: 4 }
		])
		expect(cuts[0]).toHaveProperty(
			'message',
			'This file ends in the middle, at line 7; it was probably cut off on its way.'
		)
	})

	test.each([
		['a bare ampersand', 'ADA & BEN'],
		['an undefined entity', 'ADA&nbsp;BEN'],
		['crossed tags', '<b><i></b></i>'],
		['an attribute twice', '<b c="1" c="2"/>']
	])('%s: refused with its line', (_, inside) => {
		expect(read('a.fdx', whole.replace('INT. A', inside))).toEqual({
			...{ ok: false, reason: 'broken-xml', line: 4 },
			message: 'This file is damaged: line 4 is not valid XML.'
		})
	})

	const bomb =
		'<!DOCTYPE F [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>' +
		'<FinalDraft><Content><Paragraph Type="Scene Heading"><Text>&c;</Text></Paragraph></Content></FinalDraft>'
	const external =
		'<?xml version="1.0"?><!DOCTYPE F SYSTEM "http://127.0.0.1/x.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">]>' +
		'<FinalDraft><Content><Paragraph Type="Scene Heading"><Text>&e;</Text></Paragraph></Content></FinalDraft>'
	test.each([bomb, external, '<!DOCTYPE FinalDraft><FinalDraft/>'])('%s', (text) => {
		expect(refusal('a.fdx', text)).toEqual({
			reason: 'forbidden-xml',
			message: 'This file declares a DOCTYPE, which no Final Draft script does; it was not read.'
		})
	})

	test('nested beyond reason: refused, and a hundred thousand levels are no trouble', () => {
		const deep = (levels: number): string => fdxText('<a>'.repeat(levels) + '</a>'.repeat(levels))
		expect(read('a.fdx', deep(maxDepth - 4)).ok).toBe(true)
		expect(refusal('a.fdx', deep(100_000))).toEqual({
			reason: 'too-many',
			message: 'This file is nested more than 200 levels deep; no script is.'
		})
	})

	test('one tag that stands for thousands of things, used thousands of times, stays bounded', () => {
		const ids = Array.from({ length: 2000 }, (_, at) => at)
		const definitions = ids.map((id) => `<TagDefinition Id="${id}" CatId="c" Label="e${id}"/>`)
		const tags = ids.map((tag) => {
			const targets = ids.slice(0, 100).map((id) => `<DefId>${(tag * 100 + id) % 2000}</DefId>`)
			return `<Tag Number="${tag}">${targets.join('')}</Tag>`
		})
		const runs = ids.map((tag) => `<Text TagNumber="${tag}">x</Text>`).join('')
		const script = readText(
			'a.fdx',
			fdxText(
				`<Paragraph Type="Scene Heading">${runs}</Paragraph>`,
				`<TagData><TagDefinitions>${definitions.join('')}</TagDefinitions><Tags>${tags.join('')}</Tags></TagData>`
			)
		)
		expect(script.scenes[0]?.elements).toHaveLength(500)
	})
})

describe('long and twisted text costs no more than its length', () => {
	const long = 100_000
	test.each([
		['opening brackets', '(a'.repeat(long)],
		['a cue of brackets', `ADA${'(a'.repeat(long)}\nHi.`],
		['closing brackets', `ADA${')'.repeat(long)}\nHi.`],
		['a heading of dashes', `INT. ${'- '.repeat(long)}`],
		['a heading of dots', `INT. A${'.'.repeat(long)}x`],
		['a heading of words', `INT. ${'A - DAY '.repeat(long)}`],
		['a heading of number signs', `INT. A ${'#'.repeat(long)}`],
		['open notes', '[['.repeat(long)],
		['open notes line by line', '[[ a\n'.repeat(long)],
		['open boneyards', '/*'.repeat(long)],
		['boneyards end to end', '/**/'.repeat(long)],
		['boneyards that join every line to the next', `${'a/*\n*/'.repeat(long)}`],
		['notes that join every line to the next', `${'[[\n]]'.repeat(long)}`],
		['emphasis', '*_'.repeat(long)],
		['carets', `ADA${'^'.repeat(long)}\nHi.`],
		['equals signs', `${'='.repeat(long)}x`],
		['synopses without end', `INT. A\n${'= a\n'.repeat(long)}`],
		['title keys', 'Title: a\n'.repeat(long)],
		['white space', `INT. A${' \t'.repeat(long)}B`]
	])('%s', (_, text) => {
		expect(read('a.fountain', text).ok).toBe(true)
	})

	test('each line is searched a fixed number of times, whatever the brackets do', () => {
		const size = 2000
		const shapes = ['[[ a', '[[ a /*', '/* a', 'a ]] [[', '[[ [[ [[ [[', '*/ /*', '[[ ]] [[']
		for (const shape of shapes) {
			let visits = 0
			const lines = numberLines(Array.from({ length: size }, () => shape)).map((line) => ({
				...line,
				get text() {
					visits += 1
					return shape
				}
			}))
			eraseBoneyard(lines, () => undefined)
			eraseNotes(lines)
			expect(visits, shape).toBeLessThan(size * 30)
		}
	})
})

describe('progress', () => {
	test.each([
		['a.fountain', 'INT. A\n\nx\n\n'.repeat(5000)],
		['a.fdx', fdxText(paragraph('Scene Heading', 'INT. A').repeat(4000))]
	])('of %s never falls, stays between 0 and 1 and ends at 1', (name, text) => {
		const heard: number[] = []
		readScreenplay({ name, bytes: utf8(text) }, (fraction) => heard.push(fraction))
		expect(heard.length).toBeGreaterThan(3)
		expect(heard).toEqual(heard.toSorted((a, b) => a - b))
		expect([heard[0], heard.at(-1)]).toEqual([0, 1])
	})
})

const names = fc.constantFrom('a.fountain', 'a.fdx', 'a.txt', 'a', 'a.celtx')
const marks = fc.constantFrom(
	...[
		'INT. A - DAY',
		'EXT/INT. B',
		'.C',
		'#1A#',
		'# One',
		'= s',
		'===',
		'> x <',
		'!y',
		'@z',
		'~l',
		'^'
	],
	...[
		'ADA',
		'ADA (V.O.)',
		'(low)',
		'/*',
		'*/',
		'[[',
		']]',
		'Title: T',
		'\t',
		'  ',
		' ',
		'\n',
		'\n\n'
	],
	...['\r', '\r\n', 'CUT TO:', 'LATER', ' - ', 'é', '😆', '\ufeff', '\u0000']
)
const tags = fc.constantFrom(
	...[
		'<FinalDraft>',
		'</FinalDraft>',
		'<Content>',
		'</Content>',
		'<Paragraph Type="Scene Heading">'
	],
	...['<Paragraph Type="Character">', '</Paragraph>', '<Text>', '<Text TagNumber="1">', '</Text>'],
	...[
		'<DualDialogue>',
		'</DualDialogue>',
		'<OmittedScene>',
		'</OmittedScene>',
		'INT. A',
		'&amp;',
		'&x;'
	],
	...[
		'<SceneProperties Length="1"/>',
		'<![CDATA[',
		']]>',
		'<!--',
		'-->',
		'<?xml version="1.0"?>',
		'\n',
		'"'
	]
)
const anyFile = fc.oneof(
	fc.uint8Array({ maxLength: 400 }),
	fc.array(marks, { maxLength: 60 }).map((parts) => utf8(parts.join(''))),
	fc.array(tags, { maxLength: 40 }).map((parts) => utf8(parts.join(''))),
	fc.array(tags, { maxLength: 40 }).map((parts) => utf8(`<FinalDraft>\n${parts.join('')}`))
)

test('any bytes at all are read or refused, with line numbers inside the file', () => {
	fc.assert(
		fc.property(names, anyFile, (name, bytes) => {
			const outcome = readScreenplay({ name, bytes })
			// Decoding may widen or narrow a text, never its line ends: count those of every reading.
			const most = Math.max(
				splitLines(new TextDecoder('utf-8').decode(bytes)).length,
				splitLines(new TextDecoder('latin1').decode(bytes)).length
			)
			const lines = outcome.ok
				? [...outcome.value.scenes, ...outcome.value.warnings].map(({ line }) => line)
				: [outcome.line ?? 1]
			for (const line of lines) {
				expect(line).toBeGreaterThanOrEqual(1)
				expect(line).toBeLessThanOrEqual(most)
			}
		}),
		{ numRuns: 1500 }
	)
})

test('scenes come in source order, totals add up, and every speaker of a scene is in the cast', () => {
	fc.assert(
		fc.property(fc.array(marks, { maxLength: 80 }), (parts) => {
			const outcome = readScreenplay({ name: 'a.fountain', bytes: utf8(parts.join('\n')) })
			if (!outcome.ok) return
			const { scenes, characters, totals } = outcome.value
			const live = scenes.filter(({ omitted }) => !omitted)
			const known = new Set(characters.map(({ name }) => name))
			const lines = scenes.map(({ line }) => line)
			expect(lines).toEqual(lines.toSorted((a, b) => a - b))
			expect(totals).toEqual({
				scenes: live.length,
				omitted: scenes.length - live.length,
				numbered: scenes.filter(({ number }) => number !== null).length,
				eighths: live.reduce((sum, { eighths }) => sum + (eighths ?? 0), 0)
			})
			expect(
				scenes.flatMap((scene) => scene.characters).filter((name) => !known.has(name))
			).toEqual([])
		}),
		{ numRuns: 500 }
	)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAny } from '#formats/open.ts'
import { linesOfPages } from '#formats/pdf-lines.ts'
import { scriptOfLines } from '#formats/pdf-script.ts'
import { readPdfText } from '#formats/pdf-text.ts'
import { warningList } from '#formats/warnings.ts'
import { haveSamples, noSamples, sampleBytes } from '../../support/samples.ts'
import { typed, typedPdf, type Typed } from '../../support/screenplay-pdf.ts'

const read = (bytes: Uint8Array) => readAny({ name: 'script.pdf', bytes })

async function script(bytes: Uint8Array) {
	const outcome = await read(bytes)
	if (!outcome.ok) throw new Error(outcome.message)
	return outcome.value
}

async function refusal(bytes: Uint8Array): Promise<string> {
	const outcome = await read(bytes)
	return outcome.ok ? 'read' : outcome.message
}

const kitchen = `INT. KITCHEN - DAY

Ada looks out. It is the fifth day
of rain.

                      ADA (V.O.)
               (softly, to
                herself)
          Is it still
          raining?

                      BEN
          It is.

He listens.

                      BEN (CONT'D)
          It pours.

                                             CUT TO:`

/** A page with lines of action from one row to another. */
const filled = (from: number, to: number): Typed[] =>
	Array.from({ length: to - from + 1 }, (_, at) => [15, from + at, 'She goes on and on.'])

describe('a script that was printed', () => {
	test('headings, cues, dialogue and transitions are told by where they stand', async () => {
		const { format, scenes, characters } = await script(await typedPdf([typed(6, kitchen)]))
		expect(format).toBe('pdf')
		expect(scenes).toMatchObject([
			{ heading: 'INT. KITCHEN - DAY', set: 'KITCHEN', number: null, page: '1' }
		])
		expect(scenes[0]?.text).toBe(
			'Ada looks out. It is the fifth day of rain.\n\t\tADA (V.O.)\n\t(softly, to herself)\n' +
				'\tIs it still raining?\n\t\tBEN\n\tIt is.\nHe listens.\n' +
				"\t\tBEN (CONT'D)\n\tIt pours.\n\t\t\tCUT TO:"
		)
		expect(characters).toEqual([
			{ name: 'BEN', cues: 2 },
			{ name: 'ADA', cues: 1 }
		])
	})

	test('numbers of both margins come off the heading, revision marks off the text', async () => {
		const { scenes } = await script(
			await typedPdf([
				[
					...([
						[8, 6, '12A'],
						[15, 6, 'INT. SHED - NIGHT'],
						[74, 6, '12A'],
						[79, 6, '*']
					] as const),
					...([
						[15, 8, 'A lamp.'],
						[79, 8, '**']
					] as const),
					...([
						[8, 10, '13'],
						[15, 10, 'OMITTED'],
						[74, 10, '13']
					] as const),
					...([
						[8, 12, '14'],
						[15, 12, 'LATER'],
						[74, 12, '14']
					] as const),
					[15, 14, 'The lamp is out.'],
					...([[11, 16, '15. EXT. A VERY LONG YARD BEHIND THE SHED AND']] as const),
					[15, 17, 'THE LANE - DAWN'],
					[15, 19, 'Nothing.']
				]
			])
		)
		expect(scenes.map(({ number, heading, text }) => [number, heading, text])).toEqual([
			['12A', 'INT. SHED - NIGHT', 'A lamp.'],
			['13', 'OMITTED', undefined],
			['14', 'LATER', 'The lamp is out.'],
			['15', 'EXT. A VERY LONG YARD BEHIND THE SHED AND THE LANE - DAWN', 'Nothing.']
		])
		expect(scenes[1]).toMatchObject({ omitted: true, eighths: 0 })
	})

	test('lengths and pages are measured on the paper, running heads and page breaks left out', async () => {
		const head = (number: number): Typed[] => [
			[15, 3, `LAMPLIGHT   Blue   3/${number}/26`],
			[72, 3, `${number}.`]
		]
		const pages = [
			[[32, 20, 'LAMPLIGHT']] as const,
			[[15, 6, 'INT. ONE - DAY'], ...filled(8, 59)] as const,
			[...head(2), ...filled(6, 32), [15, 33, 'INT. TWO - DAY'], ...filled(35, 57)] as const,
			[
				...head(3),
				...typed(6, 'CONTINUED: (2)'),
				...filled(8, 45),
				...typed(
					47,
					'                      ADA\n          I would say that\n\n                      (MORE)'
				)
			] as const,
			[
				...head(4),
				...typed(
					6,
					"                      ADA (CONT'D)\n          it rains.\n\nEXT. THREE - NIGHT"
				),
				[15, 11, 'Rain.']
			] as const
		]
		const { title, scenes, characters } = await script(await typedPdf(pages))
		expect(title).toBe('LAMPLIGHT')
		expect(
			scenes.map(({ page, eighths, eighthsEstimated }) => [page, eighths, eighthsEstimated])
		).toEqual([
			['1', 12, false],
			['2', 12, false],
			['4', 1, false]
		])
		expect(characters).toEqual([{ name: 'ADA', cues: 1 }])
		expect(scenes[1]?.text).toContain('\t\tADA\n\tI would say that it rains.')
		expect(scenes.map(({ text }) => text).join()).not.toMatch(/LAMPLIGHT|CONTINUED|MORE|Blue/)
	})

	test('two who speak at once are two, each with their own words', async () => {
		const dual: Typed[] = [
			[15, 6, 'INT. HALL - DAY'],
			[28, 8, 'ADA'],
			[58, 8, 'BEN'],
			[20, 9, 'Is it raining?'],
			[50, 9, 'It rains.'],
			[50, 10, 'Still.']
		]
		const { scenes } = await script(await typedPdf([dual]))
		expect(scenes[0]?.text).toBe('\t\tADA\n\tIs it raining?\n\t\tBEN\n\tIt rains. Still.')
		expect(scenes[0]?.characters).toEqual(['ADA', 'BEN'])
	})
})

describe('what cannot be read is refused in one sentence', () => {
	test.each([
		[
			'words without a scene',
			[typed(6, 'Dear all,\nplease find the notes of yesterday.\n\nint main (void)')],
			/no scene headings/
		],
		['a scan', [[], [], []], /are pictures/],
		[
			'a one-line schedule',
			[
				typed(
					6,
					'1   INT  KITCHEN  Day   2/8 pgs\n\nEnd Day # 1 Monday, March 2 -- Total Pages: 2/8'
				)
			],
			/schedules cannot be read from a PDF.+\.sex/
		]
	])('%s', async (_, pages, message) => {
		expect(await refusal(await typedPdf(pages))).toMatch(message)
	})

	test('a locked one', async () => {
		const bytes = await typedPdf([typed(6, kitchen)], { userPassword: 'rain', version: '1.7' })
		expect(await refusal(bytes)).toMatch(/asks for a password/)
	})

	test('bytes that were cut off or changed are read or refused, and nothing else', async () => {
		const whole = await typedPdf([typed(6, kitchen)])
		expect(await refusal(new TextEncoder().encode('%PDF-1.7\nnothing'))).toMatch(/damaged/)
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 8, max: whole.length }),
				fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), {
					maxLength: 8
				}),
				async (length, changes) => {
					const bytes = whole.slice(0, length)
					for (const [at, byte] of changes) if (at > 4 && at < length) bytes[at] = byte
					const outcome = await read(bytes)
					if (!outcome.ok) expect(outcome.message).toMatch(/\.$/)
				}
			),
			{ numRuns: 60 }
		)
	})

	test('more pages than a script has', async () => {
		const pages = Array.from({ length: 1_001 }, () => [])
		expect(await refusal(await typedPdf(pages))).toMatch(/more than 1,000 pages/)
	})
})

describe.skipIf(!haveSamples)(`real files (${noSamples})`, () => {
	test('numbers stand in both margins, and some scenes have none', async () => {
		const { scenes } = await script(sampleBytes('pdf/sp-scene-numbers.pdf'))
		expect(scenes.map(({ number }) => number)).toEqual(['1', '2', null, null, '2-B'])
		expect(scenes.map(({ heading }) => heading).join()).not.toMatch(/\d/)
	})

	test('two cues stand on one line', async () => {
		const listener = { warnings: warningList(), progress: () => undefined }
		const text = await readPdfText(sampleBytes('pdf/sp-dual-dialogue.pdf'), listener)
		if (!text.ok) throw new Error(text.message)
		const { paragraphs } = scriptOfLines(linesOfPages(text.value.pages))
		expect(paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
			['cue', 'GIRL'],
			['dialogue', 'Hey!'],
			['cue', 'GUY'],
			['dialogue', 'Hello!']
		])
	})

	test.each([
		['sp-extended-characters', /typeface does not say/],
		['sp-title-page', /no scene headings/],
		['sp-dual-dialogue', /no scene headings/],
		['aw-cyrillic', /no scene headings/],
		['aw-jp', /no scene headings/]
	])('%s is refused', async (name, message) => {
		expect(await refusal(sampleBytes(`pdf/${name}.pdf`))).toMatch(message)
	})
})

import { describe, expect, test } from 'vitest'
import { readFdxParts } from '#formats/fdx.ts'
import { readFountainParts } from '#formats/fountain.ts'
import type { ScriptParagraph } from '#formats/paragraph.ts'
import { readScreenplay } from '#formats/read.ts'
import type { Screenplay } from '#formats/screenplay.ts'
import { decodeText } from '#formats/text.ts'
import { warningList } from '#formats/warnings.ts'
import { haveSamples, noSamples, sampleBytes, sampleFacts } from '../../support/samples.ts'
import { utf8 } from './support.ts'

/* Facts of shared/samples/facts.json: made by another reader and compared with public tools. */

interface FountainFacts {
	headings: number
	headings_by_letter_of_spec: number
	headings_incl_without_blank_line_after: number
	numbers: string[]
	forced: number
	first5: string[]
	last: string | null
	speakers: number
	cues: number
	top_speakers: string[]
	dual_dialogue_cues: number
	sections: number
	synopses: number
	page_breaks: number
	centered: number
	title_page_keys: string[]
	title: string | null
}

interface FdxFacts {
	scenes: number
	numbers: string[]
	first5: string[]
	omitted: number
	live_scenes: number
	lengths_present: number
	sum_eighths: number | null
	first5_eighths: (number | null)[]
	last_page: string | null
	speakers: number
	cues: number
	top_speakers: string[]
	tag_definitions: number
	tags: number
	tagged_runs: number
}

const facts = Object.entries(sampleFacts())
const fountainFacts = facts.filter(([path]) => /^(fountain|fdx)\/.*\.fountain$/.test(path))
const fdxFacts = facts.filter(([path]) => /^fdx\/.*\.fdx$/.test(path))
const quiet = { warnings: warningList(), progress: () => undefined }

function read(path: string): Screenplay {
	const outcome = readScreenplay({ name: path, bytes: sampleBytes(path) })
	if (!outcome.ok) throw new Error(`${path}: ${outcome.message}`)
	return outcome.value
}

function cuesOf(script: Screenplay): number {
	return script.characters.reduce((sum, character) => sum + character.cues, 0)
}

function topOf(script: Screenplay): string[] {
	return script.characters.slice(0, 5).map(({ name, cues }) => `${name} ${cues}`)
}

function numbersOf(script: Screenplay): string[] {
	return script.scenes.flatMap((scene) => scene.number ?? [])
}

function howMany(paragraphs: ScriptParagraph[], kind: ScriptParagraph['kind']): number {
	return paragraphs.filter((paragraph) => paragraph.kind === kind).length
}

test('the sample files are there to be checked', ({ skip }) => {
	if (!haveSamples) skip(noSamples)
	expect([fountainFacts.length, fdxFacts.length]).toEqual([32, 16])
})

describe.skipIf(!haveSamples)('every Fountain sample reads as its facts say', () => {
	test.each(fountainFacts)('%s', (path, known) => {
		const fact = known as FountainFacts
		const script = read(path)
		const parts = readFountainParts(decodeText(sampleBytes(path)).text, quiet)
		const { paragraphs } = parts
		const lookalikes = script.warnings.filter(({ message }) => message.startsWith('Two lines'))
		const lenient = script.scenes.filter(({ needsLook }) => needsLook?.includes('not in the Fount'))
		expect({
			headings: script.scenes.length,
			headings_by_letter_of_spec: script.scenes.length - lenient.length,
			headings_incl_without_blank_line_after: script.scenes.length + lookalikes.length,
			numbers: numbersOf(script),
			forced: paragraphs.filter((each) => each.kind === 'heading' && each.forced).length,
			first5: script.scenes.slice(0, 5).map((scene) => scene.heading),
			last: script.scenes.at(-1)?.heading ?? null,
			speakers: script.characters.length,
			cues: cuesOf(script),
			top_speakers: topOf(script),
			dual_dialogue_cues: paragraphs.filter((each) => each.kind === 'cue' && each.dual).length,
			sections: howMany(paragraphs, 'section'),
			synopses: howMany(paragraphs, 'synopsis'),
			page_breaks: howMany(paragraphs, 'page-break'),
			centered: howMany(paragraphs, 'centred'),
			title_page_keys: [...parts.titlePage.keys()].sort(),
			title: script.title === '' ? null : script.title
		}).toEqual({ ...pick(fact), title_page_keys: fact.title_page_keys.toSorted() })
	})
})

function pick(fact: FountainFacts): FountainFacts {
	const { headings, headings_by_letter_of_spec, headings_incl_without_blank_line_after } = fact
	const { numbers, forced, first5, last, speakers, cues, top_speakers, dual_dialogue_cues } = fact
	const { sections, synopses, page_breaks, centered, title_page_keys, title } = fact
	return {
		...{ headings, headings_by_letter_of_spec, headings_incl_without_blank_line_after },
		...{ numbers, forced, first5, last, speakers, cues, top_speakers, dual_dialogue_cues },
		...{ sections, synopses, page_breaks, centered, title_page_keys, title }
	}
}

describe.skipIf(!haveSamples)('every Final Draft sample reads as its facts say', () => {
	test.each(fdxFacts)('%s', (path, known) => {
		const fact = known as FdxFacts
		const script = read(path)
		const measured = script.scenes.filter((scene) => !scene.eighthsEstimated)
		// The facts keep letters as stored and print the number first; we show capitals where the file does.
		const shown = script.scenes.map(({ number, heading }) => (number ? `${number} ` : '') + heading)
		expect({
			scenes: script.scenes.length,
			numbers: numbersOf(script),
			first5: shown.slice(0, 5).map((heading) => heading.toUpperCase()),
			omitted: script.totals.omitted,
			live_scenes: script.totals.scenes,
			lengths_present: measured.length,
			sum_eighths:
				measured.length === 0
					? null
					: measured.reduce((sum, { eighths }) => sum + (eighths ?? 0), 0),
			first5_eighths: script.scenes
				.slice(0, 5)
				.map((scene) => (scene.eighthsEstimated ? null : scene.eighths)),
			last_page: script.scenes.at(-1)?.page || null,
			speakers: script.characters.length,
			cues: cuesOf(script),
			top_speakers: topOf(script)
		}).toEqual({
			...{ scenes: fact.scenes, numbers: fact.numbers, omitted: fact.omitted },
			first5: fact.first5.map((heading) => heading.toUpperCase()),
			...{ live_scenes: fact.live_scenes, lengths_present: fact.lengths_present },
			...{ sum_eighths: fact.sum_eighths, first5_eighths: fact.first5_eighths },
			...{ last_page: fact.last_page, speakers: fact.speakers, cues: fact.cues },
			top_speakers: fact.top_speakers
		})
	})

	test.each(fdxFacts)('%s: the tags', (path, known) => {
		const fact = known as FdxFacts
		const parts = readFdxParts(decodeText(sampleBytes(path)).text, quiet)
		if (!parts.ok) throw new Error(parts.message)
		const runs = parts.value.paragraphs.flatMap((each) => each.tags ?? [])
		expect({ ...parts.value.tags.counts(), runs: runs.length }).toEqual({
			definitions: fact.tag_definitions,
			tags: fact.tags,
			runs: fact.tagged_runs
		})
	})

	test('a tag on a cue brings the character and what hangs on it into its scene', () => {
		const script = read('fdx/fd13-tags-acts-locks.excerpt.fdx')
		const found = script.scenes.map(({ elements }) => elements.map(({ category }) => category))
		expect(found).toEqual([['Cast Members', 'Wardrobe'], [], []])
		expect(script.scenes.map(({ page, section }) => [page, section])).toEqual([
			['1B', 'TEASER'],
			['1B', 'TEASER'],
			['1D', 'ACT ONE']
		])
	})

	test('our page estimate is within an eighth of Final Draft’s own length in every scene', () => {
		const path = 'fdx/fd12.words-replaced.fdx'
		const text = decodeText(sampleBytes(path)).text.replaceAll(/ Length="[^"]*"/g, '')
		const estimated = readScreenplay({ name: path, bytes: utf8(text) })
		if (!estimated.ok) throw new Error(estimated.message)
		const off = read(path).scenes.map(
			(scene, at) => (estimated.value.scenes[at]?.eighths ?? 0) - (scene.eighths ?? 0)
		)
		expect(estimated.value.scenes.every((scene) => scene.eighthsEstimated)).toBe(true)
		expect(off.filter((eighths) => Math.abs(eighths) > 1)).toEqual([])
	})

	test('the same script as Fountain and as FDX gives the same scenes and the same cast', () => {
		const written = read('fountain/barrier15-s01e01.fountain')
		const converted = read('fdx/barrier15-s01e01.screenplain.fdx')
		const plain = (script: Screenplay): unknown =>
			script.scenes.map(({ heading, set, time, timeRow, characters }) => {
				return { heading, set, time, timeRow, characters }
			})
		expect(plain(converted)).toEqual(plain(written))
		expect(converted.characters).toEqual(written.characters)
	})
})

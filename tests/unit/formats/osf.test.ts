import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readAny } from '#formats/open.ts'
import type { Screenplay } from '#formats/screenplay.ts'
import { haveSamples, noSamples, sampleBytes, sampleFacts } from '../../support/samples.ts'
import { utf8 } from './support.ts'

const para = (style: string, text: string, at = '', key = 'basestyle') =>
	`<para ${at}><style ${key}="${style}"/><text>${text}</text></para>`

const osf = (body: string, titlePage = '') =>
	'<?xml version="1.0"?><document type="Open Screenplay Format document" version="30">' +
	`<paragraphs>${body}</paragraphs><titlepage>${titlePage}</titlepage></document>`

async function read(bytes: Uint8Array, name = 'a.osf'): Promise<Screenplay> {
	const outcome = await readAny({ name, bytes })
	if (!outcome.ok) throw new Error(outcome.message)
	return outcome.value
}

const script = osf(
	para('Scene Heading', '') +
		para(
			'Scene Heading',
			'int. quay - night',
			'scene_number="4A" page_number="7" synopsis="Fog."'
		) +
		para('Action', 'A bell.') +
		para('Character', 'Nell (V.O.)', '', 'basestylename') +
		para('Parenthetical', 'low') +
		para('Dialogue', 'Who is there?') +
		para('Scene Heading', 'OMITTED', 'scene_number="5"'),
	para('Normal Text', '') + para('Normal Text', 'The Lamp') + para('Normal Text', 'by Ann')
)

describe('Open Screenplay Format', () => {
	test('scenes with their numbers, pages and synopses, speakers, and the title', async () => {
		const { format, title, scenes, characters, totals } = await read(utf8(script))
		expect([format, title]).toEqual(['osf', 'The Lamp'])
		expect(scenes[0]).toMatchObject({
			...{ number: '4A', heading: 'INT. QUAY - NIGHT', intExt: 'INT', set: 'QUAY', page: '7' },
			...{ timeRow: 'night', synopsis: 'Fog.', characters: ['NELL'] }
		})
		expect(characters).toEqual([{ name: 'NELL', cues: 1 }])
		expect(totals).toMatchObject({ scenes: 1, omitted: 1, numbered: 2 })
	})

	test('one in a Fade In file is the same; a damaged one is said in a sentence', async () => {
		const zipped = zipSync({ 'document.xml': utf8(script) })
		const { format, scenes } = await read(zipped, 'a.fadein')
		expect([format, scenes.length]).toEqual(['fadein', 2])
		const refused = async (bytes: Uint8Array) => {
			const outcome = await readAny({ name: 'a.fadein', bytes })
			return outcome.ok ? '' : outcome.message
		}
		expect(await refused(zipped.slice(0, 60))).toContain('cannot be unpacked')
		expect(await refused(zipSync({ 'other.xml': utf8('<a/>') }))).toContain('no document.xml')
		expect(await refused(zipSync({ 'document.xml': utf8(script.slice(0, 200)) }))).toContain(
			'cut off'
		)
	})

	test('a file that unpacks to more than memory should hold is refused unopened', async () => {
		const bomb = zipSync({ 'document.xml': new Uint8Array(210 * 1024 * 1024) }, { level: 1 })
		const outcome = await readAny({ name: 'a.fadein', bytes: bomb })
		expect(outcome).toMatchObject({ ok: false, reason: 'too-big' })
	})
})

test.skipIf(!haveSamples)(haveSamples ? 'a real Fade In file' : noSamples, async () => {
	const name = 'fadein/wt-FI.fadein'
	const facts = sampleFacts()[name] as Record<'scenes' | 'speakers' | 'cues', number> & {
		first5: string[]
	}
	const { scenes, characters } = await read(sampleBytes(name), name)
	expect(scenes.length).toBe(facts.scenes)
	expect(scenes.map(({ heading }) => heading)).toEqual(
		facts.first5.map((heading) => heading.toUpperCase())
	)
	expect(characters.length).toBe(facts.speakers)
	expect(characters.reduce((sum, { cues }) => sum + cues, 0)).toBe(facts.cues)
})

import { describe, expect, test } from 'vitest'
import {
	colourOf,
	counted,
	headlineOf,
	interiorLabel,
	timeLabel
} from '$lib/features/screenplay/appearance.ts'
import { estimatedShare, previewOf } from '$lib/features/screenplay/preview.ts'
import { readScreenplay } from '#formats/read.ts'
import type { Screenplay, ScriptScene } from '#formats/screenplay.ts'

/** A script in Fountain, read. */
function read(text: string): Screenplay {
	const outcome = readScreenplay({ name: 'a.fountain', bytes: new TextEncoder().encode(text) })
	if (!outcome.ok) throw new Error(outcome.message)
	return outcome.value
}

const script = read(`Title: _**Every \\*Fourteen\\* Seconds**_

INT. KITCHEN - NIGHT #1#

NELL
Out again.

JORY
Aye.

NELL
Aye?

EXT. QUAY - DAY #2#

NELL
Nets.

int. kitchen - dawn #3#

Nobody.

The sea.
`)

test('a script turned over: who speaks, which sets there are, in the order of the board', () => {
	const preview = previewOf(script, 'every-14.fountain')
	expect(preview).toMatchObject({
		fileName: 'every-14.fountain',
		title: 'Every *Fourteen* Seconds'
	})
	expect(preview.screenplay).toBe(script)
	expect(preview.cast).toEqual([
		{ name: 'NELL', cues: 3, scenes: 2, number: '1' },
		{ name: 'JORY', cues: 1, scenes: 1, number: '2' }
	])
	expect(preview.sets.map(({ name, scenes }) => [name, scenes])).toEqual([
		['KITCHEN', 2],
		['QUAY', 1]
	])
})

test('omitted scenes and scenes without a set count in no set', () => {
	const [first, second] = script.scenes as [ScriptScene, ScriptScene]
	const scenes = [
		{ ...first, set: ' kitchen ', eighths: 4 },
		{ ...first, set: 'KITCHEN', eighths: null },
		{ ...second, omitted: true },
		{ ...second, set: '  ' }
	]
	expect(previewOf({ ...script, scenes }, 'a').sets).toEqual([
		{ name: 'KITCHEN', scenes: 2, eighths: 4 }
	])
})

test('sets are listed the longest first, then by name', () => {
	const [first] = script.scenes as [ScriptScene]
	const scenes = [
		{ ...first, set: 'B', eighths: 4 },
		{ ...first, set: 'C', eighths: 8 },
		{ ...first, set: 'A', eighths: 4 }
	]
	const names = previewOf({ ...script, scenes }, 'a').sets.map(({ name }) => name)
	expect(names).toEqual(['C', 'A', 'B'])
})

test('scenes that need a look are listed with where they stand', () => {
	const [first, second] = script.scenes as [ScriptScene, ScriptScene]
	const scenes = [first, { ...second, needsLook: 'No time of day' }]
	expect(previewOf({ ...script, scenes }, 'a').looks).toEqual([
		{ at: 1, scene: scenes[1], why: 'No time of day' }
	])
})

describe('the title', () => {
	const titled = (title: string, file = 'My_Film-v2.final.fdx') =>
		previewOf({ ...script, title }, file).title

	test.each([
		['Plain', 'Plain'],
		['**Bold** and *italic* and _under_', 'Bold and italic and under'],
		['\\_kept\\_ \\*marks\\*', '_kept_ *marks*'],
		['  Spaces  ', 'Spaces']
	])('%j is read as %j', (title, plain) => {
		expect(titled(title)).toBe(plain)
	})

	test.each([
		['My_Film-v2.fdx', 'My Film v2'],
		['script.fountain', 'script'],
		['no-ending', 'no ending']
	])('is taken from the file’s name when the script has none: %s', (file, title) => {
		expect([titled('', file), titled('** **', file)]).toEqual([title, title])
	})
})

describe('lengths that the reader worked out', () => {
	const [first] = script.scenes as [ScriptScene]
	const share = (...scenes: Partial<ScriptScene>[]) =>
		estimatedShare({ ...script, scenes: scenes.map((scene) => ({ ...first, ...scene })) })
	const known = { eighths: 8, eighthsEstimated: false }
	const estimated = { eighths: 8, eighthsEstimated: true }

	test('are none, some or all', () => {
		expect([share(), share(known), share(known, estimated), share(estimated, estimated)]).toEqual([
			'none',
			'none',
			'some',
			'all'
		])
	})

	test('do not count where the scene is omitted or the length unknown', () => {
		expect(share(known, { ...estimated, omitted: true })).toBe('none')
		expect(share(estimated, { eighths: null, eighthsEstimated: false })).toBe('all')
	})
})

describe('one sentence about a script', () => {
	const headline = (totals: Partial<Screenplay['totals']>, scenes = script.scenes) =>
		headlineOf(previewOf({ ...script, scenes, totals: { ...script.totals, ...totals } }, 'a'))
	const plain = script.scenes.map((scene) => ({
		...scene,
		eighthsEstimated: false,
		needsLook: null
	}))

	test('counts scenes, pages and speaking parts', () => {
		expect(headline({ scenes: 1115, eighths: 964, omitted: 0 }, plain)).toEqual([
			'1,115 scenes',
			'120 4/8 pages',
			'2 speaking parts'
		])
	})

	test('says one page up to a page, and what was estimated or omitted', () => {
		const [first, ...rest] = plain as [ScriptScene, ...ScriptScene[]]
		const some = [{ ...first, eighths: 4, eighthsEstimated: true }, ...rest]
		expect(headline({ scenes: 1, eighths: 8, omitted: 1200 }, some)).toEqual([
			'1 scene',
			'1 page (partly estimated)',
			'2 speaking parts',
			'1,200 omitted'
		])
	})

	test('says how many headings need a look', () => {
		const looks = (count: number) =>
			headline(
				{},
				plain.map((scene, at) => ({ ...scene, needsLook: at < count ? 'x' : null }))
			).at(-1)
		expect([looks(1), looks(2)]).toEqual(['1 heading needs a look', '2 headings need a look'])
	})
})

describe('a scene of a script', () => {
	const [first] = script.scenes as [ScriptScene]
	const scene = (values: Partial<ScriptScene>) => ({ ...first, ...values })

	test('wears the colour its strip will have', () => {
		expect(colourOf(scene({ intExt: 'INT', timeRow: 'night' }))).toBe('int-night')
		expect(colourOf(scene({ intExt: 'INT/EXT', timeRow: 'day' }))).toBe('ext-day')
		expect(colourOf(scene({ intExt: null, timeRow: 'day' }))).toBe('unknown')
		expect(colourOf(scene({ intExt: 'INT', timeRow: null }))).toBe('unknown')
		expect(colourOf(scene({ intExt: 'INT', timeRow: 'day', omitted: true }))).toBe('unknown')
	})

	test('says inside or outside, or that it does not', () => {
		const labels = (['INT', 'EXT', 'INT/EXT', null] as const).map((intExt) =>
			interiorLabel(scene({ intExt, omitted: false }))
		)
		expect(labels).toEqual(['INT', 'EXT', 'I/E', '?'])
		expect(interiorLabel(scene({ intExt: null, omitted: true }))).toBe('')
	})

	test('says its own word for the time, else the row’s', () => {
		expect(timeLabel(scene({ time: 'DUSK', timeRow: 'evening' }))).toBe('DUSK')
		expect(timeLabel(scene({ time: '', timeRow: 'evening' }))).toBe('EVE')
		expect(timeLabel(scene({ time: '', timeRow: null }))).toBe('')
	})
})

test('counts are printed with their word', () => {
	expect([counted(1, 'scene'), counted(1500, 'scene'), counted(2, 'cast', 'cast')]).toEqual([
		'1 scene',
		'1,500 scenes',
		'2 cast'
	])
})

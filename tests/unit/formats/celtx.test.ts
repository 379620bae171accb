import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readAny } from '#formats/open.ts'
import { utf8 } from './support.ts'

const page = `<html><head><title>x</title></head><body>
<p class="sceneheading" scenenumber="1A" id="a">int. shed -
night<br></p>
<p class="action">A lamp, Ada&#8217;s &amp; only<br> hers.<br></p>
<p class="character">Ada (O.S.)<br></p><p class="parenthetical">(softly)</p>
<p class="dialog">Is it <b>still</b>
raining?<br></p>
<p class="">Ben nods.<br></p><p>&nbsp;</p>
<p class="sceneheading">EXT. YARD - DAY</p>
</body></html>`

const packed = (files: Record<string, string>) =>
	zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, utf8(text)])))

const rdf = '<rdf:RDF><cx:Project><dc:title>The Lamp &amp; I</dc:title></cx:Project></rdf:RDF>'

async function read(files: Record<string, string>) {
	return readAny({ name: 'lamp.celtx', bytes: packed(files) })
}

test('a Celtx project: its longest script, with numbers, cues and words', async () => {
	const outcome = await read({
		'script-b.html': page,
		'script-a.html': '<p>x</p>',
		'project.rdf': rdf
	})
	if (!outcome.ok) throw new Error(outcome.message)
	const { format, title, scenes, characters, warnings } = outcome.value
	expect([format, title]).toEqual(['celtx', 'The Lamp & I'])
	expect(scenes.map(({ number, heading, line }) => [number, heading, line])).toEqual([
		['1A', 'INT. SHED - NIGHT', 2],
		[null, 'EXT. YARD - DAY', 9]
	])
	expect(scenes[0]?.text).toBe(
		'A lamp, Ada’s & only hers.\n\t\tADA (O.S.)\n\t(softly)\n\tIs it still raining?\nBen nods.'
	)
	expect(characters).toEqual([{ name: 'ADA', cues: 1 }])
	expect(warnings).toHaveLength(1)
})

test('one without a script, or damaged, is refused in a sentence', async () => {
	expect(await read({ 'project.rdf': rdf })).toMatchObject({ ok: false, reason: 'wrong-kind' })
	const cut = packed({ 'script-a.html': page }).slice(0, 60)
	expect(await readAny({ name: 'lamp.celtx', bytes: cut })).toMatchObject({ ok: false })
})

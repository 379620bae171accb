import { describe, expect, test } from 'vitest'
import { sameName } from '#model/deliverables/names.ts'
import { categories } from '#model/deliverables/records/deliverable.ts'
import { addSchedule } from '#model/deliverables/commands/schedule.ts'
import { templates } from '#model/deliverables/templates/templates.ts'
import { checklistIn, owing } from '../../../../support/deliveries.ts'

const named = (id: string) => {
	const found = templates.find((template) => template.id === id)
	if (!found) throw new Error(`there is no template ${id}`)
	return found
}

describe.each(templates.map((template) => [template.name, template] as const))('%s', (_, each) => {
	test('names every line once, with what is shown for it or who signs', () => {
		const names = each.lines.map(({ name }) => sameName(name))
		expect(new Set(names).size).toBe(names.length)
		for (const { name, proofs, signOffs } of each.lines)
			expect([name, (proofs?.length ?? 0) > 0, (signOffs?.length ?? 0) > 0]).toEqual([
				...[name, true, true]
			])
	})

	test('becomes a schedule as it is', () => {
		const { edit, recipient } = owing([{ name: 'Something else', category: 'paper' }])
		const added = addSchedule(edit, recipient, each.lines)
		expect(added).toMatchObject({
			ok: true,
			value: { known: 0, added: { length: each.lines.length } }
		})
		const rows = checklistIn(edit).filter(
			({ deliverable }) => deliverable.name !== 'Something else'
		)
		const stored = rows.map(({ deliverable }) => deliverable.needs.length).reduce((a, b) => a + b)
		expect(stored).toBe(each.lines.flatMap(({ needs }) => needs ?? []).length)
	})
})

test('each has every item of its kind of schedule', () => {
	const counts = templates.map(({ id, lines }) => [
		id,
		lines.length,
		lines.filter(({ mandatory }) => mandatory).length
	])
	expect(counts).toEqual([
		['independent', 66, 28],
		['streamer', 39, 30],
		['broadcaster', 38, 26]
	])
})

test('each has so many items of every part', () => {
	const parts = templates.map(({ id, lines }) => [
		id,
		categories.map((part) => lines.filter(({ category }) => category === part).length)
	])
	// Picture, sound, text, editorial, paperwork, legal, publicity, archive.
	expect(parts).toEqual([
		['independent', [11, 12, 6, 0, 6, 20, 4, 7]],
		['streamer', [6, 8, 3, 2, 3, 4, 2, 11]],
		['broadcaster', [4, 4, 3, 0, 13, 10, 3, 1]]
	])
})

test('what is asked of an item, and what comes before, is left out only where there is nothing', () => {
	const without = (is: (line: (typeof templates)[number]['lines'][number]) => boolean) =>
		templates.map(({ lines }) => lines.filter(is).length)
	const points = (spec = '') => spec.split('\n').filter((point) => !point.startsWith('After: '))
	expect(without(({ spec }) => points(spec).join('') === '')).toEqual([1, 0, 1])
	const isFirst = ({ needs, spec }: { needs?: readonly string[]; spec?: string }) =>
		needs?.length === 0 && !spec?.includes('After: ')
	expect(without(isFirst)).toEqual([8, 5, 3])
})

test.each([
	[
		'independent',
		'DCP OV',
		'Print master 5.1',
		'qc checksum waybill',
		'director producer lab recipient'
	],
	['independent', 'Music cue sheet', '', 'document', 'legal music'],
	[
		'independent',
		'E&O insurance certificate',
		'Copyright report and title report or opinion',
		'document',
		'legal broker recipient'
	],
	[
		'independent',
		'Certified final negative cost, audited cost report',
		'',
		'signed',
		'accountant guarantor'
	],
	[
		'independent',
		'Delivery memo, notice of complete delivery',
		'',
		'letter',
		'legal guarantor recipient'
	],
	[
		'streamer',
		'Primary IMF, original language',
		'VDM video display master, Near-field Atmos print master',
		'qc',
		'supervisor recipient'
	],
	['streamer', 'Stage reference picture for M&E QC', '', 'waybill', 'mixer'],
	['streamer', 'VFX shot list, finals and elements', '', 'checksum', 'vfx'],
	['broadcaster', 'AS-11 UK DPP HD (or UHD X) file', '', 'qc checksum', 'supervisor recipient'],
	['broadcaster', 'Music report', '', 'document', 'producer'],
	['broadcaster', 'Compliance form', '', 'signed', 'executive recipient'],
	[
		'broadcaster',
		'Technical acceptance',
		'AS-11 UK DPP HD (or UHD X) file, Eyeball QC report',
		'letter',
		'recipient'
	]
])('%s: %s waits for "%s", shows %s, signed by %s', (id, name, needs, proofs, signOffs) => {
	const line = named(id).lines.find((each) => each.name === name)
	expect(line?.needs?.join(', ')).toBe(needs)
	expect([line?.proofs?.join(' '), line?.signOffs?.join(' ')]).toEqual([proofs, signOffs])
})

test('what depends on another line is linked, what depends on the work is said in words', () => {
	const m = named('independent').lines.find(({ name }) => name === 'M&E 5.1, fully filled')
	expect(m).toMatchObject({
		category: 'sound',
		mandatory: true,
		needs: ['D, M and E stems 5.1'],
		proofs: ['qc'],
		signOffs: ['mixer', 'recipient']
	})
	expect(m?.spec).toContain('After: Foley fill')
})

test('what two templates both ask for is made once', () => {
	const { edit, recipient } = owing(named('independent').lines)
	const before = checklistIn(edit).length
	const both = addSchedule(edit, recipient, named('streamer').lines)
	const shared = both.ok ? both.value.known : 0
	expect(shared).toBeGreaterThanOrEqual(2)
	expect(checklistIn(edit)).toHaveLength(before + named('streamer').lines.length - shared)
})

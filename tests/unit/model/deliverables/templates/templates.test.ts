import { describe, expect, test } from 'vitest'
import { sameName } from '#model/deliverables/names.ts'
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

import { expect, test } from 'vitest'
import { compareSchedules, type Compared } from '#model/deliverables/queries/compare.ts'
import { templates } from '#model/deliverables/templates/templates.ts'

const line = (name: string, values: Partial<Compared> = {}): Compared => ({
	...{ name, category: 'picture', mandatory: true },
	...values
})

test('what only one asks for, and what both ask for in other words', () => {
	const sales = [line('DCP OV'), line('M&E 5.1'), line('Stills', { mandatory: false })]
	const channel = [
		line('m and e 5.1'),
		line('Stills', { mandatory: true }),
		line('PSE certificate')
	]
	const { onlyFirst, onlySecond, both } = compareSchedules(sales, channel)
	expect(onlyFirst.map(({ name }) => name)).toEqual(['DCP OV'])
	expect(onlySecond.map(({ name }) => name)).toEqual(['PSE certificate'])
	expect(both.map(({ first, differs }) => [first.name, differs])).toEqual([
		['M&E 5.1', false],
		['Stills', true]
	])
})

test('a schedule compared with itself differs in nothing; with an empty one, in everything', () => {
	const all = (templates[0]?.lines ?? []).map(({ name, category }) => line(name, { category }))
	const same = compareSchedules(all, all)
	expect([same.onlyFirst, same.onlySecond]).toEqual([[], []])
	expect(same.both.every(({ differs }) => !differs)).toBe(true)
	expect(compareSchedules([], all).onlySecond).toHaveLength(all.length)
})

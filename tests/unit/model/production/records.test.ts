import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readProduction } from '#model/production/records.ts'

const untitled = {
	title: 'Untitled production',
	startDate: '',
	weeklyDaysOff: '0000011',
	minutesPerPage: 120,
	palette: 'movie-magic'
}

test('an empty document is an untitled production with weekends off', () => {
	expect(readProduction(new Y.Doc())).toEqual({
		settings: untitled,
		holidays: new Map(),
		exceptions: new Map()
	})
})

test('holidays are dates with labels; what is neither is passed over or blank', () => {
	const doc = new Y.Doc()
	const holidays = doc.getMap('holidays')
	holidays.set('2026-03-13', 'Blessing of the Boats')
	holidays.set('2026-03-14', 7)
	holidays.set('2026-03-15', 'x'.repeat(100))
	holidays.set('2026-02-30', 'No such day')
	holidays.set('soon', 'No date')
	expect(readProduction(doc).holidays).toEqual(
		new Map([
			['2026-03-13', 'Blessing of the Boats'],
			['2026-03-14', ''],
			['2026-03-15', 'x'.repeat(80)]
		])
	)
})

test('a palette that a newer version knows is shown in the usual colours', () => {
	const doc = new Y.Doc()
	doc.getMap('settings').set('palette', 'neon')
	expect(readProduction(doc).settings).toEqual(untitled)
})

test('exceptions are dates with a kind and a label; what is neither is passed over', () => {
	const doc = new Y.Doc()
	const exceptions = doc.getMap('exceptions')
	exceptions.set('2026-03-13', 'travel/To the coast')
	exceptions.set('2026-03-14', 'work/')
	exceptions.set('2026-03-15', 'party/All night')
	exceptions.set('2026-03-16', 7)
	exceptions.set('soon', 'off/')
	expect(readProduction(doc).exceptions).toEqual(
		new Map([
			['2026-03-13', { kind: 'travel', label: 'To the coast' }],
			['2026-03-14', { kind: 'work', label: '' }]
		])
	)
})

import { describe, expect, test } from 'vitest'
import { addCues, assignCues } from '#model/bookings/commands/cues.ts'
import { bookingSheet } from '#model/bookings/papers/booking-sheet.ts'
import { tierWords } from '#model/bookings/papers/terms.ts'
import type { Report } from '#model/report.ts'
import { done } from '../../../../support/bookings.ts'
import { adrCourt, sourceOf } from './session.ts'

/** All that a paper says, a line for each row. */
function linesOf({ blocks }: Report): string[] {
	return blocks.flatMap((block) => {
		if (block.kind === 'heading') return [`# ${block.text}`]
		if (block.kind !== 'table') return []
		return block.rows.map((row) =>
			row
				.map(({ text, under = '' }) => [text, under].filter(Boolean).join(' / '))
				.filter(Boolean)
				.join(' | ')
		)
	})
}

describe('the booking sheet', () => {
	test('says when on the clock of each end, where, by which door, and how it is held', () => {
		const { court, session } = adrCourt()
		const lines = linesOf(bookingSheet(sourceOf(court, session)))
		expect(lines).toContain('London time (Europe/London) | Thu 12 Mar 2026, 14:00 to 18:00 / 4 h')
		// In that week America has changed its clocks and Europe has not.
		expect(lines).toContain(
			'Los Angeles time (America/Los_Angeles) | Thu 12 Mar 2026, 07:00 to 11:00 / Burbank Sound'
		)
		expect(lines).toContain(
			'Stage 2 / House B\n4 Dock Street, blue door | 1st hold | from 13:30, until 18:45 | Lou'
		)
	})

	test('shows phones to those who may read the office’s list, and to nobody else', () => {
		const { court, session } = adrCourt()
		const full = bookingSheet(sourceOf(court, session))
		expect(linesOf(full)).toContain('Nia Okafor | 7. Wren | 1st hold | 020 1 / nia@example.org')
		expect(linesOf(full)).toContain('Sam Reed | Mixer | 020 2')
		const plain = bookingSheet({ ...sourceOf(court, session), contacts: null })
		expect(linesOf(plain)).toContain('Nia | 7. Wren | 1st hold')
		expect(linesOf(plain)).toContain('Sam Reed | Mixer')
		expect(JSON.stringify(plain)).not.toMatch(/020 |example\.org|Phone/)
	})

	test('counts the cues by reel, and says so when there are none', () => {
		const { court, session } = adrCourt()
		expect(linesOf(bookingSheet(sourceOf(court, session)))).toContain(
			'Cues | None have been taken to this session yet'
		)
		const ids = done(
			addCues(court.edit, [
				{ kind: 'adr', reel: '2', minutes: 10 },
				{ kind: 'adr', reel: '2', minutes: 10, status: 'recorded' },
				{ kind: 'adr', reel: '1', minutes: 5, status: 'pickUp' }
			])
		)
		done(assignCues(court.edit, ids, session))
		const lines = linesOf(bookingSheet(sourceOf(court, session)))
		expect(lines.slice(lines.indexOf('# Cues planned'))).toEqual(
			expect.arrayContaining([
				'Reel 1 | 1 ADR cue | 1 | 5 min',
				'Reel 2 | 2 ADR cues | 1 | 10 min',
				'Together | 3 ADR cues | 2 | 15 min'
			])
		)
	})

	test('says the terms of a house in words, and that none are kept where none are', () => {
		const { court, session } = adrCourt()
		const lines = linesOf(bookingSheet(sourceOf(court, session)))
		expect(lines).toContain(
			'Stage 2, House B | 100% less than 24 hours before it begins, 50% less than 72 hours'
		)
		expect(lines).toContain('Hours | Saturdays and Sundays do not count')
		const bare = court.session('13T09:00', [court.resource({ name: 'Suite 1' })])
		expect(linesOf(bookingSheet(sourceOf(court, bare)))).toContain(
			'Terms | None are kept for what this session books'
		)
		expect(tierWords('nothing to read')).toBe('')
	})

	test('a session without a time or a booking still has one, and rows fill their columns', () => {
		const { court, session } = adrCourt()
		const bare = court.session('13T09:00', [], { start: '', title: '' })
		expect(linesOf(bookingSheet(sourceOf(court, bare)))).toContain(
			'Begins | Nobody has said when yet'
		)
		for (const each of [bare, session]) {
			const report = bookingSheet(sourceOf(court, each))
			for (const block of report.blocks)
				if (block.kind === 'table')
					for (const row of block.rows) expect(row).toHaveLength(block.columns.length)
			for (const row of report.sheet.rows) expect(row).toHaveLength(report.sheet.columns.length)
		}
	})
})

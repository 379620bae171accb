import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { Edit } from '#model/core/edit.ts'
import { must } from '#model/core/invariant.ts'
import { addRecipient } from '#model/deliverables/commands/recipients.ts'
import { addSchedule, type ScheduleLine } from '#model/deliverables/commands/schedule.ts'
import { takeSteps } from '#model/deliverables/commands/steps.ts'
import type { LineId } from '#model/deliverables/records/line.ts'
import type { Evidence, Status } from '#model/deliverables/status.ts'
import { templates } from '#model/deliverables/templates/templates.ts'
import { addDays } from '#model/production/calendar.ts'

/** Three buyers, as a feature with a sale, a streamer and a broadcaster has them. */
const buyers = ['Northlight Sales', 'Meridian Stream', 'Kanal Nord'] as const
/** Lines that somebody takes from step to step together. */
const parts = 5
const toQc = ['in-progress', 'ready', 'delivered', 'received', 'in-qc'] as const
/** Two versions that come back, and a third on its way. */
const rounds: readonly Status[] = [...toQc, 'rejected', ...toQc, 'rejected', ...toQc, 'accepted']
const daysPerStep = 6
/** What is shown for each. */
const shown: Partial<Record<Status, readonly Evidence[]>> = {
	ready: ['file', 'label'],
	delivered: ['approvedBy', 'checksum', 'reference', 'date'],
	received: ['receivedBy', 'date'],
	rejected: ['report', 'lab', 'operator', 'date', 'reason'],
	accepted: ['report', 'lab', 'operator', 'date']
}

type Wanted = { deliverables: number; today: string }

/**
 * The updates that a post team makes who owe the same things to three recipients, in three versions
 * each: real commands, a step for some lines at a time, up to a day.
 */
export function* deliveryHistory({ deliverables, today }: Wanted): Generator<Uint8Array> {
	const doc = new Y.Doc()
	let made: Uint8Array[] = []
	doc.on('update', (update: Uint8Array) => made.push(update))
	const edit: Edit = { doc, newId: randomUUID, random: Math.random, origin: 'seed' }
	const start = addDays(today, -daysPerStep * rounds.length)
	const schedule = scheduleOf(deliverables, start)
	const batches = buyers.flatMap((name) => {
		const ids = owe(edit, { name, dueDate: addDays(today, 28) }, schedule)
		const size = Math.max(1, Math.ceil(ids.length / parts))
		return Array.from({ length: parts }, (_, at) => ids.slice(at * size, (at + 1) * size))
	})
	yield* made
	for (const [at, to] of rounds.entries()) {
		// What depends on something can only follow it, so those left behind are tried again.
		for (let tries = to === 'ready' ? 4 : 1; tries > 0; tries--)
			for (const [number, lines] of batches.entries()) {
				// One batch is later than another, so that the third version is in every status.
				const date = addDays(start, daysPerStep * (at + (number % 6)))
				if (date >= today) continue
				made = []
				take(edit, lines, { to, date })
				yield* made
			}
	}
}

function owe(
	edit: Edit,
	recipient: { name: string; dueDate: string },
	schedule: readonly ScheduleLine[]
): LineId[] {
	const added = addRecipient(edit, { ...recipient, silence: 'accepted' })
	const id = must(added.ok ? added.value : null, 'the recipient')
	const owed = addSchedule(edit, id, schedule)
	return must(owed.ok ? owed.value.added : null, 'the schedule').slice()
}

/** The lines of the templates, and as many times again for further episodes as it takes. */
function scheduleOf(count: number, start: string): ScheduleLine[] {
	const all = templates.flatMap(({ lines }) => lines)
	const names = new Set<string>()
	const schedule: ScheduleLine[] = []
	for (let at = 0; schedule.length < count; at++) {
		const episode = Math.floor(at / all.length)
		const line = must(all[at % all.length], 'a line')
		const named = (name: string) => (episode === 0 ? name : `${name}, episode ${episode + 1}`)
		const name = named(line.name)
		if (names.has(name)) continue
		names.add(name)
		const needs = (line.needs ?? []).map(named)
		const owner = `Person ${1 + (at % 12)}`
		const due = at % 3 === 0 ? addDays(start, 60 + ((at * 7) % 70)) : ''
		schedule.push({ ...line, name, needs, owner, due, leadDays: at % 10 })
	}
	return schedule
}

function take(
	edit: Edit,
	lines: readonly LineId[],
	{ to, date }: { to: Status; date: string }
): void {
	const evidence: Partial<Record<Evidence, string>> = {}
	for (const each of shown[to] ?? []) evidence[each] = each === 'date' ? date : `as ${each} says`
	const taker = { by: 'seed', byName: 'Pat Poole', at: `${date}T12:00:00.000Z` }
	takeSteps(edit, lines, { to, evidence, taker, answers: () => 'granted' })
}

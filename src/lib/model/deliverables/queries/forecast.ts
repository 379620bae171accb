import { addDays, isDate } from '../../production/calendar.ts'
import type { Deliverable, DeliverableId } from '../records/deliverable.ts'
import type { Line, LineId } from '../records/line.ts'
import type { Recipient } from '../records/recipient.ts'
import { isReadyAtLeast } from '../status.ts'
import type { Track } from './track.ts'

/** A line with its day. */
export type Dated = {
	readonly line: Line
	readonly deliverable: Deliverable
	readonly recipient: Recipient
	readonly track: Track
	/** YYYY-MM-DD, or '' for none. */
	readonly due: string
}

/** When something will be there at the earliest, and what it waits for until then; null for its own day. */
type Forecast = { date: string; cause: DeliverableId | null }

/**
 * When everything will be there, along the chain of what waits for what: a delay of one is a delay of
 * all behind it. What is ready has no forecast; what waits for itself is taken by its own day.
 */
export class Forecasts {
	readonly #owed: ReadonlyMap<DeliverableId, readonly Dated[]>
	readonly #today: string
	readonly #known = new Map<LineId, Forecast | null>()
	readonly #asking = new Set<LineId>()

	constructor(owed: ReadonlyMap<DeliverableId, readonly Dated[]>, today: string) {
		this.#owed = owed
		this.#today = today
	}

	/** What comes too late for a line: it leaves it fewer days than it takes. */
	risksOf(row: Dated): DeliverableId[] {
		const { deliverable, due, track } = row
		if (!isDate(due) || isReadyAtLeast(track.status)) return []
		const latest = addDays(due, -deliverable.leadDays)
		return deliverable.needs.filter((id) => (this.#ofNeed(id, row)?.date ?? '') > latest)
	}

	/** From the latest of a line's risks to where its delay begins. */
	chainOf(row: Dated, risks: readonly DeliverableId[]): DeliverableId[] {
		const dateOf = (id: DeliverableId) => this.#ofNeed(id, row)?.date ?? ''
		let at = [...risks].sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1))[0] ?? null
		const chain = new Set<DeliverableId>()
		while (at !== null && !chain.has(at)) {
			chain.add(at)
			at = this.#ofNeed(at, row)?.cause ?? null
		}
		return [...chain]
	}

	/** When a need is there: on the recipient's own schedule, else on the earliest that has it. */
	#ofNeed(id: DeliverableId, { recipient }: Pick<Dated, 'recipient'>): Forecast | null {
		const owed = this.#owed.get(id) ?? []
		const ours = owed.filter((each) => each.recipient.id === recipient.id)
		let earliest: Forecast | null = null
		for (const each of ours.length > 0 ? ours : owed) {
			const forecast = this.#of(each)
			if (forecast === null) return null
			if (earliest === null || forecast.date < earliest.date) earliest = forecast
		}
		return earliest
	}

	#of(row: Dated): Forecast | null {
		const { line, deliverable, due, track } = row
		if (isReadyAtLeast(track.status)) return null
		const known = this.#known.get(line.id)
		if (known !== undefined) return known
		const own = isDate(due) && due > this.#today ? due : this.#today
		let forecast: Forecast = { date: own, cause: null }
		if (this.#asking.has(line.id)) return forecast
		this.#asking.add(line.id)
		for (const need of deliverable.needs) {
			const there = this.#ofNeed(need, row)
			if (there === null) continue
			const date = addDays(there.date, deliverable.leadDays)
			if (date > forecast.date) forecast = { date, cause: need }
		}
		this.#asking.delete(line.id)
		this.#known.set(line.id, forecast)
		return forecast
	}
}

import { dateLabel } from '../appearance.ts'
import type { Clash, ClashKind } from '#model/stripboard/clashes/clashes.ts'
import { formatEighths } from '#model/stripboard/eighths.ts'
import { eventNames, eventTimes } from '#model/stripboard/event-words.ts'
import { formatClock } from '#model/stripboard/minutes.ts'
import type { Rules } from '#model/stripboard/records/rules.ts'
import type { StripboardState } from '#model/stripboard/state.ts'

const amber: ReadonlySet<ClashKind> = new Set(['soft', 'busy', 'reduced-rest', 'over-pages'])

/** Whether a flag is red; the others are amber, to be looked at. */
export function isRed({ kind }: Clash): boolean {
	return !amber.has(kind)
}

/** `10 h 30`, `12 h`. */
export function hours(minutes: number): string {
	const rest = minutes % 60
	const whole = `${Math.floor(minutes / 60)} h`
	return rest === 0 ? whole : `${whole} ${String(rest).padStart(2, '0')}`
}

/** What is wrong, in one line with its numbers: `GEORGE: 10 h 30 rest before the 7:00 call, needs 12 h`. */
export function clashWords(clash: Clash, state: StripboardState): string {
	const who = nameOf(clash, state)
	const what = sentences[clash.kind](clash, state.rules)
	return who === '' ? what : `${who}: ${what}`
}

/** Whom or what a flag is about; '' for the company. */
function nameOf({ subject }: Clash, { elements, sets, locations }: StripboardState): string {
	if (subject === '') return ''
	const known: ReadonlyMap<string, { name: string }>[] = [elements, sets, locations]
	return known.map((records) => records.get(subject)?.name).find((name) => name) ?? 'Somebody'
}

function measured({ is, needs }: Clash): { is: number; needs: number } {
	return { is: is ?? 0, needs: needs ?? 0 }
}

function span({ event }: Clash): string {
	if (!event) return ''
	const days =
		event.from === event.to
			? dateLabel(event.from)
			: `${dateLabel(event.from)} to ${dateLabel(event.to)}`
	const time = eventTimes(event) && ` ${eventTimes(event)}`
	return `${days}${time}${event.note ? ` (${event.note})` : ''}`
}

/** What a forced call comes to: how short the rest is, and what the contract says that costs. */
function forcedCall(short: number, { forcedCall: cost }: Rules): string {
	const said = cost === '' ? '' : ` (${cost})`
	return `forced call, ${hours(short)} short${said}`
}

const sentences: Record<ClashKind, (clash: Clash, rules: Rules) => string> = {
	unavailable: (clash) => `unavailable ${span(clash)}`,
	soft: (clash) => clash.event?.note || `soft flag ${span(clash)}`,
	busy: (clash) =>
		`${eventNames[clash.event?.kind ?? 'other'].toLowerCase()} on a working day, ${span(clash)}`,
	'two-units': () => 'wanted by two units on one day',
	closed: (clash) => `closed ${span(clash)}`,
	'no-permit': () => 'no permit for this date',
	'crew-rest': (clash) => {
		const { is, needs } = measured(clash)
		return `${hours(is)} rest for the crew before this call, needs ${hours(needs)}`
	},
	rest: (clash, rules) => {
		const { is, needs } = measured(clash)
		return `${hours(is)} rest before this day, needs ${hours(needs)}: ${forcedCall(needs - is, rules)}`
	},
	'reduced-rest': (clash) => {
		const { is, needs } = measured(clash)
		return `${hours(is)} rest before this day, ${hours(needs - is)} short of ${hours(needs)}, as the rules allow: not again the next night`
	},
	'weekly-rest': (clash) => {
		const { is, needs } = measured(clash)
		return `${hours(is)} rest over the days off, needs ${hours(needs)}`
	},
	meal: (clash) => {
		const { is, needs } = measured(clash)
		return clash.strips.length > 0
			? `Meal at ${formatClock(is)}, due by ${formatClock(needs)}`
			: `Another meal is due by ${formatClock(needs)}, before wrap at ${formatClock(is)}`
	},
	'long-day': (clash) => {
		const { is, needs } = measured(clash)
		return `${hours(is)} from call to wrap, at most ${hours(needs)}`
	},
	'long-work': (clash) => {
		const { is, needs } = measured(clash)
		return `${hours(is)} at work, at most ${hours(needs)}`
	},
	'early-call': (clash) => {
		const { is, needs } = measured(clash)
		return `called at ${formatClock(is)}, not before ${formatClock(needs)}`
	},
	'late-out': (clash) => {
		const { is, needs } = measured(clash)
		return `out at ${formatClock(is)}, at the latest ${formatClock(needs)}`
	},
	'over-pages': (clash) => {
		const { is, needs } = measured(clash)
		return `${formatEighths(is)} pages, target ${formatEighths(needs)}`
	}
}

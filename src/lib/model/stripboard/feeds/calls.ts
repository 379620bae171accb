import { standing } from '../../core/merged.ts'
import type { FeedEvent } from '../../feed.ts'
import type { SheetCall } from '../call-sheet/facts.ts'
import type { Element, ElementId } from '../records/element.ts'
import type { StripboardState } from '../state.ts'
import {
	clockOf,
	dayName,
	shootOf,
	spanOf,
	standingWords,
	statusOf,
	wholeDay,
	type FeedDay,
	type Shoot,
	type ShootSource
} from './days.ts'
import { sceneLine, scenesOf } from './shooting-days.ts'

/** What a code of the day-out-of-days means to whoever it is about; the rest is no date of theirs. */
const idleNames: Record<string, string> = {
	H: 'On hold',
	M: 'Company travel',
	TR: 'Travel',
	FT: 'Fitting',
	R: 'Rehearsal',
	TS: 'Test'
}

/** One cast member's own dates: their calls on shooting days, their holds, travel and fittings between. */
export function castEvents(source: ShootSource, id: ElementId): FeedEvent[] {
	const element = castMember(source.state, id)
	if (!element) return []
	const shoot = shootOf(source)
	const calls = shoot.days.flatMap((day) => {
		const line = day.sheet.cast.find((each) => isOf(source.state, each, element))
		return line ? (castEvent(day, { line, element, zone: source.zone }) ?? []) : []
	})
	return [...calls, ...betweenEvents(shoot, element)]
}

/** The cast member an id stands for; null when they are gone. */
export function castMember(state: StripboardState, id: ElementId): Element | null {
	const element = standing(state.elements).get(id)
	return element?.category === 'cast' ? element : null
}

/** Whether a line of a sheet is somebody's, also where it went out under a name merged since. */
function isOf(state: StripboardState, line: SheetCall, { id }: Element): boolean {
	return line.id === id || standing(state.elements).get(line.id as ElementId)?.id === id
}

type Called = { line: SheetCall; element: Element; zone: string }

function castEvent(day: FeedDay, { line, element, zone }: Called): FeedEvent | null {
	const { sheet } = day
	const { status, pickUp, makeUp, onSet, note } = line
	const isWorking = status === '' || status.includes('W')
	const idle = idleNames[status]
	if (!isWorking && idle === undefined) return null
	const times = [pickUp, makeUp, onSet].map(clockOf).filter((time) => time !== null)
	const from = isWorking && times.length > 0 ? Math.min(...times) : null
	const first = [pickUp, makeUp, onSet].find((call) => from !== null && clockOf(call) === from)
	const call = first ?? onSet
	const code = status ? ` (${status})` : ''
	const scenes = scenesOf(sheet).filter(({ cast }) =>
		cast.split(', ').includes(line.number || line.name)
	)
	const called = [
		pickUp && `Pick-up ${pickUp}.`,
		makeUp && `Make-up ${makeUp}.`,
		onSet && `On set ${onSet}.`
	]
	return {
		key: `day-${day.id}-${element.id}`,
		time:
			from === null
				? wholeDay(sheet.date)
				: spanOf(sheet.date, zone, { from, to: clockOf(sheet.wrap) }),
		title: `${dayName(day)}: ${isWorking ? `call ${call || 'to come'}` : idle}${code}`,
		place: isWorking ? sheet.locations.join('; ') : '',
		text: [
			...(isWorking ? [called.filter(Boolean).join(' '), ...scenes.map(sceneLine)] : []),
			note,
			standingWords(day)
		]
			.filter(Boolean)
			.join('\n'),
		status: statusOf(day),
		isBusy: true
	}
}

/** What somebody does on dates without shooting. */
function betweenEvents({ sheets: [main], days }: Shoot, { id }: Element): FeedEvent[] {
	const chart = main?.chart
	const row = chart?.rows.find((each) => each.id === id)
	const shot = new Set(days.map(({ sheet }) => sheet.date))
	return (chart?.dates ?? []).flatMap(({ date }, at): FeedEvent[] => {
		const title = idleNames[row?.cells[at]?.code ?? '']
		if (title === undefined || shot.has(date)) return []
		const plain = { title, place: '', text: '', status: 'tentative', isBusy: true } as const
		return [{ key: `date-${date}-${id}`, time: wholeDay(date), ...plain }]
	})
}

/** One department's calls, a shooting day of the main unit each; a day without a call is left out. */
export function crewEvents(source: ShootSource, department: string): FeedEvent[] {
	const isMine = (name: string) => name.toLowerCase() === department.toLowerCase()
	return shootOf(source)
		.days.filter(({ unit }) => unit === '')
		.flatMap((day): FeedEvent[] => {
			const { sheet } = day
			const call = sheet.crew.find((each) => isMine(each.department))?.call ?? sheet.call
			if (call === 'N/C') return []
			const from = clockOf(call)
			const to = clockOf(sheet.wrap)
			return [
				{
					key: `day-${day.id}-crew-${department.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`,
					time:
						from === null ? wholeDay(sheet.date) : spanOf(sheet.date, source.zone, { from, to }),
					title: `${dayName(day)}: call ${call}${department ? ` (${department})` : ''}`,
					place: sheet.locations.join('; '),
					text: [...scenesOf(sheet).map(sceneLine), standingWords(day)].join('\n'),
					status: statusOf(day),
					isBusy: true
				}
			]
		})
}

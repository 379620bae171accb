import { calendarDayWords } from '$lib/ui/when.ts'
import { unreachable } from '#model/core/invariant.ts'
import { statusNames } from '#model/deliverables/names.ts'
import { statuses, type Status } from '#model/deliverables/status.ts'
import type { ShootingDay } from '#model/stripboard/queries/board.ts'
import { totalsOf, type Totals } from '#model/stripboard/queries/board.ts'
import { frameKinds, readAbout } from '#model/whiteboard/about.ts'
import type { Placed } from '#model/whiteboard/queries/canvas.ts'
import type { BoardObject } from '#model/whiteboard/records.ts'
import type { Things } from './things/things.svelte.ts'

/** What a frame is called: its name, what it stands for, or both. What is no more leaves just the name. */
export function frameTitle(
	{ text, kind, day: means, about }: BoardObject,
	day: ShootingDay | null,
	things: Things
): string {
	if (kind !== 'frame') return text
	if (day === null) {
		const stands = meaningName(about, things)
		if (stands !== null) return text === '' ? stands : `${stands} · ${text}`
		return text || (means === '' ? 'Frame' : 'A day that is no longer scheduled')
	}
	const date = day.date === null ? '' : ` · ${calendarDayWords(day.date).slice(0, -5)}`
	return `Day ${day.number}${date}${text === '' ? '' : ` · ${text}`}`
}

/** What a frame that is no day stands for; null for nothing, or for what is gone. */
export function meaningName(about: string, things: Things): string | null {
	const meaning = readAbout(about, frameKinds)
	if (meaning === null) return null
	switch (meaning.kind) {
		case 'location':
			return things.schedule.location(meaning.id)?.name ?? null
		case 'resource':
			return things.booked.resource(meaning.id)?.name ?? null
		case 'status':
			return statuses.includes(meaning.id as Status) ? statusNames[meaning.id as Status] : null
		default:
			return unreachable(meaning.kind)
	}
}

/** What the scene cards in a frame add up to; null when there are none. A scene twice counts once. */
export function totalsIn(inside: readonly Placed[], things: Things): Totals | null {
	const rows = new Map(
		inside.flatMap(({ object }) => {
			const row = object.kind === 'scene' ? things.schedule.scene(object.scene)?.row : undefined
			return row ? [[row.scene.id, row] as const] : []
		})
	)
	return rows.size === 0 ? null : totalsOf([...rows.values()])
}

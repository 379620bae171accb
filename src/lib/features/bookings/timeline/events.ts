import type { Calendar } from '@event-calendar/core'
import type { HoldRow } from '#model/bookings/queries/hold-rows.ts'
import { slotOf } from '#model/bookings/queries/slots.ts'
import type { Absence } from '#model/bookings/records/absence.ts'
import type { Resource, ResourceId } from '#model/bookings/records/resource.ts'
import type { SessionId } from '#model/bookings/records/session.ts'
import { momentOf, shiftWall, wallAt } from '#model/bookings/time.ts'
import type { ShootDays } from '#model/bookings/queries/shoot-days.ts'
import { toneOf } from '../appearance.ts'

/** The row of sessions that book nothing yet. */
export const unplaced = 'unplaced'

/** What of the timeline is drawn: wall times of the shown zone. */
export type Window = { from: string; to: string; zone: string }

/** The holds that can be seen, each as an event of its resource's row. */
export function holdEvents(rows: readonly HoldRow[], window: Window): Calendar.EventInput[] {
	const [from, to] = [momentOf(window.from, window.zone), momentOf(window.to, window.zone)]
	return rows.flatMap((row) => {
		const slot = slotOf(row.session)
		if (!slot || slot.to <= from || slot.from >= to) return []
		const { standing } = row
		return {
			id: eventId(row.session.id, row.resource),
			resourceIds: [row.resource ?? unplaced],
			start: wallAt(slot.from, window.zone),
			end: wallAt(slot.to, window.zone),
			title: row.session.title,
			classNames: ['hold', standing ? toneOf(standing.status, standing.rank) : 'pending'],
			extendedProps: { row }
		}
	})
}

/** Shooting days of the cast and times that a resource cannot be had, behind the holds. */
export function shadeEvents(
	resources: readonly Resource[],
	known: { shootDays: ShootDays; absences: Iterable<Absence> },
	window: Window
): Calendar.EventInput[] {
	const shoots = resources.flatMap(({ id, element }) =>
		(element === '' ? [] : (known.shootDays.get(element) ?? []))
			.filter(({ date }) => date >= window.from.slice(0, 10) && date < window.to.slice(0, 10))
			.map((day) => ({
				...shade(id, `Day ${day.number}`, 'shoot'),
				start: `${day.date}T00:00`,
				end: shiftWall(`${day.date}T00:00`, { days: 1 })
			}))
	)
	const zones = new Map(resources.map(({ id, zone }) => [id, zone]))
	const away = [...known.absences].flatMap(({ resource, from, to, reason, removed }) => {
		const zone = resource === '' ? undefined : zones.get(resource)
		if (resource === '' || zone === undefined || removed) return []
		const inZone = (wall: string) => wallAt(momentOf(wall, zone), window.zone)
		return {
			...shade(resource, reason || 'Not available', 'away'),
			start: inZone(from),
			end: inZone(to)
		}
	})
	return [...shoots, ...away]
}

function shade(resource: ResourceId, title: string, look: string) {
	return {
		resourceIds: [resource],
		title,
		display: 'background' as const,
		classNames: ['shade', look]
	}
}

/** The id of a hold's event, and back. */
export function eventId(session: SessionId, resource: ResourceId | null): string {
	return `${session} ${resource ?? ''}`
}

export function readEventId(id: string | number): {
	session: SessionId
	resource: ResourceId | null
} {
	const [session = '', resource = ''] = String(id).split(' ')
	return {
		session: session as SessionId,
		resource: resource === '' ? null : (resource as ResourceId)
	}
}

import { standing } from '../../core/merged.ts'
import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { isZone } from '../../core/zone.ts'
import { isDate } from '../../production/calendar.ts'
import { locations, sets, type Location, type LocationId, type SetId } from '../records/set.ts'
import { formatCoordinates, parseCoordinates } from '../sun.ts'

/** Says by name where a set is shot: at the location that has that name, or at a new one. '' for nowhere yet. */
export function placeSet(
	edit: Edit,
	id: SetId,
	name: string
): Outcome<LocationId | '', 'set-gone' | 'bad-value'> {
	if (standing(sets.all(edit.doc)).get(id)?.id !== id) return refuse('set-gone')
	const wanted = name.trim()
	if (locations.problem({ name: wanted }) !== null) return refuse('bad-value')
	let location: LocationId | '' = ''
	transact(edit, () => {
		location = wanted === '' ? '' : (findLocation(edit, wanted) ?? addLocation(edit, wanted))
		sets.patch(edit.doc, id, { location })
	})
	return ok(location)
}

function findLocation(edit: Edit, name: string): LocationId | null {
	const same = (location: Location) =>
		!location.removed && location.name.toLowerCase() === name.toLowerCase()
	return [...locations.all(edit.doc).values()].filter(same).sort(byId)[0]?.id ?? null
}

/** Of two that were made at once everybody finds the same. */
function byId(a: Location, b: Location): number {
	return a.id < b.id ? -1 : 1
}

function addLocation(edit: Edit, name: string): LocationId {
	const id = edit.newId() as LocationId
	locations.create(edit.doc, id, { name })
	return id
}

/** What is said of a location. */
export type LocationValues = Partial<Omit<Location, 'id' | 'removed'>>

/** Changes what is said of a location; what is left out stays. Coordinates may be written as maps write them. */
export function changeLocation(
	edit: Edit,
	id: LocationId,
	values: LocationValues
): Outcome<null, 'location-gone' | 'bad-value'> {
	const location = locations.get(edit.doc, id)
	if (!location || location.removed) return refuse('location-gone')
	const { name, permitFrom, permitTo, coordinates, zone } = values
	if (name !== undefined && name.trim() === '') return refuse('bad-value')
	if ([permitFrom, permitTo].some((date) => date && !isDate(date))) return refuse('bad-value')
	if (zone && !isZone(zone)) return refuse('bad-value')
	const at = coordinates ? parseCoordinates(coordinates) : null
	if (coordinates && at === null) return refuse('bad-value')
	const kept = { ...values, ...(at ? { coordinates: formatCoordinates(at) } : {}) }
	if (locations.problem(kept) !== null) return refuse('bad-value')
	transact(edit, () => locations.patch(edit.doc, id, kept))
	return ok(null)
}

/**
 * Has sets shot at a location; every scene in them goes there. Refused when none of them is a set any
 * more, or all of them are there.
 */
export function shootAt(
	edit: Edit,
	ids: readonly SetId[],
	location: LocationId
): Outcome<SetId[], 'set-gone' | 'location-gone' | 'nothing-moved'> {
	if (locations.get(edit.doc, location)?.removed !== false) return refuse('location-gone')
	const all = standing(sets.all(edit.doc))
	const found = new Map(ids.flatMap((id) => (all.has(id) ? [[all.get(id)!.id, all.get(id)!]] : [])))
	if (found.size === 0) return refuse('set-gone')
	const moved = [...found.values()].filter((set) => set.location !== location)
	if (moved.length === 0) return refuse('nothing-moved')
	transact(edit, () => {
		for (const { id } of moved) sets.patch(edit.doc, id, { location })
	})
	return ok(moved.map(({ id }) => id))
}

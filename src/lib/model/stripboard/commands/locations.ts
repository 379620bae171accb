import { standing } from '../../core/merged.ts'
import { transact, type Edit } from '../../core/edit.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { locations, sets, type LocationId, type SetId } from '../records/set.ts'

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

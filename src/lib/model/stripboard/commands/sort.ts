import { transact, type Edit } from '../../core/edit.ts'
import { byOrder } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import { readPlace, writePlace } from '../place.ts'
import { closedFor, putStrip, type Closed } from '../put.ts'
import type { SceneRow } from '../queries/rows.ts'
import { sceneNumberOrder } from '../scene-number.ts'
import { interiors, timeRows } from '../records/scene.ts'
import type { BoardId } from '../records/board.ts'
import type { Strip } from '../records/strip.ts'

/** What strips can be sorted by; several are applied one after the other. */
export const sortKeys = ['script', 'set', 'interior', 'time', 'length', 'cast', 'number'] as const
export type SortKey = (typeof sortKeys)[number]

const text = new Intl.Collator('en', { numeric: true })
const byNumber = sceneNumberOrder()

const comparators: Record<SortKey, (a: SceneRow, b: SceneRow) => number> = {
	script: (a, b) =>
		a.scene.position === b.scene.position ? 0 : a.scene.position < b.scene.position ? -1 : 1,
	set: (a, b) => text.compare(a.setName, b.setName),
	interior: (a, b) => interiors.indexOf(a.scene.intExt) - interiors.indexOf(b.scene.intExt),
	time: (a, b) => timeRows.indexOf(a.scene.timeRow) - timeRows.indexOf(b.scene.timeRow),
	length: (a, b) => (b.eighths ?? 0) - (a.eighths ?? 0),
	cast: (a, b) => text.compare(castText(a), castText(b)),
	number: (a, b) => byNumber(a.scene.number, b.scene.number)
}

function castText(row: SceneRow): string {
	return row.cast.map((member) => member.number || member.name).join(' ')
}

/**
 * Sorts scene strips among the places they already hold: banners and breaks between them stay
 * where they are, and nothing outside the selection moves. The rows may come in any order.
 */
export function sortStrips(
	edit: Edit,
	rows: readonly SceneRow[],
	keys: readonly SortKey[]
): Outcome<number, 'nothing-moved' | Closed> {
	const closed = closedFor(
		edit.doc,
		rows.map((row) => row.strip)
	)
	if (closed) return refuse(closed)
	const places = rows.map((row) => ({ id: row.id, ...readPlace(row.strip.place) })).sort(byOrder)
	const sorted = [...rows].sort((a, b) => {
		for (const key of keys) {
			const order = comparators[key](a, b)
			if (order !== 0) return order
		}
		return 0
	})
	const moved: { strip: Strip; place: string }[] = []
	sorted.forEach((row, at) => {
		const place = writePlace(places[at] ?? readPlace(row.strip.place))
		if (place !== row.strip.place) moved.push({ strip: row.strip, place })
	})
	if (moved.length === 0) return refuse('nothing-moved')
	transact(edit, () => {
		for (const { strip, place } of moved)
			putStrip(edit, strip, { board: strip.board as BoardId, place })
	})
	return ok(moved.length)
}

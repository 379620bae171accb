import type { Edit } from '../core/edit.ts'
import { orderBlock } from '../core/order.ts'
import { contacts, type ContactId } from '../office/records.ts'
import { categoryOf } from '../stripboard/categories.ts'
import { writePlace, type List } from '../stripboard/place.ts'
import type { BoardId } from '../stripboard/records/board.ts'
import { elements, type ElementId } from '../stripboard/records/element.ts'
import { scenes, type SceneId, type Scene } from '../stripboard/records/scene.ts'
import { locations, sets, type LocationId, type SetId } from '../stripboard/records/set.ts'
import { strips, type StripId } from '../stripboard/records/strip.ts'
import type { Sample, SampleRow, SampleScene } from './shape.ts'

const timeRows: Record<string, Scene['timeRow']> = {
	DAY: 'day',
	AFTERNOON: 'day',
	NIGHT: 'night',
	'LATE NIGHT': 'night',
	DAWN: 'morning',
	SUNRISE: 'morning',
	MORNING: 'morning',
	DUSK: 'evening',
	SUNSET: 'evening',
	EVENING: 'evening'
}

/** The cast of the sample by number, as they are known in its stripboard. */
export type SampleCastIds = ReadonlyMap<string, ElementId>

/**
 * Writes the sample's breakdown and its schedule onto a new board, and answers who is who in it.
 * Call inside a transaction.
 */
export function layOutSample(edit: Edit, board: BoardId, sample: Sample): SampleCastIds {
	const cast = addCast(edit, sample)
	const sceneIds = addScenes(edit, sample, cast)
	addRows(edit, { board, list: 'main', rows: sample.board, sceneIds })
	const boneyard = sample.boneyard.map((scene) => ({ scene }))
	addRows(edit, { board, list: 'boneyard', rows: boneyard, sceneIds })
	return cast
}

/** Writes the sample's contact list; its cast live in the stripboard. Call inside a transaction. */
export function addSampleContacts(edit: Edit, sample: Sample, ids: SampleCastIds): void {
	for (const { cast, ...values } of sample.contacts) {
		const element = cast === undefined ? '' : (ids.get(cast) ?? '')
		contacts.create(edit.doc, edit.newId() as ContactId, { ...values, element })
	}
}

function addCast(edit: Edit, sample: Sample): SampleCastIds {
	const cast = new Map<string, ElementId>()
	for (const { number, name } of sample.cast) {
		const id = edit.newId() as ElementId
		elements.create(edit.doc, id, { category: 'cast', name, number })
		cast.set(number, id)
	}
	return cast
}

function addScenes(edit: Edit, sample: Sample, cast: SampleCastIds): Map<string, SceneId> {
	const place = named<LocationId>(edit, (id, name) => locations.create(edit.doc, id, { name }))
	const element = named<ElementId>(edit, (id, key) => {
		const [category = '', name = ''] = key.split('\n')
		elements.create(edit.doc, id, { category: categoryOf('', category), name })
	})
	const set = named<SetId>(edit, (id, key) => {
		const [name = '', location = ''] = key.split('\n')
		sets.create(edit.doc, id, { name, location: location === '' ? '' : place(location) })
	})
	const positions = orderBlock({ after: null, before: null }, sample.scenes.length, edit.random)
	const ids = new Map<string, SceneId>()
	let lastRow: Scene['timeRow'] = 'day'
	sample.scenes.forEach((scene, at) => {
		const id = edit.newId() as SceneId
		lastRow = timeRows[scene.time] ?? lastRow
		const setOf = scene.set === '' ? '' : set(`${scene.set}\n${scene.location}`)
		scenes.create(edit.doc, id, {
			...valuesOf(scene),
			position: positions[at] ?? '',
			timeRow: lastRow,
			set: setOf
		})
		const members = [
			...scene.cast.map((number) => cast.get(number)),
			...scene.elements.map(({ category, name }) => element(`${category}\n${name}`))
		]
		for (const member of members) {
			if (member) scenes.link(edit.doc, id, { field: 'elements', id: member })
		}
		ids.set(scene.number, id)
	})
	return ids
}

function valuesOf(scene: SampleScene) {
	const { number, heading, intExt, time, synopsis, eighths, minutes, page, scriptDay } = scene
	const omitted = scene.omitted === true
	return { number, heading, intExt, time, synopsis, eighths, minutes, page, scriptDay, omitted }
}

/** Ids by key, each made the first time its key is asked for. */
function named<Id extends string>(edit: Edit, create: (id: Id, key: string) => void) {
	const ids = new Map<string, Id>()
	return (key: string): Id => {
		const known = ids.get(key)
		if (known) return known
		const id = edit.newId() as Id
		create(id, key)
		ids.set(key, id)
		return id
	}
}

function addRows(
	edit: Edit,
	input: { board: BoardId; list: List; rows: SampleRow[]; sceneIds: Map<string, SceneId> }
): void {
	if (input.rows.length === 0) return
	const orders = orderBlock({ after: null, before: null }, input.rows.length, edit.random)
	input.rows.forEach((row, at) => {
		const place = writePlace({ list: input.list, order: orders[at] ?? '' })
		const strip = { board: input.board, place }
		const id = edit.newId() as StripId
		if ('dayBreak' in row) strips.create(edit.doc, id, { ...strip, kind: 'dayBreak' })
		else if ('banner' in row) {
			const minutes = row.minutes === 0 ? null : row.minutes
			strips.create(edit.doc, id, { ...strip, kind: 'banner', text: row.banner, minutes })
		} else {
			const scene = input.sceneIds.get(row.scene) ?? ''
			strips.create(edit.doc, id, { ...strip, kind: 'scene', scene })
		}
	})
}

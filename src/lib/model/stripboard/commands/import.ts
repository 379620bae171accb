import { transact, type Edit } from '../../core/edit.ts'
import { fitText } from '../../core/field.ts'
import { orderBlock } from '../../core/order.ts'
import { ok, refuse, type Outcome } from '../../core/outcome.ts'
import type { List } from '../place.ts'
import { readParts, writeParts } from '../parts.ts'
import { closedReason, type Closed } from '../put.ts'
import { bornIn, freeBirths } from '../twins.ts'
import type { BoardId } from '../records/board.ts'
import { scenes, type SceneId } from '../records/scene.ts'
import { strips, type StripId } from '../records/strip.ts'
import { lastPosition } from '../queries/script.ts'
import { ScriptWriter } from '../script-writer.ts'
import { placesFor, type Target } from './move.ts'

/** A scene as a script reader hands it over. */
export type ScriptScene = {
	number: string | null
	heading: string
	intExt: 'INT' | 'EXT' | 'INT/EXT' | null
	set: string
	time: string
	timeRow: 'day' | 'night' | 'morning' | 'evening' | null
	synopsis: string
	eighths: number | null
	eighthsEstimated: boolean
	page: string
	omitted: boolean
	characters: readonly string[]
	elements: readonly { category: string; categoryId: string; name: string; count?: number }[]
	/** What a schedule says beside the script. */
	scriptDay?: string
	minutes?: number | null
	location?: string
	/** The eighths of each part, where a schedule has it split. */
	parts?: readonly number[]
	/** What is written in it; see script-text.ts. */
	text?: string
}

/** A script to be put on a board: scenes in script order, speakers by how much they speak. */
export type Script = {
	scenes: readonly ScriptScene[]
	characters: readonly { name: string; cues: number; number?: string }[]
	/** The order and the days of a schedule; without one, strips lie in script order. */
	board?: readonly ScriptStrip[]
}

/** A strip of a schedule that is imported: a scene by its place in `scenes`, a banner, a day break. */
export type ScriptStrip =
	| { kind: 'scene'; scene: number; part?: number }
	| { kind: 'banner'; text: string; minutes: number | null }
	| { kind: 'dayBreak' }

/** The most scenes one import may bring: an epic has 400, a season's block 1,000. */
export const mostScenes = 5000

/**
 * Puts a script on an empty board: scenes with their sets, cast and tagged elements, a strip each,
 * in script order; omitted scenes lie in the boneyard. Cast keep the board ids that the file has, else
 * they are numbered by how much they speak.
 * One transaction: a colleague sees all of it or nothing. Two people who import one script at once
 * have each scene once.
 */
export function importScript(
	edit: Edit,
	board: BoardId,
	script: Script
): Outcome<{ scenes: number }, 'no-scenes' | 'too-many-scenes' | Closed> {
	const closed = closedReason(edit.doc, board)
	if (closed) return refuse(closed)
	if (script.scenes.length === 0) return refuse('no-scenes')
	if (script.scenes.length > mostScenes) return refuse('too-many-scenes')
	transact(edit, () => addScript(edit, board, script))
	return ok({ scenes: script.scenes.length })
}

function addScript(edit: Edit, board: BoardId, script: Script): void {
	const writer = new ScriptWriter(edit)
	writer.addCast(script.characters)
	const gap = { after: lastPosition(edit.doc), before: null }
	const positions = orderBlock(gap, script.scenes.length, edit.random)
	const births = freeBirths(scenes.all(edit.doc), bornIn(script.scenes))
	const ids = script.scenes.map((scene, at) =>
		writer.addScene(scene, { position: positions[at] ?? '', born: births[at] ?? '' })
	)
	const known = script.scenes.map(({ parts = [] }, at): Known => ({
		...{ id: ids[at] ?? '', parts: readParts(writeParts(parts)) },
		first: edit.newId() as StripId
	}))
	for (const list of ['main', 'boneyard'] as const) {
		const laid = stripsOf(script, list)
		if (laid.length > 0) layOut(edit, { board, list, before: null }, { laid, known })
	}
}

/** What lies in a list: as the schedule has it, else omitted scenes in the boneyard and the rest on the board. */
function stripsOf({ scenes, board }: Script, list: List): ScriptStrip[] {
	const placed = board?.filter((strip) => strip.kind !== 'scene' || scenes[strip.scene])
	// A part from the second on lies by its scene's first strip, wherever that is.
	const onBoard = new Set(
		placed?.map((strip) => (strip.kind === 'scene' && (strip.part ?? 1) === 1 ? strip.scene : -1))
	)
	if (placed && list === 'main') return placed
	return scenes.flatMap((scene, at): ScriptStrip[] => {
		const lies = placed ? !onBoard.has(at) : scene.omitted === (list === 'boneyard')
		return lies ? [{ kind: 'scene', scene: at }] : []
	})
}

/** A scene that was added, how it is split, and its first strip. */
type Known = { id: SceneId | ''; parts: readonly number[]; first: StripId }

function layOut(
	edit: Edit,
	target: Target,
	{ laid, known }: { laid: readonly ScriptStrip[]; known: readonly Known[] }
): void {
	const places = placesFor(edit, { count: laid.length, target, without: new Set() })
	laid.forEach((strip, at) => {
		const where = { board: target.board, place: places[at] ?? '' }
		const scene = strip.kind === 'scene' ? known[strip.scene] : undefined
		const isFirst = scene && strip.kind === 'scene' && (strip.part ?? 1) === 1
		const id = isFirst ? scene.first : (edit.newId() as StripId)
		strips.create(edit.doc, id, { ...where, ...valuesOf(strip, scene) })
	})
}

function valuesOf(strip: ScriptStrip, scene: Known | undefined) {
	if (strip.kind === 'scene') {
		const { id = '', parts = [], first = '' } = scene ?? {}
		const { part = 1 } = strip
		if (part > 1) return { kind: 'scene', scene: id, of: first, part } as const
		return { kind: 'scene', scene: id, parts: writeParts(parts) } as const
	}
	if (strip.kind === 'dayBreak') return { kind: 'dayBreak' } as const
	const minutes = strips.fields.minutes.read(strip.minutes)
	return { kind: 'banner', text: fitText(strip.text, 200), minutes } as const
}

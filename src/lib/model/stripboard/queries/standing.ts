import { readParts } from '../parts.ts'
import type { BoardId } from '../records/board.ts'
import { inScriptOrder, type Scene } from '../records/scene.ts'
import type { Strip, StripId } from '../records/strip.ts'
import type { BoardState } from '../state.ts'

/*
 * A board shows each scene once, or each of its parts once, whatever was merged:
 *
 *   twins     Two people who place one waiting scene at once make a strip each. The one with the lower
 *             id stands; should it be taken back, the other does.
 *   waiting   A scene that has no strip on a board, because it came after the board was made, waits in
 *             that board's boneyard. It gets a strip when somebody moves it.
 */

type Strips = BoardState['strips']
const known = new WeakMap<Strips, Map<BoardId, readonly Strip[]>>()

/** The live strips of a board that are shown, in no order. */
export function standingStrips(strips: Strips, board: BoardId): readonly Strip[] {
	const ofBoards = known.get(strips) ?? new Map<BoardId, readonly Strip[]>()
	known.set(strips, ofBoards)
	const standing = ofBoards.get(board) ?? findStanding(strips, board)
	ofBoards.set(board, standing)
	return standing
}

function findStanding(strips: Strips, board: BoardId): Strip[] {
	const others: Strip[] = []
	const firsts = new Map<string, Strip>()
	const parts: Strip[] = []
	for (const strip of strips.values()) {
		if (strip.removed || strip.board !== board) continue
		if (strip.kind !== 'scene') others.push(strip)
		else if (strip.of === '') keepLower(firsts, strip.scene, strip)
		else parts.push(strip)
	}
	return [...others, ...firsts.values(), ...standingParts([...firsts.values()], parts)]
}

function standingParts(firsts: readonly Strip[], parts: readonly Strip[]): Strip[] {
	if (parts.length === 0) return []
	const counts = new Map(firsts.map((strip) => [strip.id, readParts(strip.parts).length]))
	const standing = new Map<string, Strip>()
	for (const strip of parts) {
		const count = counts.get(strip.of as StripId) ?? 0
		if (strip.part > 1 && strip.part <= count)
			keepLower(standing, partId(strip.of, strip.part), strip)
	}
	return [...standing.values()]
}

function keepLower(kept: Map<string, Strip>, key: string, strip: Strip): void {
	const twin = kept.get(key)
	if (!twin || strip.id < twin.id) kept.set(key, strip)
}

/** The id under which a scene waits on a board. No record has it. */
function waitingId(scene: string, board: BoardId): StripId {
	return `${scene}@${board}` as StripId
}

/** The id under which a part waits whose strip was taken back. No record has it. */
function partId(first: string, part: number): StripId {
	return `${first}~${part}` as StripId
}

/** The strips that a board lacks, each as it would lie at the end of the boneyard, in script order. */
export function waitingStrips(state: BoardState, board: BoardId): Strip[] {
	const here = standingStrips(state.strips, board).filter((strip) => strip.kind === 'scene')
	const placed = new Set(here.map((strip) => strip.scene))
	const scenes = [...state.scenes.values()].filter(
		(scene) => !scene.removed && !placed.has(scene.id)
	)
	scenes.sort(inScriptOrder)
	return [...scenes.map((scene) => waitingScene(scene, board)), ...waitingParts(here)]
}

const waitingOf = new WeakMap<Scene, Map<BoardId, Strip>>()

/** The same object as long as the scene is, so that its row is. */
function waitingScene(scene: Scene, board: BoardId): Strip {
	const ofBoards = waitingOf.get(scene) ?? new Map<BoardId, Strip>()
	waitingOf.set(scene, ofBoards)
	const strip = ofBoards.get(board) ?? {
		...blank,
		id: waitingId(scene.id, board),
		board,
		scene: scene.id
	}
	ofBoards.set(board, strip)
	return strip
}

function waitingParts(strips: readonly Strip[]): Strip[] {
	const have = new Set(strips.map((strip) => partId(strip.of, strip.part)))
	return strips.flatMap((first) => {
		if (first.of !== '') return []
		const numbers = readParts(first.parts).map((_, at) => at + 1)
		return numbers
			.filter((part) => part > 1 && !have.has(partId(first.id, part)))
			.map((part) => waitingPart(first, part))
	})
}

function waitingPart({ id, board, scene }: Strip, part: number): Strip {
	return { ...blank, id: partId(id, part), board, scene, of: id, part }
}

const blank = {
	place: 'boneyard/zz',
	kind: 'scene',
	text: '',
	minutes: null,
	call: null,
	parts: '',
	of: '',
	part: 0,
	removed: false
} as const

/** The strip of an id that a screen shows: the record, or what waits under that id. Null when it is gone. */
export function stripOf(state: Pick<BoardState, 'strips' | 'scenes'>, id: StripId): Strip | null {
	const stored = state.strips.get(id)
	if (stored) return stored.removed ? null : stored
	const [first = '', part] = id.split('~')
	if (part !== undefined) {
		const strip = stripOf(state, first as StripId)
		const isPart = strip !== null && Number(part) <= readParts(strip.parts).length
		return isPart ? waitingPart(strip, Number(part)) : null
	}
	const [sceneId = '', board] = id.split('@')
	const scene = state.scenes.get(sceneId as Scene['id'])
	if (!scene || scene.removed || board === undefined) return null
	const isHere = standingStrips(state.strips, board as BoardId).some(
		({ scene }) => scene === sceneId
	)
	return isHere ? null : waitingScene(scene, board as BoardId)
}

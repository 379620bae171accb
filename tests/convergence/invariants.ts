import * as Y from 'yjs'
import { readBookings, readCues, readPost, readReels } from '#model/bookings/state.ts'
import { threadsOf } from '#model/comments/queries.ts'
import { comments } from '#model/comments/records.ts'
import { isOrderKey, longestOrder } from '#model/core/order.ts'
import { checklistOf, progressOf } from '#model/deliverables/queries/checklist.ts'
import { noAnchors } from '#model/deliverables/queries/due.ts'
import { tracksOf } from '#model/deliverables/queries/track.ts'
import { readDeliveries, readPapers, readVault } from '#model/deliverables/state.ts'
import { isRuled } from '#model/deliverables/status.ts'
import { readOffice } from '#model/office/records.ts'
import { readProduction } from '#model/production/records.ts'
import { readPlace, writePlace } from '#model/stripboard/place.ts'
import { boardOf, type BoardView } from '#model/stripboard/queries/board.ts'
import type { SceneRow } from '#model/stripboard/queries/rows.ts'
import type { BoardId } from '#model/stripboard/records/board.ts'
import { scenes, type SceneId } from '#model/stripboard/records/scene.ts'
import { readStripboard, type StripboardState } from '#model/stripboard/state.ts'
import { readImage } from '#model/whiteboard/image.ts'
import { shotNumbers } from '#model/whiteboard/numbering.ts'
import { canvasOf } from '#model/whiteboard/queries/canvas.ts'
import { readWhiteboard } from '#model/whiteboard/records.ts'
import { readSpot, writeSpot } from '#model/whiteboard/spot.ts'

/*
 * What must hold on every document at every moment, also between two messages:
 *
 *   place   A strip is in at most one place: its board shows it once, on a day or in the boneyard, or
 *           not at all, where a twin of it stands. Its stored place is one that a command wrote.
 *   scene   Every board shows every live scene exactly once, or each of its parts exactly once; the
 *           parts add up to the scene.
 *   thing   What stands on the whiteboard stands in one place: on the open board or in one frame that
 *           is there. An arrow's end sticks to something, or shows where that lay; its keys are short.
 *   talk    Every comment is somebody's, and shown in one thread unless it was taken back.
 *   steps   A line is where legal steps, each going on from the one before, have brought it.
 *   keys    Order keys are valid and not longer than `longestOrder`.
 */

/** What is wrong with a document, one sentence each. A query that throws is thrown on. */
export function problemsOf(doc: Y.Doc): string[] {
	const state = readStripboard(doc)
	const production = readProduction(doc)
	const problems = isWaiting(doc) ? ['it waits for updates that others build on'] : []

	const shown = new Map<string, number>()
	for (const board of state.boards.values()) {
		if (board.removed) continue
		const view = boardOf(state, production, board.id)
		for (const id of idsOf(view)) shown.set(id, (shown.get(id) ?? 0) + 1)
		problems.push(...problemsOfScenes(state, view).map((problem) => `${problem} on ${board.id}`))
	}
	for (const strip of state.strips.values()) {
		const { list, order } = readPlace(strip.place)
		if (strip.place !== writePlace({ list, order }) || order.length > longestOrder)
			problems.push(`strip ${strip.id} has the place ${JSON.stringify(strip.place)}`)
		const times = shown.get(strip.id) ?? 0
		const isLoose = !strip.removed && strip.kind !== 'scene' && isLive(state, strip.board)
		if (times > 1 || (isLoose && times === 0))
			problems.push(`strip ${strip.id} is shown ${times} times`)
	}
	for (const scene of state.scenes.values()) {
		if (!isOrderKey(scene.position)) problems.push(`scene ${scene.id} has no position`)
	}
	return [
		...problems,
		...problemsOnWhiteboard(doc),
		...problemsOfDeliveries(doc),
		...problemsOfTalk(doc)
	]
}

/** The longest order key of a whiteboard, where things go to the front or to the back. */
const longestWhiteboardOrder = 24

function problemsOnWhiteboard(doc: Y.Doc): string[] {
	const all = readWhiteboard(doc)
	const canvas = canvasOf(all)
	const problems: string[] = []
	for (const { id, order, spot } of all.values()) {
		if (!isOrderKey(order) || order.length > longestWhiteboardOrder)
			problems.push(`object ${id} has the order ${JSON.stringify(order)}`)
		if (spot !== writeSpot(readSpot(spot))) problems.push(`object ${id} has the spot ${spot}`)
	}
	for (const { id, frame, object } of canvas.placed) {
		const isFrame = frame === null || canvas.byId.get(frame)?.object.kind === 'frame'
		if (!isFrame || (object.kind === 'frame' && frame !== null))
			problems.push(`object ${id} lies in ${frame}`)
	}
	for (const { id, from, to } of canvas.arrows) {
		for (const end of [from, to]) {
			const isThere = end.object === null || canvas.byId.has(end.object)
			if (isThere === end.isGhost || !Number.isFinite(end.x + end.y))
				problems.push(`arrow ${id} points at ${end.object}`)
		}
	}
	for (const { id, image } of all.values())
		if (image !== '' && readImage(image) === null) problems.push(`object ${id} shows ${image}`)
	for (const id of shotNumbers(canvas).keys())
		if (canvas.byId.get(id)?.frame === null) problems.push(`object ${id} has a number of nobody`)
	const shown = canvas.placed.length + canvas.arrows.length
	const live = [...all.values()].filter(({ removed }) => !removed).length
	if (shown !== live) problems.push(`${live} objects are shown as ${shown}`)
	return problems
}

function problemsOfDeliveries(doc: Y.Doc): string[] {
	const state = readDeliveries(doc)
	const tracks = tracksOf(state.steps, () => 'granted')
	progressOf(checklistOf(state, tracks, { today: '2026-03-02', anchors: noAnchors }))
	const waiting = tracksOf(state.steps, ({ to }) => (isRuled(to) ? 'waiting' : 'granted'))
	return [...tracks, ...waiting].flatMap(([line, { steps, status }]) => {
		const problems = steps.filter((step, at) => at > 0 && step.round < (steps[at - 1]?.round ?? 0))
		const last = steps.at(-1)?.to ?? 'not-started'
		return problems.length > 0 || last !== status ? [`line ${line} went backwards`] : []
	})
}

function problemsOfTalk(doc: Y.Doc): string[] {
	const all = comments.all(doc)
	const shown = threadsOf(all).flatMap((thread) => thread.comments)
	const times = new Map(shown.map(({ id }) => [id, shown.filter((one) => one.id === id).length]))
	return [...all.values()].flatMap(({ id, by, removed }) => {
		const isShown = (times.get(id) ?? 0) === 1 || (removed && !times.has(id))
		return isShown && by !== '' ? [] : [`comment ${id} of ${by} is shown ${times.get(id)} times`]
	})
}

function isLive({ boards }: StripboardState, id: BoardId | ''): boolean {
	const board = id === '' ? undefined : boards.get(id)
	return board !== undefined && !board.removed
}

function problemsOfScenes(state: StripboardState, view: BoardView): string[] {
	const rows = new Map<SceneId, SceneRow[]>()
	for (const row of [...view.days.flatMap((day) => day.rows), ...view.boneyard]) {
		if (row.kind === 'scene') rows.set(row.scene.id, [...(rows.get(row.scene.id) ?? []), row])
	}
	return [...state.scenes.values()].flatMap((scene) => {
		const found = rows.get(scene.id) ?? []
		if (scene.removed) return found.length === 0 ? [] : [`removed scene ${scene.id} is shown`]
		const parts = found.map((row) => row.part?.number ?? 0).sort()
		const whole = found.length === 1 ? '0' : found.map((_, at) => at + 1).join()
		if (parts.join() !== whole) return [`scene ${scene.id} has the parts ${parts.join()}`]
		const sum = found.reduce((sum, row) => sum + (row.eighths ?? 0), 0)
		const eighths = scene.omitted ? 0 : (scene.eighths ?? 0)
		return sum === eighths ? [] : [`scene ${scene.id} has ${eighths} eighths and shows ${sum}`]
	})
}

function idsOf({ days, boneyard }: BoardView): string[] {
	const breaks = days.map(({ id }) => id).filter((id) => id !== 'open')
	return [...days.flatMap((day) => day.rows), ...boneyard]
		.map(({ id }): string => id)
		.concat(breaks)
}

/** The ids of every record there is. */
export function recordIds(doc: Y.Doc): Set<string> {
	const { rules: _, ...bookings } = readBookings(doc)
	const { rules: _rules, holding: _holding, ...stripboard } = readStripboard(doc)
	const { approvals: _approvals, ...deliveries } = readDeliveries(doc)
	const others = {
		// Of scenes imported twice one is shown; the other must last, too.
		scenes: scenes.all(doc),
		objects: readWhiteboard(doc),
		...bookings,
		milestones: readPost(doc).milestones,
		cues: readCues(doc).cues,
		...readReels(doc),
		...deliveries,
		...readVault(doc),
		...readPapers(doc)
	}
	const all = { ...stripboard, ...readOffice(doc), ...others, comments: comments.all(doc) }
	return new Set(Object.values(all).flatMap((records): string[] => [...records.keys()]))
}

/** What a document says and knows, to be compared with another's. */
export function everythingIn(doc: Y.Doc) {
	return {
		stripboard: readStripboard(doc),
		production: readProduction(doc),
		office: readOffice(doc),
		whiteboard: readWhiteboard(doc),
		bookings: readBookings(doc),
		post: readPost(doc),
		cues: readCues(doc),
		reels: readReels(doc),
		deliveries: readDeliveries(doc),
		vault: readVault(doc),
		papers: readPapers(doc),
		comments: comments.all(doc),
		stateVector: Y.encodeStateVector(doc),
		isWaiting: isWaiting(doc)
	}
}

/** Whether it was given an update that builds on others it does not have. */
export function isWaiting({ store }: Y.Doc): boolean {
	return store.pendingStructs !== null || store.pendingDs !== null
}

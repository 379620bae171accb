import { overlap, shifted, type Box, type Point } from '#model/whiteboard/geometry.ts'
import { arrowMoved, type DrawnArrow, type DrawnEnd } from '#model/whiteboard/queries/arrows.ts'
import type { Placed } from '#model/whiteboard/queries/canvas.ts'
import type { ObjectId } from '#model/whiteboard/records.ts'
import { areaKey, areaOf, farZoom } from './camera.ts'
import { layerOf } from './layers.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/** Of so many selected things at most, those out of view are drawn as well. */
const mostKept = 50

/** More elements than this are too many to move about by, when each is too small to read. */
const mostElements = 250

const nobody: ReadonlySet<ObjectId> = new Set()

/** Things or arrows that stand on the plane as elements, and those that are painted. */
type Parted<Each> = { elements: readonly Each[]; painted: readonly Each[] }

/** What of a whiteboard is on the screen, and how: where it is now, and whether as an element. */
export class Seen {
	readonly #view: WhiteboardView

	constructor(view: WhiteboardView) {
		this.#view = view
	}

	readonly #area: string = $derived.by(() => areaKey(this.#view.camera, this.#view.screen))
	readonly isFar: boolean = $derived.by(() => this.#view.camera.zoom < farZoom)

	#placedBefore: readonly Placed[] = []
	/** What is near enough to the screen to be drawn; the same list while nothing on it changes. */
	readonly placed: readonly Placed[] = $derived.by(() => {
		const { selection, canvas, hidden } = this.#view
		const area = areaOf(this.#area)
		// What is dragged stays, wherever the view goes; all that is selected would be too much.
		const kept = selection.size <= mostKept ? selection : nobody
		const near = canvas.placed.filter(
			({ id, box, object }) =>
				(overlap(area, box) || kept.has(id)) &&
				(hidden.size === 0 || !hidden.has(layerOf(object.kind)))
		)
		return (this.#placedBefore = unlessSame(this.#placedBefore, near))
	})

	#arrowsBefore: readonly DrawnArrow[] = []
	readonly #arrows: readonly DrawnArrow[] = $derived.by(() => {
		const area = areaOf(this.#area)
		const near = this.#view.hidden.has('arrows')
			? []
			: this.#view.canvas.arrows.filter(({ box }) => touches(area, box))
		return (this.#arrowsBefore = unlessSame(this.#arrowsBefore, near))
	})

	/** How far colleagues have moved what they hold. */
	readonly #held: ReadonlyMap<ObjectId, Point> = $derived.by(() => {
		const held = new Map<ObjectId, Point>()
		for (const { moving } of this.#view.others) {
			for (const id of moving?.ids ?? []) held.set(id as ObjectId, moving?.by ?? { x: 0, y: 0 })
		}
		return held
	})

	/** What is being moved now, by me or by colleagues; as a text, so that a step further is no news. */
	readonly #movingKey: string = $derived.by(() => {
		const { plan } = this.#view
		const mine = plan?.kind === 'move' ? [...plan.boxes.keys()] : []
		return [...mine, ...this.#held.keys()].join(' ')
	})
	readonly #moving: ReadonlySet<ObjectId> = $derived(
		new Set(this.#movingKey === '' ? [] : (this.#movingKey.split(' ') as ObjectId[]))
	)

	/** So much is in view, and so small, that all that lies still is painted as one picture. */
	readonly isPainted: boolean = $derived(this.isFar && this.placed.length > mostElements)

	readonly things: Parted<Placed> = $derived.by(() => {
		if (!this.isPainted) return { elements: this.placed, painted: [] }
		const moving = this.#moving.size <= mostElements ? this.#moving : nobody
		const { editing } = this.#view
		return parted(this.placed, ({ id, object, frame }) => {
			if (object.kind === 'frame' || id === editing) return true
			return moving.size > 0 && (moving.has(id) || (frame !== null && moving.has(frame)))
		})
	})

	readonly arrows: Parted<DrawnArrow> = $derived.by(() => {
		if (!this.isPainted) return { elements: this.#arrows, painted: [] }
		const { selection } = this.#view
		const moves = this.#mover
		return parted(this.#arrows, (arrow) => selection.has(arrow.id) || moves(arrow))
	})

	/** Whether an arrow joins something that is on its way somewhere, by itself or with its frame. */
	readonly #mover = $derived.by((): ((arrow: DrawnArrow) => boolean) => {
		const moving = this.#moving
		if (moving.size === 0) return () => false
		const { byId } = this.#view.canvas
		const isMoving = ({ object }: DrawnEnd) => {
			if (object === null) return false
			const frame = byId.get(object)?.frame
			return moving.has(object) || (frame != null && moving.has(frame))
		}
		return ({ from, to }: DrawnArrow) => isMoving(from) || isMoving(to)
	})

	/** Where something is drawn now: as I would move it, or as a colleague is moving it. */
	boxNow(placed: Placed): Box {
		return this.#boxIn(this.#moving, placed)
	}

	/** The same for many: whoever draws them all asks once what is moving. */
	get boxReader(): (placed: Placed) => Box {
		const moving = this.#moving
		return moving.size === 0 ? ({ box }) => box : (placed) => this.#boxIn(moving, placed)
	}

	#boxIn(moving: ReadonlySet<ObjectId>, { id, box, frame }: Placed): Box {
		if (!moving.has(id) && (frame === null || !moving.has(frame))) return box
		const { plan } = this.#view
		const mine = plan?.kind === 'move' ? plan.boxes.get(id) : undefined
		if (mine) return mine
		const by = this.#held.get(id) ?? (frame === null ? undefined : this.#held.get(frame))
		return by ? shifted(box, by) : box
	}

	/** An arrow's ends as they are drawn now. */
	endsNow(arrow: DrawnArrow): { from: DrawnEnd; to: DrawnEnd } {
		if (!this.#mover(arrow)) return arrow
		return arrowMoved(arrow, (id) => {
			const placed = this.#view.canvas.byId.get(id)
			return placed ? this.boxNow(placed) : null
		})
	}
}

function parted<Each>(all: readonly Each[], isElement: (each: Each) => boolean): Parted<Each> {
	const [elements, painted]: [Each[], Each[]] = [[], []]
	for (const each of all) (isElement(each) ? elements : painted).push(each)
	return { elements, painted }
}

/** What there was, when what there is now is the same thing by thing: nobody has to look again then. */
function unlessSame<Each>(before: readonly Each[], now: readonly Each[]): readonly Each[] {
	return before.length === now.length && now.every((each, at) => each === before[at]) ? before : now
}

/** Whether a line lies in an area; straight across or down its box has none of its own. */
const touches = (area: Box, { x, y, width, height }: Box) =>
	overlap(area, { x, y, width: width + 1, height: height + 1 })

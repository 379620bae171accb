import { overlap, widened, type Box, type Size } from '#model/whiteboard/geometry.ts'
import { toScreen, viewOf, type Camera } from './camera.ts'

/*
 * What is seen from afar as one picture. It is painted with some room round the screen and then only
 * shifted and scaled with the view, which costs the same however much is on it. It is painted anew
 * when something on it changes, when the view leaves it, and once the view has come to rest.
 */

/** One thing as it looks from afar. */
export type Shape = {
	kind: 'paper' | 'oval' | 'bare' | 'empty'
	box: Box
	/** Colours as a canvas takes them. */
	fill: string
	line: string
	/** A bar along its left edge: the edge of a strip. */
	edge: string | null
	words: string
	/** What is so important that it is larger: a scene's number. */
	number: string
}

/** A line, or an outline that is filled. */
export type Stroke = {
	path: string
	box: Box
	at: { x: number; y: number }
	colour: string
	isFilled: boolean
}

export type Scene = {
	shapes: readonly Shape[]
	strokes: readonly Stroke[]
	ink: string
	face: string
}

/** Round the screen, in pixels of it. */
const roomPx = 240
/** How much smaller or larger than painted the picture may be shown meanwhile. */
const stretch = { least: 0.55, most: 1.6 }
const restMs = 140
/** Painting more places than these one by one costs more than painting everything. */
const mostPatches = 60
/** From here on words are worth painting; below they are bars. */
const wordsFrom = 0.17

/** The picture on its element. */
export class Painting {
	readonly #element: HTMLCanvasElement
	#scene: Scene | null = null
	#painted: { box: Box; zoom: number; scene: Scene } | null = null
	#camera: Camera = { x: 0, y: 0, zoom: 1 }
	#screen: Size = { width: 1, height: 1 }
	#frame = 0
	#rest: ReturnType<typeof setTimeout> | null = null

	constructor(element: HTMLCanvasElement) {
		this.#element = element
	}

	/** Something on it is different. What is the same object is taken to look the same. */
	show(scene: Scene): void {
		this.#scene = scene
		this.#ask()
	}

	/** The view is elsewhere. */
	follow(camera: Camera, screen: Size): void {
		this.#camera = camera
		this.#screen = screen
		const painted = this.#painted
		const ratio = painted ? camera.zoom / painted.zoom : 0
		const isLost = !painted || !this.#reaches(painted.box)
		if (isLost || ratio < stretch.least || ratio > stretch.most) this.#ask()
		else if (ratio !== 1) this.#askAtRest()
		this.#place()
	}

	close(): void {
		cancelAnimationFrame(this.#frame)
		if (this.#rest !== null) clearTimeout(this.#rest)
	}

	#ask(): void {
		if (this.#frame !== 0) return
		this.#frame = requestAnimationFrame(() => {
			this.#frame = 0
			this.#paint()
		})
	}

	#askAtRest(): void {
		if (this.#rest !== null) clearTimeout(this.#rest)
		this.#rest = setTimeout(() => this.#ask(), restMs)
	}

	#place(): void {
		if (!this.#painted) return
		const { box, zoom } = this.#painted
		const { x, y } = toScreen(this.#camera, box)
		const scale = this.#camera.zoom / zoom / pixelRatio()
		this.#element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
	}

	#paint(): void {
		const context = this.#element.getContext('2d')
		const scene = this.#scene
		if (context === null || scene === null) return
		const { zoom } = this.#camera
		const before = this.#painted
		const isSame = before !== null && before.zoom === zoom && this.#reaches(before.box)
		const box = isSame ? before.box : widened(viewOf(this.#camera, this.#screen), roomPx / zoom)
		const dirty = isSame ? changed(before.scene, scene) : null
		if (!isSame) this.#resize(box)
		const scale = zoom * pixelRatio()
		context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale)
		if (dirty === null || dirty.length > mostPatches) patch(context, scene, { box, zoom })
		else for (const each of dirty) patch(context, scene, { box: widened(each, 3 / zoom), zoom })
		this.#painted = { box, zoom, scene }
		this.#place()
	}

	/** Whether what was painted still covers the screen. */
	#reaches(box: Box): boolean {
		return isWithin(viewOf(this.#camera, this.#screen), box)
	}

	#resize({ width, height }: Box): void {
		const pixels = (side: number) => Math.round(side * this.#camera.zoom * pixelRatio())
		if (this.#element.width !== pixels(width)) this.#element.width = pixels(width)
		if (this.#element.height !== pixels(height)) this.#element.height = pixels(height)
	}
}

/** Where two pictures differ; null for everywhere. */
function changed(before: Scene, now: Scene): Box[] | null {
	if (before.ink !== now.ink) return null
	return [...differing(before.shapes, now.shapes), ...differing(before.strokes, now.strokes)]
}

/** What is on one of two pictures only. As a rule nearly all of it is on both, in the same order. */
function differing(before: readonly { box: Box }[], now: readonly { box: Box }[]): Box[] {
	let from = 0
	while (from < before.length && before[from] === now[from]) from++
	let [endBefore, endNow] = [before.length, now.length]
	while (endBefore > from && endNow > from && before[endBefore - 1] === now[endNow - 1]) {
		endBefore--
		endNow--
	}
	const [was, is] = [before.slice(from, endBefore), now.slice(from, endNow)]
	const [old, fresh] = [new Set(was), new Set(is)]
	const changes = [
		...was.filter((each) => !fresh.has(each)),
		...is.filter((each) => !old.has(each))
	]
	return changes.map(({ box }) => box)
}

/** Paints what lies in a part of the picture, and nothing outside. */
function patch(
	context: CanvasRenderingContext2D,
	scene: Scene,
	{ box, zoom }: { box: Box; zoom: number }
): void {
	context.save()
	context.beginPath()
	context.rect(box.x, box.y, box.width, box.height)
	context.clip()
	context.clearRect(box.x, box.y, box.width, box.height)
	const inside = <Each extends { box: Box }>(all: readonly Each[]) =>
		all.filter((each) => overlap(each.box, box))
	paint(context, { ...scene, shapes: inside(scene.shapes), strokes: inside(scene.strokes) }, zoom)
	context.restore()
}

const pixelRatio = () => Math.min(2, globalThis.devicePixelRatio || 1)

function isWithin(inner: Box, outer: Box): boolean {
	return (
		inner.x >= outer.x &&
		inner.y >= outer.y &&
		inner.x + inner.width <= outer.x + outer.width &&
		inner.y + inner.height <= outer.y + outer.height
	)
}

function paint(context: CanvasRenderingContext2D, scene: Scene, zoom: number): void {
	const { ink, face } = scene
	context.lineWidth = 1 / zoom
	context.textBaseline = 'top'
	for (const shape of scene.shapes) {
		paintShape(context, shape)
		if (zoom >= wordsFrom) paintWords(context, shape, { ink, face })
		else paintBars(context, shape, ink)
	}
	for (const { path, at, colour, isFilled } of scene.strokes) {
		const outline = new Path2D(path)
		context.translate(at.x, at.y)
		context.lineWidth = Math.max(2, 1 / zoom)
		context.strokeStyle = context.fillStyle = colour
		if (isFilled) context.fill(outline)
		else context.stroke(outline)
		context.translate(-at.x, -at.y)
	}
}

function paintShape(context: CanvasRenderingContext2D, { kind, box, ...look }: Shape): void {
	if (kind === 'bare') return
	const { x, y, width, height } = box
	context.fillStyle = look.fill
	context.strokeStyle = look.line
	if (kind === 'oval') {
		context.beginPath()
		context.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI)
		context.fill()
		context.stroke()
		return
	}
	if (kind === 'paper') context.fillRect(x, y, width, height)
	context.strokeRect(x, y, width, height)
	if (look.edge === null) return
	context.fillStyle = look.edge
	context.fillRect(x, y, 8, height)
}

type Ink = { ink: string; face: string }

function paintWords(
	context: CanvasRenderingContext2D,
	{ box, words, number }: Shape,
	{ ink, face }: Ink
): void {
	context.fillStyle = ink
	let top = box.y + 12
	if (number !== '') {
		context.font = `660 44px ${face}`
		context.fillText(number, box.x + 16, top, box.width - 24)
		top += 52
	}
	context.font = `22px ${face}`
	const letters = Math.max(3, Math.floor((box.width - 24) / 11.5))
	const most = Math.max(1, Math.floor((box.y + box.height - top) / 28))
	for (let line = 0; line < most && line * letters < words.length; line++)
		context.fillText(words.slice(line * letters, (line + 1) * letters), box.x + 14, top + line * 28)
}

/** Too small for letters: how much is written there still shows. */
function paintBars(
	context: CanvasRenderingContext2D,
	{ box, words, number }: Shape,
	ink: string
): void {
	context.fillStyle = ink
	if (number !== '') {
		context.font = '660 56px sans-serif'
		context.fillText(number, box.x + 16, box.y + 12, box.width - 24)
		return
	}
	context.globalAlpha = 0.4
	const letters = Math.max(3, (box.width - 28) / 8)
	const lines = Math.min(Math.ceil(words.length / letters), Math.floor((box.height - 20) / 34))
	for (let line = 0; line < lines; line++) {
		const part = Math.min(1, (words.length - line * letters) / letters)
		context.fillRect(box.x + 14, box.y + 18 + line * 34, (box.width - 28) * part, 12)
	}
	context.globalAlpha = 1
}

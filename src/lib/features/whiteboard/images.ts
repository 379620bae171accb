import { pictureAddress, sendFile, type FileHome } from '$lib/client/files.ts'
import { askForFile } from '$lib/ui/ask-for-file.ts'
import { addObject } from '#model/whiteboard/commands/objects.ts'
import { showImage } from '#model/whiteboard/commands/change.ts'
import { isPicture, type PictureSize } from '#model/core/stored-file.ts'
import { centreOf, holds, type Point, type Size } from '#model/whiteboard/geometry.ts'
import {
	longestThumbnail,
	readImage,
	sizeFor,
	writeImage,
	type Image
} from '#model/whiteboard/image.ts'
import type { Placed } from '#model/whiteboard/queries/canvas.ts'
import { document as kind } from './document.ts'
import type { WhiteboardView } from './whiteboard.svelte.ts'

/*
 * Images go to the server, which keeps them once; the whiteboard keeps where, how large, and a
 * thumbnail that shows what it is while the server is out of reach.
 */

/** The largest that an image is put down. */
const most: Size = { width: 720, height: 540 }

/** What of a drop or a paste are images. */
export function imagesIn(files: Iterable<File>): File[] {
	return [...files].filter(({ type }) => /^image\/(png|jpeg|gif|webp)$/.test(type))
}

/** Puts images on the whiteboard, the first with its middle at a point, into a picture frame that waits there. */
export async function putImages(
	view: WhiteboardView,
	files: readonly File[],
	at: Point = centreOf(view.view)
): Promise<void> {
	let place = at
	for (const [index, file] of files.entries()) {
		const name = files.length > 1 ? `${index + 1} of ${files.length}` : file.name
		const size = await putImage(view, file, { at: place, name })
		if (size === null) return
		place = { x: place.x + size.width + 16, y: place.y }
	}
}

async function putImage(
	view: WhiteboardView,
	file: File,
	{ at, name }: { at: Point; name: string }
): Promise<Size | null> {
	const looked = await lookAt(file)
	if (looked === null) {
		view.warn(`${file.name} could not be read as a picture.`)
		return null
	}
	view.underway = `Sending ${name}`
	const underway = (part: number) =>
		(view.underway = `Sending ${name}: ${Math.round(100 * part)} %`)
	const signal = view.leaving
	const sent = await sendFile(homeOf(view), file, { underway, signal })
	view.underway = null
	if (!sent.ok || !isPicture(sent.value.kind)) {
		if (!sent.ok && sent.code === 'called-off') return null
		view.warn(sent.ok ? `${file.name} is not a picture that can be shown.` : sent.message)
		return null
	}
	return settle(view, { ...looked, file: sent.value.file }, at)
}

/** Fills the empty picture under the point, else lays the image down. */
function settle(view: WhiteboardView, image: Image, at: Point): Size | null {
	const stored = writeImage(image)
	const waiting = emptyUnder(view, at)
	if (waiting !== null) {
		if (view.run((edit) => showImage(edit, waiting.id, stored)) === null) return null
		view.selection = [waiting.id]
		return waiting.box
	}
	const size = sizeFor(image, most)
	const box = { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size }
	const id = view.run((edit) => addObject(edit, { kind: 'picture', box, image: stored }))
	if (id === null) return null
	view.selection = [id]
	view.say('Picture added')
	return size
}

function emptyUnder({ canvas, selectedPlaced }: WhiteboardView, at: Point): Placed | null {
	const isEmpty = ({ object }: Placed) => object.kind === 'picture' && object.image === ''
	const chosen = selectedPlaced.length === 1 ? selectedPlaced.find(isEmpty) : undefined
	return chosen ?? canvas.placed.filter(isEmpty).findLast(({ box }) => holds(box, at)) ?? null
}

const homeOf = ({ workspace }: WhiteboardView): FileHome => ({
	production: workspace.production,
	kind
})

/** Where an image is shown from; null for a picture frame that is still empty, or has only its thumbnail. */
export function addressOf(view: WhiteboardView, image: Image, size: PictureSize): string | null {
	return image.file === '' ? null : pictureAddress(homeOf(view), image.file, size)
}

/** How large a picture is, and a thumbnail of it; null when it cannot be read. */
async function lookAt(file: File): Promise<Image | null> {
	const bitmap = await createImageBitmap(file).catch(() => null)
	if (bitmap === null) return null
	const { width, height } = bitmap
	const image = { file: '', width, height, thumbnail: thumbnailOf(bitmap) }
	bitmap.close()
	return image
}

/** As fine as fits: a drawing needs fewer bytes than a photograph. */
function thumbnailOf(bitmap: ImageBitmap): string {
	for (const side of [64, 48, 32, 20]) {
		const scale = side / Math.max(bitmap.width, bitmap.height)
		const canvas = window.document.createElement('canvas')
		canvas.width = Math.max(1, Math.round(bitmap.width * scale))
		canvas.height = Math.max(1, Math.round(bitmap.height * scale))
		const context = canvas.getContext('2d')
		if (context === null) return ''
		context.fillStyle = 'white'
		context.fillRect(0, 0, canvas.width, canvas.height)
		context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
		const address = canvas.toDataURL('image/jpeg', 0.6)
		if (address.length <= longestThumbnail) return address
	}
	return ''
}

/** The images of some pictures as data, for what must carry them in itself; by object. */
export async function imagesOf(
	view: WhiteboardView,
	placed: readonly Placed[]
): Promise<ReadonlyMap<string, string>> {
	const found = new Map<string, string>()
	for (const { id, object } of placed) {
		const image = object.kind === 'picture' ? readImage(object.image) : null
		if (image === null) continue
		const address = addressOf(view, image, 'large')
		found.set(id, (address && (await dataOf(address))) || image.thumbnail)
	}
	return found
}

/** A picture as a JPEG in an address: what every program reads. Null when the server is out of reach. */
async function dataOf(address: string): Promise<string | null> {
	const answer = await fetch(address).catch(() => null)
	if (!answer?.ok) return null
	const bitmap = await createImageBitmap(await answer.blob()).catch(() => null)
	if (bitmap === null) return null
	const canvas = window.document.createElement('canvas')
	canvas.width = bitmap.width
	canvas.height = bitmap.height
	const context = canvas.getContext('2d')
	if (context === null) return null
	context.fillStyle = 'white'
	context.fillRect(0, 0, bitmap.width, bitmap.height)
	context.drawImage(bitmap, 0, 0)
	return canvas.toDataURL('image/jpeg', 0.85)
}

/** Asks for a picture of this device. */
export async function pickImage(view: WhiteboardView): Promise<void> {
	const file = await askForFile('image/png,image/jpeg,image/gif,image/webp')
	if (file !== null) await putImages(view, [file])
}

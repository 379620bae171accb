import { smallest, type Size } from './geometry.ts'

/*
 * The image in a picture, as one value: the id under which the server keeps its bytes, how large it
 * is, and a thumbnail that every device has:
 *
 *     "9c1e… 1920 1080 data:image/jpeg;base64,/9j/4AAQ…"
 *
 * Without an id it is a thumbnail alone, as in a copy from another production.
 */

export type Image = Size & { file: string; thumbnail: string }

/** The longest thumbnail, as text: some 1.4 KB, which shows at a glance what it is while the image is out of reach. */
export const longestThumbnail = 1900

/** The longest image, as text: id, size and thumbnail. */
export const longestImage = 2000

/** No picture is larger than this, in pixels. */
const mostPixels = 100_000

const thumbnails = /^data:image\/(jpeg|webp|png);base64,[A-Za-z0-9+/]+=*$/
const fileIds = /^[\w-]{1,40}$/

/** A stored image; null for none, and for what cannot be read. */
export function readImage(stored: string): Image | null {
	const [file = '', width, height, thumbnail = ''] = stored.split(' ')
	const [across, down] = [Number(width), Number(height)]
	const isSize = [across, down].every(
		(side) => Number.isInteger(side) && side >= 1 && side <= mostPixels
	)
	if (!isSize || (file !== '' && !fileIds.test(file))) return null
	const isShown = thumbnail.length <= longestThumbnail && thumbnails.test(thumbnail)
	return { file, width: across, height: down, thumbnail: isShown ? thumbnail : '' }
}

/** The one text form of an image. */
export function writeImage({ file, width, height, thumbnail }: Image): string {
	const shown = thumbnail.length <= longestThumbnail ? thumbnail : ''
	return `${file} ${Math.max(1, Math.round(width))} ${Math.max(1, Math.round(height))} ${shown}`.trimEnd()
}

/** The image as another production may have it: files belong to one, what is seen goes along. */
export function withoutFile(stored: string): string {
	const image = readImage(stored)
	return image === null ? '' : writeImage({ ...image, file: '' })
}

/** As large as an image is put down: in its own proportions, within so much. */
export function sizeFor({ width, height }: Size, most: Size): Size {
	const scale = Math.min(1, most.width / width, most.height / height)
	const side = (length: number) => Math.max(smallest, Math.round(length * scale))
	return { width: side(width), height: side(height) }
}

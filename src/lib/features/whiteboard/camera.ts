import type { Box, Point, Size } from '#model/whiteboard/geometry.ts'

/** How the plane is seen: the point of it in the upper left corner of the screen, and how large. */
export type Camera = Point & { zoom: number }

export const mostZoom = 4
export const leastZoom = 0.05

/** From further away things are only colour and a few words. */
export const farZoom = 0.35

export function toPlane(camera: Camera, screen: Point): Point {
	return { x: camera.x + screen.x / camera.zoom, y: camera.y + screen.y / camera.zoom }
}

export function toScreen(camera: Camera, plane: Point): Point {
	return { x: (plane.x - camera.x) * camera.zoom, y: (plane.y - camera.y) * camera.zoom }
}

/** Moves the view by so many pixels of the screen. */
export function panned(camera: Camera, by: Point): Camera {
	return { ...camera, x: camera.x + by.x / camera.zoom, y: camera.y + by.y / camera.zoom }
}

/** Another size, with one point of the screen staying where it is. */
export function zoomedAt(camera: Camera, zoom: number, screen: Point): Camera {
	const limited = Math.min(mostZoom, Math.max(leastZoom, zoom))
	const fixed = toPlane(camera, screen)
	return { x: fixed.x - screen.x / limited, y: fixed.y - screen.y / limited, zoom: limited }
}

/** The part of the plane that a screen shows. */
export function viewOf(camera: Camera, screen: Size): Box {
	const { x, y, zoom } = camera
	return { x, y, width: screen.width / zoom, height: screen.height / zoom }
}

/** All of a box on the screen with some room round it; as a rule never larger than life. */
export function fitted(box: Box, screen: Size, { room, most } = { room: 56, most: 1 }): Camera {
	const fits = (length: number, side: number) => Math.max(1, side - 2 * room) / Math.max(1, length)
	const wanted = Math.min(most, fits(box.width, screen.width), fits(box.height, screen.height))
	const zoom = Math.min(mostZoom, Math.max(leastZoom, wanted))
	return {
		x: box.x + box.width / 2 - screen.width / zoom / 2,
		y: box.y + box.height / 2 - screen.height / zoom / 2,
		zoom
	}
}

/**
 * What is drawn: more than the screen shows, in steps, so that it stays the same while the view moves
 * a little. As text, so that equal areas are equal.
 */
export function areaKey(camera: Camera, screen: Size): string {
	// Steps of 200 pixels at the next power of two, so that a zoom changes them a few times only.
	const step = 200 / 2 ** Math.floor(Math.log2(camera.zoom))
	const { x, y, width, height } = viewOf(camera, screen)
	const from = (at: number) => Math.floor(at / step - 0.5) * step
	const to = (at: number) => Math.ceil(at / step + 0.5) * step
	return [from(x), from(y), to(x + width), to(y + height)].join(' ')
}

/** The area behind its text. */
export function areaOf(key: string): Box {
	const [left = 0, top = 0, right = 0, bottom = 0] = key.split(' ').map(Number)
	return { x: left, y: top, width: right - left, height: bottom - top }
}

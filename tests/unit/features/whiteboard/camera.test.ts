import { expect, test } from 'vitest'
import {
	areaKey,
	areaOf,
	fitted,
	leastZoom,
	mostZoom,
	panned,
	toPlane,
	toScreen,
	viewOf,
	zoomedAt
} from '$lib/features/whiteboard/camera.ts'
import { holds, overlap } from '#model/whiteboard/geometry.ts'

const screen = { width: 1200, height: 800 }
const camera = { x: -100, y: 50, zoom: 0.5 }

test('a point of the plane comes back from the screen', () => {
	const point = { x: 333, y: -20 }
	expect(toPlane(camera, toScreen(camera, point))).toEqual(point)
})

test('a pan moves the view by pixels of the screen, however large things are', () => {
	expect(panned(camera, { x: 10, y: -10 })).toEqual({ x: -80, y: 30, zoom: 0.5 })
})

test('a zoom keeps one point of the screen where it is, and has its limits', () => {
	const at = { x: 300, y: 200 }
	const zoomed = zoomedAt(camera, 2, at)
	expect([toPlane(zoomed, at), zoomed.zoom]).toEqual([toPlane(camera, at), 2])
	expect([zoomedAt(camera, 99, at).zoom, zoomedAt(camera, 0, at).zoom]).toEqual([
		mostZoom,
		leastZoom
	])
})

test('everything fits on the screen, and is never larger than life', () => {
	const box = { x: 0, y: 0, width: 6000, height: 400 }
	const view = viewOf(fitted(box, screen), screen)
	expect(holds(view, { x: 0, y: 0 }) && holds(view, { x: 6000, y: 400 })).toBe(true)
	expect(fitted({ x: 0, y: 0, width: 10, height: 10 }, screen).zoom).toBe(1)
})

test('what is drawn is more than is seen, and stays the same while the view moves a little', () => {
	for (const zoom of [0.06, 0.3, 0.9, 1, 2.5]) {
		const here = { x: 317, y: -240, zoom }
		const area = areaOf(areaKey(here, screen))
		const view = viewOf(here, screen)
		expect(holds(area, view)).toBe(true)
		expect(holds(area, { x: view.x + view.width, y: view.y + view.height })).toBe(true)
		const keys = new Set<string>()
		for (let step = 0; step < 100; step++)
			keys.add(areaKey(panned(here, { x: step, y: 0 }), screen))
		expect(keys.size).toBeLessThanOrEqual(2)
		expect(overlap(area, view)).toBe(true)
	}
})

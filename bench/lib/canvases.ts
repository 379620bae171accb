import type { Page } from 'playwright'
import { must } from '#model/core/invariant.ts'
import { boxAround, centreOf } from '#model/whiteboard/geometry.ts'
import {
	fitted,
	toScreen,
	zoomedAt,
	type Camera
} from '../../src/lib/features/whiteboard/camera.ts'
import { card, things as standing } from '../rivals/things.ts'
import { noteFrames } from './drags.ts'
import type { Figures } from './figures.ts'
import { launchBrowser, Visit } from './page.ts'
import { glide, type Point } from './pointer.ts'
import type { Owned, Product } from './product.ts'
import type { RivalName } from './rivals.ts'
import { sleep } from './time.ts'

const moves = 60
/** The thing that is dragged: in view at 100 % too. */
const dragged = 1

/** A whiteboard to be measured, whoever made it. */
export type Canvas = {
	/** `2000 things, ours`. */
	group: string
	open: Parameters<typeof Visit.open>[1]
	address: string
	/** When things were drawn first, on the page's clock. */
	drawn: (page: Page) => Promise<number>
	/** What one turn of the wheel says, so that thirty of them come to twice or half the size. */
	zoomBy: { all: number; life: number }
	bytes: ((page: Page) => Promise<number>) | null
	/** Everything in view, or the upper left at 100 %; answers where the dragged thing then is. */
	show: (page: Page, what: 'all' | 'life') => Promise<Point>
}

/** Our whiteboard. */
export function oursOf({ url }: Product, board: Owned & { things: number }): Canvas {
	return {
		group: `${board.things} things, ours`,
		open: { url, cookie: board.cookie },
		address: `/p/${board.production}/whiteboard`,
		drawn: async (page) => {
			// Many things in view are painted: the picture has its size once it has been.
			const drawn = await page.waitForFunction(() => {
				const picture = document.querySelector<HTMLCanvasElement>('.canvas canvas')
				const isPainted = picture !== null && picture.width !== 300
				return (isPainted || document.querySelector('[data-object]')) && performance.now()
			})
			return Number(await drawn.jsonValue())
		},
		zoomBy: { all: -5.5, life: 5.5 },
		bytes: null,
		show: (page, what) => showOurs(page, what, board.things)
	}
}

async function showOurs(page: Page, what: 'all' | 'life', count: number): Promise<Point> {
	await page.keyboard.press('Escape')
	await page.keyboard.press('1')
	const host = must(await page.locator('.canvas').boundingBox(), 'the canvas')
	const boxes = standing(count).map(({ x, y }) => ({ x, y, ...card }))
	const all = must(boxAround(boxes), 'things')
	// The last was shifted by a little, after it had been put there.
	const seen: Camera = fitted({ ...all, width: all.width + 8 }, host)
	const point = centreOf(must(boxes[dragged], 'a thing'))
	if (what === 'all') return onPage(host, toScreen(seen, point))
	await page.mouse.move(host.x + host.width / 2, host.y + host.height / 2)
	await page.keyboard.press('0')
	const middle = { x: host.width / 2, y: host.height / 2 }
	const life = zoomedAt(seen, 1, middle)
	const nearest = boxes
		.map(centreOf)
		.map((each) => ({ each, at: toScreen(life, each) }))
		.sort((a, b) => Math.hypot(a.at.x - 500, a.at.y - 300) - Math.hypot(b.at.x - 500, b.at.y - 300))
	return onPage(host, must(nearest[0], 'a thing').at)
}

const onPage = (host: Point, { x, y }: Point): Point => ({ x: host.x + x, y: host.y + y })

/** Another whiteboard, with the same things on it. */
export function rivalOf(name: RivalName, url: string, things: number): Canvas {
	return {
		group: `${things} things, ${name}`,
		open: { url },
		address: `/${name}.html?things=${things}`,
		drawn: async (page) => {
			const drawn = await page.waitForFunction(() => window.rival?.drawnAt)
			return Number(await drawn.jsonValue())
		},
		zoomBy: name === 'xyflow' ? { all: -16.7, life: 16.7 } : { all: -0.43, life: 1.67 },
		bytes: (page) => page.evaluate(() => window.rival?.bytes() ?? NaN),
		show: async (page, what) => {
			await page.evaluate((is) => (is === 'all' ? window.rival?.fit() : window.rival?.life()), what)
			await sleep(1000)
			return page.evaluate((at) => window.rival?.pointOf(at) ?? { x: 0, y: 0 }, dragged)
		}
	}
}

/** One visit: the first look, then drag, pan and zoom, with everything in view and at 100 %. */
export async function lookAt(canvas: Canvas, figures: Figures): Promise<void> {
	const chromium = await launchBrowser()
	const visit = await Visit.open(chromium, canvas.open)
	const { page } = visit
	const { group } = canvas
	await page.goto(canvas.address)
	figures.add(group, 'first look ms', await canvas.drawn(page))
	await sleep(2000)
	figures.add(group, 'heap MB', await visit.heapMb())
	if (canvas.bytes) figures.add(group, 'document, bytes', await canvas.bytes(page))
	for (const what of ['all', 'life'] as const) {
		const name = what === 'all' ? 'all in view' : 'at 100 %'
		await gestures(visit, {
			figures,
			group: `${group}, ${name}`,
			zoomBy: canvas.zoomBy[what],
			at: () => canvas.show(page, what)
		})
	}
	await chromium.close()
}

type Gestures = { figures: Figures; group: string; zoomBy: number; at: () => Promise<Point> }

async function gestures(visit: Visit, { figures, group, zoomBy, at }: Gestures): Promise<void> {
	const { page } = visit
	const from = await at()
	await sleep(500)
	const measured = async (name: string, work: () => Promise<void>) => {
		const recording = { ...(await visit.record(work)), moves }
		noteFrames(figures, { group: `${group}, ${name}`, measured: recording })
	}
	await measured('drag', async () => {
		await page.mouse.move(from.x, from.y)
		await page.mouse.down()
		await glide(page, { from, to: { x: from.x + 240, y: from.y + 160 }, moves })
		await page.mouse.up()
	})
	await page.keyboard.press('Control+z')
	await page.keyboard.press('Escape')
	await measured('pan', () => wheel(page, { x: 12, y: 8 }))
	await page.keyboard.down('Control')
	await measured('zoom', () => wheel(page, { x: 0, y: zoomBy }))
	await page.keyboard.up('Control')
}

/** Turns the wheel at the pace of a hand, there and back. */
async function wheel(page: Page, by: { x: number; y: number }): Promise<void> {
	await page.mouse.move(720, 450)
	const start = performance.now()
	for (let move = 1; move <= moves; move++) {
		const back = move > moves / 2 ? -1 : 1
		await page.mouse.wheel(by.x * back, by.y * back)
		await sleep(start + move * 16 - performance.now())
	}
}

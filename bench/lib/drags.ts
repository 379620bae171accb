import type { Figures } from './figures.ts'
import type { Visit } from './page.ts'
import { glide, hold, pointIn, type Point } from './pointer.ts'
import type { RecordedDrag, Recording } from './recorder.d.ts'
import { percentile } from './stats.ts'
import { sleep } from './time.ts'

/** Pointer moves of a drag, and those on the way to the edge before it is held there. */
const moves = 90
const toEdge = 30
const landMs = 3000

type Place = { figures: Figures; group: string }
type Measured = Recording & { busyMs: number; tookMs: number; moves: number }

/**
 * Idle, hover, a drag across about fifteen rows and one that makes the board scroll, in one visit.
 * Answers what did not work at all.
 */
export async function drags(visit: Visit, { figures, group }: Place): Promise<string[]> {
	const rows = visit.page.locator('.lists [data-list="main"] .strip')
	const ends = { from: await pointIn(rows.nth(2)), to: await pointIn(rows.nth(17)) }
	const idle = { ...(await visit.record(() => sleep(moves * 16))), moves: 0 }
	noteFrames(figures, { group: `${group}, floor: idle`, measured: idle })
	const hover = { ...(await visit.record(() => glide(visit.page, { ...ends, moves }))), moves }
	noteFrames(figures, { group: `${group}, floor: mouse over it`, measured: hover })

	const top = await scrolled(visit)
	const across = { ...(await visit.record(() => drag(visit, ends))), moves }
	const name = `${group}, drag across 15 rows`
	noteFrames(figures, { group: name, measured: across })
	noteRatios(figures, name, { measured: across, idle, hover })
	figures.add(name, 'scrolled by px', (await scrolled(visit)) - top)
	const broken = noteDrag(figures, name, across.drag)

	const start = await pointIn(rows.nth(3))
	const edge = { x: start.x, y: await bottomOf(visit) }
	const before = await scrolled(visit)
	const edgeDrag = { from: start, to: edge, stay: true }
	const scrolling = {
		...(await visit.record(() => drag(visit, edgeDrag))),
		moves: toEdge + moves
	}
	const scrollName = `${group}, drag that scrolls`
	noteFrames(figures, { group: scrollName, measured: scrolling })
	noteRatios(figures, scrollName, { measured: scrolling, idle, hover })
	const byPx = (await scrolled(visit)) - before
	figures.add(scrollName, 'scrolled by px', byPx)
	if (byPx < 100) broken.push(`${group}: the board did not scroll under a drag at its edge.`)
	return [...broken, ...noteDrag(figures, scrollName, scrolling.drag)]
}

/** Takes a strip by the mouse, pulls it along, perhaps holds it there, and lets go. */
async function drag(visit: Visit, line: { from: Point; to: Point; stay?: boolean }): Promise<void> {
	const { page } = visit
	await page.mouse.move(line.from.x, line.from.y)
	await page.mouse.down()
	await glide(page, { ...line, moves: line.stay ? toEdge : moves })
	if (line.stay) await hold(page, line.to, moves)
	await page.mouse.up()
	await page
		.waitForFunction(hasLanded, undefined, { timeout: landMs, polling: 100 })
		.catch(() => undefined) // told by what was noted
}

const hasLanded = () => {
	const { drag } = window.bench as { drag?: RecordedDrag | null }
	return drag?.landedAt != null
}

async function bottomOf(visit: Visit): Promise<number> {
	const box = await visit.page.locator('.list[data-list="main"]').boundingBox()
	return (box?.y ?? 0) + (box?.height ?? 0) - 8
}

function scrolled(visit: Visit): Promise<number> {
	return visit.page.locator('.list[data-list="main"]').evaluate((list) => list.scrollTop)
}

/** Notes how long frames took, and how busy the main thread was. */
export function noteFrames(
	figures: Figures,
	{ group, measured }: { group: string; measured: Measured }
): void {
	const { frames, longTasks, busyMs, tookMs, moves } = measured
	figures.add(group, 'frame p50 ms', percentile(frames, 0.5))
	figures.add(group, 'frame p95 ms', percentile(frames, 0.95))
	figures.add(group, 'frame max ms', Math.max(...frames))
	figures.add(group, 'long tasks (over 50 ms)', longTasks.length)
	figures.add(group, 'longest task ms', Math.max(0, ...longTasks))
	figures.add(group, 'main thread busy, % of the time', (100 * busyMs) / tookMs)
	if (moves > 0) figures.add(group, 'main thread ms per pointer move', busyMs / moves)
}

function noteRatios(
	figures: Figures,
	group: string,
	{ measured, idle, hover }: Record<'measured' | 'idle' | 'hover', Measured>
): void {
	const p95 = (of: Measured) => percentile(of.frames, 0.95)
	figures.add(group, 'frame p95, drag / idle', p95(measured) / p95(idle))
	figures.add(group, 'main thread, drag / mouse over it', measured.busyMs / hover.busyMs)
}

function noteDrag(figures: Figures, group: string, drag: RecordedDrag | null): string[] {
	const { pulledAt, heldAt, droppedAt, landedAt } = drag ?? {}
	if (pulledAt == null || heldAt == null) return [`${group}: the strip was never held.`]
	figures.add(group, 'pulled to shown as held ms', heldAt - pulledAt)
	if (droppedAt == null || landedAt == null) return [`${group}: the strip did not land.`]
	figures.add(group, 'drop to drawn in its place ms', landedAt - droppedAt)
	return []
}

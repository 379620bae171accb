/** How long news waits where no frames are drawn, as in a window that nobody sees. */
const unseenMs = 200

/** How far apart a screen hears of what many people do: ten times a second is what each of them tells. */
export const crowdMs = 80

/**
 * Tells at the next frame, and once for all that is asked within `apartMs` of that: thirty people at
 * once send more than there are frames to show it in. `drop` forgets what was asked.
 */
export function paced(tell: () => void, apartMs: number): { ask: () => void; drop: () => void } {
	let [toldAt, isWaiting] = [-apartMs, false]
	let timer: ReturnType<typeof setTimeout> | undefined
	let frame = 0
	const drop = () => {
		clearTimeout(timer)
		if (frame !== 0) cancelAnimationFrame(frame)
		frame = 0
		isWaiting = false
	}
	const now = () => {
		drop()
		toldAt = performance.now()
		tell()
	}
	const atFrame = () => {
		if (typeof requestAnimationFrame !== 'function') return now()
		frame = requestAnimationFrame(now)
		timer = setTimeout(now, unseenMs)
	}
	const ask = () => {
		if (isWaiting) return
		isWaiting = true
		const wait = toldAt + apartMs - performance.now()
		if (wait > 0) timer = setTimeout(atFrame, wait)
		else if (typeof requestAnimationFrame === 'function') atFrame()
		else timer = setTimeout(now)
	}
	return { ask, drop }
}

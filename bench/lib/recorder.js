/*
 * Runs in a page before anything of the page does, and notes when things are on the screen. A thing
 * counts as drawn at the frame after the one that first had it: by then the first has been painted.
 * Plain JavaScript, because it is handed to the browser as it stands.
 */
{
	const lifted = 4 // pixels a strip is pulled before it comes along
	const bench = {
		/** When the first row was drawn; null until then. */
		drawnAt: null,
		clickedAt: null,
		/** Milliseconds between frames, and lengths of long tasks, while recording. */
		frames: [],
		longTasks: [],
		/** The drag in progress: pulled, shown as held, let go, drawn where it landed. */
		drag: null,
		watch,
		start,
		stop,
		untilSaid,
		untilFewer
	}
	window.bench = bench

	const rowOnBoard = () => document.querySelector('.lists [data-row]')

	/** Waits for the board to be drawn, from now on. */
	function watch() {
		bench.drawnAt = null
		const look = () => {
			const row = rowOnBoard()
			if (row === null || row.getBoundingClientRect().height === 0) requestAnimationFrame(look)
			else requestAnimationFrame((at) => (bench.drawnAt = at))
		}
		requestAnimationFrame(look)
	}

	/** From the last click until the frame after an element first said a text, in milliseconds. */
	function untilSaid(selector, text) {
		const isSaid = () => document.querySelector(selector)?.textContent.includes(text)
		return afterFrame(isSaid).then((at) => at - bench.clickedAt)
	}

	/** The same from the next key until a grid has fewer rows than now, in view or not. */
	function untilFewer(selector) {
		const rows = () => Number(document.querySelector(selector).getAttribute('aria-rowcount'))
		const before = rows()
		let typedAt = NaN
		addEventListener('keydown', ({ timeStamp }) => (typedAt = timeStamp), {
			capture: true,
			once: true
		})
		return afterFrame(() => rows() < before).then((at) => at - typedAt)
	}

	/** Fails when it takes longer than anybody would wait. */
	function afterFrame(isSo) {
		const end = performance.now() + 30_000
		return new Promise((done, fail) => {
			const look = () => {
				if (performance.now() > end) fail(new Error(`It was not drawn: ${isSo}`))
				else requestAnimationFrame(isSo() ? done : look)
			}
			look()
		})
	}

	let isRecording = false
	let lastFrame = 0
	let nextFrame = 0

	function start() {
		bench.frames = []
		bench.longTasks = []
		bench.drag = null
		lastFrame = 0
		isRecording = true
		cancelAnimationFrame(nextFrame)
		nextFrame = requestAnimationFrame(frame)
	}

	function stop() {
		isRecording = false
		cancelAnimationFrame(nextFrame)
		const { frames, longTasks, drag } = bench
		return { frames, longTasks, drag }
	}

	function frame(at) {
		if (lastFrame !== 0) bench.frames.push(at - lastFrame)
		lastFrame = at
		if (bench.drag !== null) follow(bench.drag, at)
		nextFrame = requestAnimationFrame(frame)
	}

	function follow(drag, at) {
		if (drag.seenHeld && drag.heldAt === null) drag.heldAt = at
		if (drag.pulledAt !== null && !drag.seenHeld) {
			drag.seenHeld = document.querySelector('.lists.dragging') !== null
		}
		if (drag.droppedAt === null) return
		if (drag.seenLanded && drag.landedAt === null) drag.landedAt = at
		if (!drag.seenLanded) drag.seenLanded = placeOf(drag.row) !== drag.from
	}

	/** What a row lies behind, as text. */
	function placeOf(id) {
		const row = document.querySelector(`.lists [data-row="${CSS.escape(id)}"]`)
		const before = row?.previousElementSibling
		return row ? `${before?.dataset.row ?? before?.dataset.day}` : 'gone'
	}

	addEventListener('click', (event) => (bench.clickedAt = event.timeStamp), true)

	addEventListener(
		'pointerdown',
		({ target, clientX: x, clientY: y }) => {
			const row = target.closest?.('[data-row]')?.dataset.row
			if (!isRecording || row === undefined) return
			const times = { pulledAt: null, heldAt: null, droppedAt: null, landedAt: null }
			const seen = { seenHeld: false, seenLanded: false }
			bench.drag = { row, x, y, from: placeOf(row), ...times, ...seen }
		},
		true
	)

	addEventListener(
		'pointermove',
		({ clientX, clientY, timeStamp }) => {
			const { drag } = bench
			if (drag === null || drag.pulledAt !== null) return
			if (Math.hypot(clientX - drag.x, clientY - drag.y) >= lifted) drag.pulledAt = timeStamp
		},
		true
	)

	addEventListener(
		'pointerup',
		({ timeStamp }) => {
			if (bench.drag !== null) bench.drag.droppedAt = timeStamp
		},
		true
	)

	new PerformanceObserver((list) => {
		if (isRecording) bench.longTasks.push(...list.getEntries().map(({ duration }) => duration))
	}).observe({ type: 'longtask' })

	watch()
}

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ImportView, type Accepted } from '$lib/features/screenplay/import.svelte.ts'
import { readFile } from '$lib/features/screenplay/read-file.ts'
import { maxFileBytes } from '#formats/limits.ts'
import { openFile } from '#formats/open.ts'
import { installPage } from '../../client/support/page.ts'

/** The workers started in a test, the newest last. */
const workers: FakeWorker[] = []

/** A browser's worker. It reads what it is handed when the test lets it. */
class FakeWorker {
	onmessage: ((event: { data: unknown }) => void) | null = null
	onerror: (() => void) | null = null
	onmessageerror: (() => void) | null = null
	isEnded = false
	#file: File | null = null

	constructor() {
		workers.push(this)
	}

	postMessage(file: File): void {
		this.#file = file
	}

	terminate(): void {
		this.isEnded = true
	}

	says(data: unknown): void {
		this.onmessage?.({ data })
	}

	/** Does what the real one does with its file. */
	async reads(): Promise<void> {
		const file = this.#file
		if (!file) throw new Error('no file was handed over')
		const bytes = new Uint8Array(await file.arrayBuffer())
		const opened = await openFile({ name: file.name, bytes })
		this.says(opened.kind === 'sheet' ? opened : { kind: 'read', outcome: opened.outcome })
	}
}

beforeEach(() => {
	workers.length = 0
	installPage()
	// Vite writes a worker's address from the page's.
	vi.stubGlobal('self', globalThis)
	vi.stubGlobal('Worker', FakeWorker)
})
afterEach(() => {
	vi.useRealTimers()
	vi.unstubAllGlobals()
})

const script = new File(['Title: Tide\n\nINT. KITCHEN - DAY\n\nNELL\nAye.\n'], 'tide.fountain')
const worker = () => workers.at(-1) as FakeWorker

/** Where it is now: read anew, since the compiler takes a property that was looked at for settled. */
const stageOf = (view: ImportView) => view.stage

describe('a file', () => {
	const read = (file = script, signal = new AbortController().signal) => {
		const progress: number[] = []
		return {
			progress,
			answer: readFile(file, { signal, onProgress: (part) => progress.push(part) })
		}
	}

	test('is read elsewhere, and it is said how far it is', async () => {
		const { answer, progress } = read()
		worker().says({ kind: 'progress', fraction: 0.5 })
		await worker().reads()
		expect(await answer).toMatchObject({ ok: true, screenplay: { title: 'Tide' } })
		expect([progress, worker().isEnded]).toEqual([[0.5], true])
	})

	test('without a scene is refused with what a scene looks like', async () => {
		const { answer } = read(new File(['Dear diary.'], 'a.fountain'))
		await worker().reads()
		expect(await answer).toMatchObject({ ok: false, line: null })
	})

	test('that cannot be opened, breaks the reader, or is too large is refused in a sentence', async () => {
		const unreadable = read()
		worker().says({ kind: 'unreadable' })
		const broken = read()
		worker().onerror?.()
		const huge = new File([], 'huge.fdx')
		Object.defineProperty(huge, 'size', { value: maxFileBytes + 1 })
		const answers = await Promise.all([unreadable.answer, broken.answer, read(huge).answer])
		for (const answer of answers) {
			expect(answer).toMatchObject({ ok: false, line: null })
			expect(answer && !answer.ok ? answer.message : '').toMatch(/^[A-Z].+\.$/)
		}
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(3)
		expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, true])
	})

	test('on which the reader says nothing for half a minute is given up', async () => {
		vi.useFakeTimers()
		const { answer } = read()
		vi.advanceTimersByTime(29_000)
		worker().says({ kind: 'progress', fraction: 0.1 })
		vi.advanceTimersByTime(29_000)
		expect(worker().isEnded).toBe(false)
		vi.advanceTimersByTime(2_000)
		expect(await answer).toMatchObject({ ok: false })
		expect(worker().isEnded).toBe(true)
	})

	test('that nobody wants any more is let go', async () => {
		const controller = new AbortController()
		const { answer } = read(script, controller.signal)
		controller.abort()
		expect([await answer, worker().isEnded]).toEqual([null, true])
	})

	test('is refused where there are no workers', async () => {
		vi.stubGlobal('Worker', function () {
			throw new Error('blocked')
		})
		expect(await read().answer).toMatchObject({ ok: false })
	})
})

describe('an import', () => {
	/** An import whose acceptance answers what it is told to. */
	function open(answer: string | null = null) {
		const accepted: Accepted[] = []
		const view = new ImportView((one) => {
			accepted.push(one)
			return Promise.resolve(answer)
		})
		return { view, accepted }
	}

	async function previewed(answer: string | null = null) {
		const opened = open(answer)
		const reading = opened.view.read(script)
		await worker().reads()
		await reading
		return opened
	}

	test('goes from a file to a preview', async () => {
		const { view } = open()
		expect(view.stage).toEqual({ at: 'pick', refused: null })
		const reading = view.read(script)
		expect(view.stage).toEqual({ at: 'reading', fileName: 'tide.fountain' })
		worker().says({ kind: 'progress', fraction: 0.25 })
		expect(view.fraction).toBe(0.25)
		await worker().reads()
		await reading
		expect([view.stage.at, view.title, view.list]).toEqual(['preview', 'Tide', 'scenes'])
	})

	test('of a sheet asks what its columns are first, and goes back to them', async () => {
		const { view } = open()
		const lines = ['Scene,Place,Words,Pgs', '1,QUAY,Dawn breaks,1/8', '2,PIER,Nell waits,2/8']
		const reading = view.read(new File([lines.join('\n')], 'plan.csv'))
		await worker().reads()
		await reading
		const asked = stageOf(view)
		if (asked.at !== 'columns') throw new Error('the columns are asked for')
		const { sheet } = asked
		expect(sheet.columns).toEqual(['number', null, null, 'pages'])
		expect([0, 1].map((at) => sheet.headingOf(at))).toEqual(['Scene', 'Place'])
		sheet.choose(1, 'set')
		sheet.choose(2, 'set')
		expect(sheet.columns).toEqual(['number', null, 'set', 'pages'])
		sheet.choose(1, 'set')
		sheet.choose(2, 'synopsis')
		view.lookThrough()
		const shown = stageOf(view)
		if (shown.at !== 'preview') throw new Error('what it comes to is shown')
		expect(shown.preview).toMatchObject({
			title: 'plan',
			screenplay: {
				scenes: [{ set: 'QUAY', synopsis: 'Dawn breaks', eighths: 1 }, { set: 'PIER' }]
			}
		})
		view.back()
		expect(view.stage).toEqual({ at: 'columns', sheet })
		for (const at of [0, 1, 2, 3]) sheet.choose(at, null)
		view.lookThrough()
		expect(view.stage.at).toBe('columns')
		expect(sheet.reading).toMatchObject({ ok: false })
		view.back()
		expect(view.stage).toEqual({ at: 'pick', refused: null })
	})

	test('of a file that was refused is back to picking, with why', async () => {
		const { view } = open()
		const reading = view.read(script)
		worker().says({ kind: 'read', outcome: { ok: false, message: 'Not this.', line: 3 } })
		await reading
		const refused = { fileName: 'tide.fountain', message: 'Not this.', line: 3 }
		expect(view.stage).toEqual({ at: 'pick', refused })
	})

	test('that is given up stays given up, whatever the reader still says', async () => {
		const { view } = open()
		const reading = view.read(script)
		view.back()
		await worker().reads()
		await reading
		expect(view.stage).toEqual({ at: 'pick', refused: null })
	})

	test('of a second file lets go of the first', async () => {
		const { view } = open()
		const first = view.read(script)
		const second = view.read(new File([await script.arrayBuffer()], 'second.fountain'))
		await Promise.all([first, worker().reads()])
		await second
		expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, true])
		expect(view.stage).toMatchObject({ at: 'preview', preview: { fileName: 'second.fountain' } })
	})

	test('shows how far it is only when it takes long', async () => {
		vi.useFakeTimers()
		const { view } = open()
		const reading = view.read(script)
		vi.advanceTimersByTime(200)
		expect(view.slow).toBe(false)
		vi.advanceTimersByTime(200)
		expect(view.slow).toBe(true)
		view.back()
		await reading
	})

	test('hands over what was accepted, under the title a person gave it', async () => {
		const { view, accepted } = await previewed()
		view.title = '  Ebb  '
		const accepting = view.accept()
		expect(view.accepting).toBe(true)
		await Promise.all([accepting, view.accept()])
		expect(view.accepting).toBe(false)
		expect(accepted).toMatchObject([{ title: 'Ebb', script: { scenes: [{}] } }])
	})

	test('that was not taken says why, until the title is changed', async () => {
		const { view } = await previewed('That title is too long.')
		await view.accept()
		expect([view.complaint, view.stage.at]).toEqual(['That title is too long.', 'preview'])
		view.title = 'Short'
		expect(view.complaint).toBe(null)
	})

	test('brings a scene into view, again each time it is asked', async () => {
		const { view } = await previewed()
		view.list = 'cast'
		view.show(0)
		const first = view.shown
		expect([view.list, first]).toEqual(['scenes', { at: 0 }])
		view.show(0)
		expect([view.shown, view.shown === first]).toEqual([{ at: 0 }, false])
		view.list = 'sets'
		expect(view.shown).toBe(null)
	})
})

import type { Script } from '#model/stripboard/commands/import.ts'
import { previewOf, type Preview } from './preview.ts'
import { readFile } from './read-file.ts'
import { SheetView } from './sheet.svelte.ts'

/** What a person wants on the board. */
export type Accepted = { title: string; script: Script }

/** A file that was not read, and why. */
export type Refused = { fileName: string; message: string; line: number | null }

/** The lists of the preview. */
export type List = 'scenes' | 'days' | 'cast' | 'sets' | 'looks'

export type Stage =
	| { at: 'pick'; refused: Refused | null }
	| { at: 'reading'; fileName: string }
	/** A sheet: somebody says what its columns are. */
	| { at: 'columns'; sheet: SheetView }
	| { at: 'preview'; preview: Preview; sheet: SheetView | null }

/** Quicker than this and a progress bar would only flash. */
const showProgressAfterMs = 300

/**
 * From a file to a script that is ready for the board: pick, read, look through, accept. Nothing
 * is written here; whoever mounts it says what accepting does.
 */
export class ImportView {
	readonly #accept: (accepted: Accepted) => Promise<string | null>
	#stage = $state.raw<Stage>({ at: 'pick', refused: null })
	#fraction = $state<number | null>(null)
	#slow = $state(false)
	#title = $state('')
	#list = $state<List>('scenes')
	#shown = $state.raw<{ at: number } | null>(null)
	#accepting = $state(false)
	#complaint = $state<string | null>(null)
	#reading: AbortController | null = null

	constructor(accept: (accepted: Accepted) => Promise<string | null>) {
		this.#accept = accept
	}

	get stage(): Stage {
		return this.#stage
	}

	/** How much is read, from 0 to 1; null until the reader has said. */
	get fraction(): number | null {
		return this.#fraction
	}

	/** Reading takes long enough to show how far it is. */
	get slow(): boolean {
		return this.#slow
	}

	get title(): string {
		return this.#title
	}

	set title(title: string) {
		this.#title = title
		this.#complaint = null
	}

	get list(): List {
		return this.#list
	}

	set list(list: List) {
		this.#list = list
		this.#shown = null
	}

	/** The scene to bring into view; a new object each time it is asked for. */
	get shown(): { at: number } | null {
		return this.#shown
	}

	get accepting(): boolean {
		return this.#accepting
	}

	/** Why the script is not on the board after all. */
	get complaint(): string | null {
		return this.#complaint
	}

	/** Reads a file; whatever was being read is let go. */
	async read(file: File): Promise<void> {
		this.#reading?.abort()
		const reading = new AbortController()
		this.#reading = reading
		this.#stage = { at: 'reading', fileName: file.name }
		this.#fraction = null
		this.#slow = false
		const timer = setTimeout(() => (this.#slow = true), showProgressAfterMs)
		const read = await readFile(file, {
			signal: reading.signal,
			onProgress: (fraction) => (this.#fraction = fraction)
		})
		clearTimeout(timer)
		if (read === null || this.#reading !== reading) return
		this.#reading = null
		if (read.ok && 'sheet' in read)
			this.#stage = { at: 'columns', sheet: new SheetView(read.sheet, file.name) }
		else if (read.ok) this.#look(previewOf(read.screenplay, file.name), null)
		else {
			const { message, line } = read
			this.#stage = { at: 'pick', refused: { fileName: file.name, message, line } }
		}
	}

	/** Looks through what a sheet comes to, its columns being as they are. */
	lookThrough(): void {
		if (this.#stage.at !== 'columns') return
		const { sheet } = this.#stage
		const { reading } = sheet
		if (reading.ok) this.#look(previewOf(reading.screenplay, sheet.fileName), sheet)
	}

	/** Back to picking a file, or to the columns of a sheet: stops reading, puts the preview away. */
	back(): void {
		this.#reading?.abort()
		this.#reading = null
		const sheet = this.#stage.at === 'preview' ? this.#stage.sheet : null
		this.#stage = sheet ? { at: 'columns', sheet } : { at: 'pick', refused: null }
	}

	/** Brings a scene into view. */
	show(at: number): void {
		this.#list = 'scenes'
		this.#shown = { at }
	}

	/** Hands the script over. A sentence that comes back leaves the preview as it is. */
	async accept(): Promise<void> {
		if (this.#stage.at !== 'preview' || this.#accepting) return
		this.#accepting = true
		this.#complaint = await this.#accept({
			title: this.#title.trim(),
			script: this.#stage.preview.screenplay
		})
		this.#accepting = false
	}

	#look(preview: Preview, sheet: SheetView | null): void {
		this.#title = preview.title
		this.#list = 'scenes'
		this.#shown = null
		this.#complaint = null
		this.#stage = { at: 'preview', preview, sheet }
	}
}

import type { FileHome } from '$lib/client/files.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { fileOf, type FileKind } from '$lib/paper/file.ts'
import { usualPaper } from '$lib/paper/sizes.ts'
import { saveAs } from '$lib/ui/download.ts'
import { calendarDayWords, isoToday } from '$lib/ui/when.ts'
import type { Edit } from '#model/core/edit.ts'
import type { Outcome } from '#model/core/outcome.ts'
import type { Taker } from '#model/deliverables/planned.ts'
import { readProduction } from '#model/production/records.ts'
import type { Report } from '#model/report.ts'
import { refusals } from './appearance.ts'

/** What a file is called in a sentence, its kind, and how its report is written. */
type Making = {
	what: 'file' | 'letter'
	kind: FileKind
	write: (heading: Heading) => Promise<Report> | Report
}

type Heading = { production: string; printedOn: string }

/**
 * What the checklist, the vault and shipping have in common: one thing is asked at a time, each step
 * is said in words, and the production is changed only through commands.
 */
export class DeliveryScreen<Panel> {
	readonly workspace: Workspace
	#panel = $state.raw<Panel | null>(null)
	#said = $state('')
	#isMaking = $state(false)

	constructor(workspace: Workspace) {
		this.workspace = workspace
	}

	get mayWrite(): boolean {
		return this.workspace.mayWrite('deliverables')
	}

	/** Where attached files are kept. */
	get fileHome(): FileHome {
		return { production: this.workspace.production, kind: 'deliverables' }
	}

	/** What is asked beside the list. */
	get panel(): Panel | null {
		return this.#panel
	}

	set panel(panel: Panel | null) {
		this.#said = ''
		this.#panel = panel
	}

	get said(): string {
		return this.#said
	}

	say(text: string): void {
		this.#said = text
	}

	/** Me, now. */
	get taker(): Taker {
		const { id: by, name: byName } = this.workspace.me
		return { by, byName, at: new Date().toISOString() }
	}

	/** Runs a command as one step of mine. A refusal is said in words; null then. */
	run<Value, Reason extends string>(command: (edit: Edit) => Outcome<Value, Reason>): Value | null {
		const outcome = this.workspace.run('deliverables', command)
		this.say(outcome.ok ? '' : (refusals[outcome.reason] ?? 'That did not work.'))
		return outcome.ok ? outcome.value : null
	}

	undo(): void {
		this.say(this.workspace.history.undo() ? 'Taken back' : 'A colleague has changed that since')
	}

	redo(): void {
		this.say(this.workspace.history.redo() ? 'Done again' : 'A colleague has changed that since')
	}

	/** Whether a file is being made. */
	get isMaking(): boolean {
		return this.#isMaking
	}

	/** Makes a file and hands it to the person. */
	protected async make({ what, kind, write }: Making): Promise<void> {
		if (this.#isMaking) return
		this.#isMaking = true
		this.say(`Making the ${what}…`)
		try {
			const production = readProduction(this.workspace.doc('production')).settings.title
			const report = await write({ production, printedOn: calendarDayWords(isoToday()) })
			const options = { size: usualPaper(navigator.language), tones: {} }
			const { name, content } = await fileOf(report, kind, options)
			saveAs(name, content)
			this.say('')
		} catch {
			this.say(`The ${what} could not be made. Try again.`)
		} finally {
			this.#isMaking = false
		}
	}
}

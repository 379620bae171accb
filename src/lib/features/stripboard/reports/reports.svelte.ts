import { fileOf, fileTitle, type FileKind } from '$lib/paper/file.ts'
import { papers, type PaperSize } from '$lib/paper/sizes.ts'
import { download, saveAs } from '$lib/ui/download.ts'
import { documents, type DocumentKind } from '#model/documents.ts'
import { productionFile } from '#model/production/file.ts'
import type { Report } from '#model/report.ts'
import { versionsOf } from '#model/stripboard/queries/boards.ts'
import type { DoodBy } from '#model/stripboard/queries/dood-chart.ts'
import { reports, reportOf, type ReportId } from '#model/stripboard/reports/catalogue.ts'
import type { RevisionColour } from '#model/stripboard/revision-colours.ts'
import { dayWords } from '#model/stripboard/reports/words.ts'
import type { StripboardView } from '../stripboard.svelte.ts'
import { paperTones } from './tones.ts'

/** The reports page as one screen shows it: which report, on which paper, and what is being made. */
export class ReportsView {
	readonly #view: StripboardView
	readonly #today: string
	#id = $state<ReportId>('one-line')
	#making = $state<FileKind | null>(null)
	#problem = $state('')
	#revision = $state<RevisionColour | '' | null>(null)
	size = $state<PaperSize>('LETTER')
	isColoured = $state(true)
	withBoneyard = $state(false)
	chartOf = $state<DoodBy>('cast')

	constructor(view: StripboardView, { today, asked }: { today: string; asked: string | null }) {
		this.#view = view
		this.#today = today
		this.choose(asked ?? '')
	}

	readonly #report: Report | null = $derived.by(() => {
		const { state, production, boardId: board } = this.#view
		if (board === null) return null
		const printedOn = dayWords(this.#today)
		const { revision, withBoneyard, chartOf } = this
		const choices = { revision, printedOn, withBoneyard, chartOf }
		return reportOf(this.#id, { state, production, board, ...choices })
	})

	readonly #tones = $derived.by(() =>
		paperTones(this.#view.production.settings.palette, this.isColoured)
	)

	get id(): ReportId {
		return this.#id
	}

	/** Chooses a report by its word in the address; an unknown word leaves the choice as it is. */
	choose(word: string): void {
		this.#id = reports.find(({ id }) => id === word)?.id ?? this.#id
		this.#problem = ''
	}

	/** The colour on the paper: the one that the board was last published under, until somebody chooses. */
	get revision(): RevisionColour | '' {
		if (this.#revision !== null) return this.#revision
		const { state, boardId } = this.#view
		return boardId === null ? '' : (versionsOf(state.versions, boardId)[0]?.colour ?? '')
	}

	set revision(colour: RevisionColour | '') {
		this.#revision = colour
	}

	get report(): Report | null {
		return this.#report
	}

	get tones() {
		return this.#tones
	}

	get paperName(): string {
		return papers.find(({ id }) => id === this.size)?.name ?? ''
	}

	/** The file that is being made now, or null. */
	get making(): FileKind | null {
		return this.#making
	}

	/** Why the last file could not be made; '' when it could. */
	get problem(): string {
		return this.#problem
	}

	/** Makes a file of the report and hands it to the person. */
	async take(kind: FileKind): Promise<void> {
		const report = this.#report
		if (report === null || this.#making !== null) return
		this.#making = kind
		this.#problem = ''
		try {
			const plain = $state.snapshot(report) as Report
			const options = { size: this.size, tones: this.#tones }
			const { name, content } = await fileOf(plain, kind, options)
			saveAs(name, content)
		} catch {
			this.#problem = 'The file could not be made. Try again, or print the page instead.'
		} finally {
			this.#making = null
		}
	}

	/** Hands the person the board for other schedulers, as Universal Schedule Standard. */
	async takeSchedule(writtenAt: number): Promise<void> {
		const { state, production, boardId: board } = this.#view
		if (board === null) return
		const { ussOf } = await import('#formats/uss-write.ts')
		const text = ussOf({ state, production, board, writtenAt, revision: this.revision })
		const name = fileTitle(production.settings.title)
		saveAs(`${name}.uss`, new Blob([text], { type: 'application/json' }))
	}

	/** Hands the person the whole production as one file: every document that they may read. */
	takeProduction(): void {
		const { workspace, production } = this.#view
		const readable = kinds.filter((kind) => workspace.mayRead(kind))
		if (!workspace.isOpen(readable)) {
			this.#problem = 'Not all of the production is on this device yet. Try again in a moment.'
			return
		}
		this.#problem = ''
		const { title } = production.settings
		const docs = new Map(readable.map((kind) => [kind, workspace.doc(kind)]))
		download(`${fileTitle(title)}.json`, productionFile(title, docs))
	}
}

const kinds = Object.keys(documents) as DocumentKind[]

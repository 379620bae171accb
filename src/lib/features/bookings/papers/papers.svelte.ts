import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import { fileOf, type FileKind } from '$lib/paper/file.ts'
import { usualPaper } from '$lib/paper/sizes.ts'
import { saveAs } from '$lib/ui/download.ts'
import { calendarDayWords, isoToday } from '$lib/ui/when.ts'
import { bookingSheet } from '#model/bookings/papers/booking-sheet.ts'
import type { SessionSource } from '#model/bookings/papers/source.ts'
import { alongPicture } from '#model/bookings/cues/list.ts'
import { cueRules } from '#model/bookings/records/cue-rules.ts'
import { cues } from '#model/bookings/records/cue.ts'
import type { Session } from '#model/bookings/records/session.ts'
import { contactsOf } from '#model/office/queries.ts'
import { contacts } from '#model/office/records.ts'
import type { Report } from '#model/report.ts'
import type { BookingsView } from '../bookings.svelte.ts'

/** The papers of one session, as they stand: what is changed beside them changes on them. */
export class Papers {
	readonly #view: BookingsView
	readonly #session: () => Session
	readonly #cues
	readonly #cueRules
	readonly #contacts
	#making = $state<FileKind | null>(null)
	#problem = $state('')

	constructor(view: BookingsView, session: () => Session) {
		this.#view = view
		this.#session = session
		const { workspace } = view
		const doc = workspace.doc('bookings')
		this.#cues = new LiveRecords(doc, cues)
		this.#cueRules = new Live(doc, [cueRules.root], () => cueRules.read(doc))
		this.#contacts = workspace.mayRead('office')
			? new LiveRecords(workspace.doc('office'), contacts)
			: null
	}

	readonly source: SessionSource = $derived.by(() => {
		const [view, session] = [this.#view, this.#session()]
		return {
			production: view.shoot.title,
			printedOn: calendarDayWords(isoToday()),
			session,
			standing: view.standing(session.id),
			resources: view.state.resources,
			cast: view.shoot.castById,
			cues: [...this.#cues.current.values()]
				.filter((cue) => !cue.removed && cue.session === session.id)
				.sort(alongPicture(this.#cueRules.current.rate)),
			cueRules: this.#cueRules.current,
			rules: view.state.rules,
			contacts: this.#contacts && contactsOf({ contacts: this.#contacts.current })
		}
	})

	readonly report: Report = $derived.by(() => bookingSheet(this.source))

	/** The file that is being made. */
	get making(): FileKind | null {
		return this.#making
	}

	/** Why no file was made. */
	get problem(): string {
		return this.#problem
	}

	/** Takes the paper away as a file. */
	async take(kind: FileKind): Promise<void> {
		this.#making = kind
		this.#problem = ''
		try {
			const plain = $state.snapshot(this.report) as Report
			const look = { size: usualPaper(navigator.language), tones: {} }
			const { name, content } = await fileOf(plain, kind, look)
			saveAs(name, content)
		} catch {
			this.#problem = 'The file could not be made. Try again, or print the paper instead.'
		} finally {
			this.#making = null
		}
	}
}

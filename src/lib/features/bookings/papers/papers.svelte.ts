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
import { addPaper, changePaper, removePaper, type PaperValues } from '#model/office/commands.ts'
import { derivedFacts, type PaperSource } from '#model/office/papers/facts.ts'
import { officePaper } from '#model/office/papers/paper.ts'
import {
	papers,
	type OfficePaper,
	type PaperId,
	type PaperKind
} from '#model/office/papers/records.ts'
import { paperNames } from '#model/office/papers/terms.ts'
import { contacts, type Contact, type ContactId } from '#model/office/records.ts'
import type { Edit } from '#model/core/edit.ts'
import type { Outcome } from '#model/core/outcome.ts'
import type { Report } from '#model/report.ts'
import { refusals } from '../appearance.ts'
import type { BookingsView } from '../bookings.svelte.ts'

/** The papers of one session, as they stand: what is changed beside them changes on them. */
export class Papers {
	readonly #view: BookingsView
	readonly #session: () => Session
	readonly #cues
	readonly #cueRules
	readonly #contacts
	readonly #papers
	#chosen = $state<PaperId | ''>('')
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
		this.#papers = workspace.mayRead('office')
			? new LiveRecords(workspace.doc('office'), papers)
			: null
	}

	/** Whether I may make out contracts and memos: they bear rates. */
	get mayMakeOut(): boolean {
		return this.#view.workspace.mayWrite('office')
	}

	/** Everybody a paper can be made out for. */
	get contacts(): readonly Contact[] {
		return this.source.contacts ?? []
	}

	/** What the office has made out for this session. */
	readonly list: readonly OfficePaper[] = $derived.by(() => {
		const mine = this.#session().id
		return [...(this.#papers?.current.values() ?? [])].filter(
			({ session, removed }) => session === mine && !removed
		)
	})

	/** The paper that is looked at; null is the booking sheet. */
	get chosen(): OfficePaper | null {
		return this.list.find(({ id }) => id === this.#chosen) ?? null
	}

	choose(id: PaperId | ''): void {
		this.#chosen = id
	}

	/** `Travel memo, Nia Okafor`. */
	nameOf({ kind, contact }: OfficePaper): string {
		const name = this.contactOf(contact)?.name
		return name === undefined ? paperNames[kind] : `${paperNames[kind]}, ${name}`
	}

	contactOf(id: ContactId | ''): Contact | null {
		return (id === '' ? null : this.#contacts?.current.get(id)) ?? null
	}

	/** What a paper says by itself, where nobody has filled a term in. */
	derived(paper: OfficePaper): Record<string, string> {
		return derivedFacts(this.#sourceOf(paper))
	}

	/** Begins a paper. The company is the one that the last paper named. */
	add(kind: PaperKind, contact: ContactId | ''): void {
		const last = [...(this.#papers?.current.values() ?? [])]
			.filter(({ company, removed }) => company !== '' && !removed)
			.at(-1)
		const { company = '', companyAddress = '' } = last ?? {}
		const session = this.#session().id
		const values = { session, contact, ...(kind !== 'travel' && { company, companyAddress }) }
		const id = this.#run((edit) => addPaper(edit, kind, values))
		if (id !== null) this.#chosen = id
	}

	change(id: PaperId, values: PaperValues): void {
		this.#run((edit) => changePaper(edit, id, values))
	}

	remove(id: PaperId): void {
		if (this.#run((edit) => removePaper(edit, id)) === null) return
		this.#chosen = ''
		this.#view.say('Thrown away. Undo brings it back.')
	}

	#sourceOf(paper: OfficePaper): PaperSource {
		return { paper, contact: this.contactOf(paper.contact), session: this.source }
	}

	#run<Value, Reason extends string>(
		command: (edit: Edit) => Outcome<Value, Reason>
	): Value | null {
		const outcome = this.#view.workspace.run('office', command)
		this.#view.say(outcome.ok ? '' : (refusals[outcome.reason] ?? 'That did not work.'))
		return outcome.ok ? outcome.value : null
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

	readonly #made = $derived.by(() => {
		if (this.chosen === null) return { report: bookingSheet(this.source), missing: [] }
		const { production, printedOn } = this.source
		return officePaper(this.#sourceOf(this.chosen), { production, printedOn })
	})

	get report(): Report {
		return this.#made.report
	}

	/** What the paper still lacks, by name. */
	get missing(): readonly string[] {
		return this.#made.missing
	}

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

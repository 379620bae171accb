import { SvelteSet } from 'svelte/reactivity'
import { Live, LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { fileOf, type FileKind } from '$lib/paper/file.ts'
import { usualPaper } from '$lib/paper/sizes.ts'
import { readCells } from '$lib/ui/cells.ts'
import { saveAs } from '$lib/ui/download.ts'
import { calendarDayWords, isoToday } from '$lib/ui/when.ts'
import { counted } from '$lib/ui/words.ts'
import {
	addCues,
	changeCues,
	numberCues,
	putCues,
	removeCues,
	sendCues,
	turnNote,
	type CueValues
} from '#model/bookings/commands/cues.ts'
import { readField, type CueFieldName } from '#model/bookings/cues/columns.ts'
import {
	alongPicture,
	cuesShown,
	everyCue,
	isSent,
	type CueFilter
} from '#model/bookings/cues/list.ts'
import { problemsOf, type CueProblem } from '#model/bookings/cues/problems.ts'
import { cueReport, type CuePaper } from '#model/bookings/cues/report.ts'
import { cueKindWords } from '#model/bookings/cues/words.ts'
import type { CueKind } from '#model/bookings/records/cue-kinds.ts'
import { cueRules, type CueRules } from '#model/bookings/records/cue-rules.ts'
import { cues, type Cue, type CueId } from '#model/bookings/records/cue.ts'
import { musicSheet, type MusicSheet } from '#model/bookings/records/music-sheet.ts'
import type { SessionType } from '#model/bookings/records/session-types.ts'
import type { Session, SessionId } from '#model/bookings/records/session.ts'
import type { Edit } from '#model/core/edit.ts'
import type { Outcome } from '#model/core/outcome.ts'
import { clockOf, dayName, typeNames } from '../appearance.ts'
import { BookingsView } from '../bookings.svelte.ts'
import { textOf } from './cells.ts'

/** Which dialog or sheet is open. */
export type CuePanel =
	| { kind: 'rules' | 'sizes' | 'paper' | 'head' }
	| { kind: 'import'; file: File | null }
	| { kind: 'assign' | 'report'; ids: readonly CueId[] }
	| { kind: 'cue'; id: CueId }
	| null

/** The sessions that cues of a kind are taken to. */
const sessionTypesOf: Readonly<Record<CueKind, readonly SessionType[]>> = {
	adr: ['adr', 'group', 'voice'],
	foley: ['foley'],
	music: ['score'],
	vfx: [],
	note: []
}

/** The cues as one screen shows them. They change only through commands. */
export class CuesView {
	readonly bookings: BookingsView
	readonly #cues
	readonly #rules
	readonly #head
	#kind = $state<CueKind>('adr')
	#filter = $state.raw<CueFilter>(everyCue)
	#panel = $state.raw<CuePanel>(null)
	/** The cues that are ticked, for what is done to several at once. */
	readonly chosen = new SvelteSet<CueId>()

	constructor(workspace: Workspace) {
		this.bookings = new BookingsView(workspace)
		const doc = workspace.doc('bookings')
		this.#cues = new LiveRecords(doc, cues)
		this.#rules = new Live(doc, [cueRules.root], () => cueRules.read(doc))
		this.#head = new Live(doc, [musicSheet.root], () => musicSheet.read(doc))
	}

	get rules(): CueRules {
		return this.#rules.current
	}

	/** The head of the music cue sheet. */
	get head(): MusicSheet {
		return this.#head.current
	}

	get mayWrite(): boolean {
		return this.bookings.mayWrite
	}

	get kind(): CueKind {
		return this.#kind
	}

	set kind(kind: CueKind) {
		this.#kind = kind
		this.filter = everyCue
	}

	get filter(): CueFilter {
		return this.#filter
	}

	/** Another filter forgets what was ticked: nobody changes what they do not see. */
	set filter(filter: CueFilter) {
		this.#filter = filter
		this.chosen.clear()
	}

	get panel(): CuePanel {
		return this.#panel
	}

	set panel(panel: CuePanel) {
		this.bookings.say('')
		this.#panel = panel
	}

	readonly #names: ReadonlyMap<string, string> = $derived.by(
		() => new Map([...this.bookings.shoot.castById].map(([id, { name }]) => [id, name]))
	)

	/** Who says a cue: the cast member of the board, else the name that the sheet gave. */
	readonly characterOf = (cue: Cue): string => this.#names.get(cue.cast) ?? cue.character

	/** Every cue of the kind that is looked at. */
	readonly own: readonly Cue[] = $derived.by(() =>
		[...this.#cues.current.values()].filter(({ kind, removed }) => kind === this.#kind && !removed)
	)

	readonly problems: ReadonlyMap<CueId, readonly CueProblem[]> = $derived.by(() =>
		problemsOf(this.own, this.rules)
	)

	/** What the filter lets through, along the picture. */
	readonly rows: readonly Cue[] = $derived.by(() =>
		cuesShown(
			this.own,
			{ kind: this.#kind, filter: this.#filter, rate: this.rules.rate },
			{ characterOf: this.characterOf, hasProblem: ({ id }) => this.problems.has(id) }
		)
	)

	readonly reels: readonly string[] = $derived.by(() => {
		const found = new Set(this.own.map(({ reel }) => reel).filter(Boolean))
		return [...found].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
	})

	readonly characters: readonly string[] = $derived.by(() =>
		[...new Set(this.own.map(this.characterOf).filter(Boolean))].sort((a, b) => a.localeCompare(b))
	)

	/** The names that a new cue may want: the cast of the board, and who is on the sheet already. */
	readonly suggestions: readonly string[] = $derived.by(() => [
		...new Set([...this.bookings.shoot.cast.map(({ name }) => name), ...this.characters])
	])

	/** How many cues there are of each kind. */
	readonly counts: ReadonlyMap<CueKind, number> = $derived.by(() => {
		const found = new Map<CueKind, number>()
		for (const { kind, removed } of this.#cues.current.values())
			if (!removed) found.set(kind, (found.get(kind) ?? 0) + 1)
		return found
	})

	/** The sessions that these cues can be taken to, and those that any are in already. */
	readonly sessions: readonly Session[] = $derived.by(() => {
		const used = new Set(this.own.map(({ session }) => session))
		return this.bookings.sessions.filter(
			({ id, type }) => used.has(id) || sessionTypesOf[this.#kind].includes(type)
		)
	})

	get chosenCues(): Cue[] {
		return this.rows.filter(({ id }) => this.chosen.has(id))
	}

	cue(id: CueId): Cue | null {
		const found = this.#cues.current.get(id)
		return found && !found.removed ? found : null
	}

	/** Opens a cue, of whatever kind it is. */
	show(id: CueId): void {
		const cue = this.cue(id)
		if (!cue) return
		if (cue.kind !== this.#kind) this.kind = cue.kind
		this.panel = { kind: 'cue', id }
	}

	/** The cues of a session, along the picture. */
	cuesIn(session: SessionId): Cue[] {
		return [...this.#cues.current.values()]
			.filter((cue) => !cue.removed && cue.session === session)
			.sort(alongPicture(this.rules.rate))
	}

	/** `Thu 12 Mar 14:00 ADR Jack`. */
	sessionName(id: SessionId | ''): string {
		const session = this.bookings.session(id)
		if (!session) return ''
		const name = session.title || typeNames[session.type]
		return session.start === ''
			? `${name}, no time yet`
			: `${dayName(session.start)} ${clockOf(session.start)} ${name}`
	}

	run<Value, Reason extends string>(command: (edit: Edit) => Outcome<Value, Reason>): Value | null {
		return this.bookings.run(command)
	}

	/** What a name in a sheet says of a cue: the cast member of that name, where there is one. */
	named(character: string): CueValues {
		const wanted = character.trim().toLowerCase()
		const found = this.bookings.shoot.cast.find(({ name }) => name.toLowerCase() === wanted)
		return {
			character: character.trim().slice(0, 120),
			cast: found?.id ?? ''
		}
	}

	/** What a text means in a field of a cue, or null when it cannot be that. */
	read(field: CueFieldName, text: string): CueValues | null {
		return field === 'character' ? this.named(text) : readField(this.#kind, field, text)
	}

	/** Writes one field as it was typed; false when it cannot be read. */
	write(cue: Cue, field: CueFieldName, text: string): boolean {
		const values = this.read(field, text)
		if (values === null) {
			this.bookings.say(`“${text}” is no ${field === 'due' ? 'date' : 'timecode'}.`)
			return false
		}
		return this.run((edit) => changeCues(edit, [{ id: cue.id, values }])) !== null
	}

	/** A new row behind the others: it goes on where the last one was. */
	add(): CueId | null {
		const last = this.rows.at(-1)
		const { reel, character } = this.filter
		const values: CueValues = {
			kind: this.#kind,
			reel: reel || (last?.reel ?? ''),
			version: last?.version ?? '',
			...(character === '' ? {} : this.named(character))
		}
		return this.run((edit) => addCues(edit, [values]))?.[0] ?? null
	}

	/**
	 * Writes rows copied from a spreadsheet over the rows of the grid, from one cell on; what reaches
	 * beyond the last row becomes new cues. One step.
	 */
	paste(text: string, at: { rows: readonly Cue[]; row: number; columns: readonly CueFieldName[] }) {
		const changes: { id: CueId; values: CueValues }[] = []
		const added: CueValues[] = []
		let unread = 0
		for (const [down, cells] of readCells(text).entries()) {
			if (cells.every((cell) => cell === '')) continue
			const cue = at.rows[at.row + down]
			const values: CueValues = {}
			for (const [across, cell] of cells.entries()) {
				const field = at.columns[across]
				if (!field || (field === 'number' && cue && isSent(cue))) continue
				const read = this.read(field, cell)
				if (read === null) unread++
				else Object.assign(values, read)
			}
			if (cue) changes.push({ id: cue.id, values })
			else added.push({ kind: this.#kind, ...values })
		}
		if (this.run((edit) => putCues(edit, { changes, added })) === null) return
		const said = [
			changes.length > 0 ? `${counted(changes.length, 'row')} written over` : '',
			added.length > 0 ? `${counted(added.length, 'row')} added` : '',
			unread > 0 ? `${counted(unread, 'cell')} could not be read and stayed as it was` : ''
		]
		this.bookings.say(`${said.filter(Boolean).join(', ')}.`)
	}

	/** The ticked rows as a spreadsheet takes them. */
	copied(columns: readonly CueFieldName[]): string {
		const quoted = (text: string) =>
			/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
		return this.chosenCues
			.map((cue) => columns.map((field) => quoted(textOf(cue, field, this.characterOf))).join('\t'))
			.join('\n')
	}

	/** Takes a paper of what is ticked, else of all that is shown, away as a file. */
	async take(paper: CuePaper, kind: FileKind): Promise<void> {
		const cast = this.bookings.shoot.castById
		const report = cueReport(paper, {
			...{ kind: this.#kind, production: this.bookings.shoot.title, rules: this.rules },
			printedOn: calendarDayWords(isoToday()),
			cues: this.chosen.size > 0 ? this.chosenCues : this.rows,
			characterOf: this.characterOf,
			castNumberOf: (cue) => (cue.cast === '' ? '' : (cast.get(cue.cast)?.number ?? '')),
			sessionOf: (cue) => this.sessionName(cue.session || cue.wasIn),
			about: this.#about(),
			head: $state.snapshot(this.head) as MusicSheet
		})
		try {
			const look = { size: usualPaper(navigator.language), tones: {} }
			const file = await fileOf(report, kind, look)
			saveAs(file.name, file.content)
		} catch {
			this.bookings.say('The file could not be made. Try once more.')
		}
	}

	/** What the filter says, for the head of a paper. */
	#about(): string {
		const { reel, character, session } = this.#filter
		const said = [
			reel === '' ? '' : `Reel ${reel}`,
			character,
			session === '' || session === 'none' ? '' : this.sessionName(session as SessionId)
		]
		return said.filter(Boolean).join(', ')
	}

	number(): void {
		const ids = this.#ids((cue) => !isSent(cue))
		const count = this.run((edit) => numberCues(edit, ids, this.characterOf))
		if (count !== null) this.bookings.say(`${counted(count, 'cue')} numbered.`)
	}

	send(): void {
		const count = this.run((edit) => sendCues(edit, this.#ids(), isoToday()))
		if (count === null) return
		this.bookings.say(`${counted(count, 'cue')} noted as sent: their numbers stand from now on.`)
	}

	remove(): void {
		const ids = this.#ids()
		if (this.run((edit) => removeCues(edit, ids)) === null) return
		this.chosen.clear()
		this.bookings.say(`${counted(ids.length, cueKindWords[this.#kind].one)} removed.`)
	}

	turn(id: CueId, kind: Exclude<CueKind, 'note'>): void {
		if (this.run((edit) => turnNote(edit, id, kind)) === null) return
		this.panel = null
		this.bookings.say(`The note is among the ${cueKindWords[kind].many} now.`)
	}

	/** What is ticked, or all that is shown. */
	#ids(isMeant: (cue: Cue) => boolean = () => true): CueId[] {
		const list = this.chosen.size > 0 ? this.chosenCues : this.rows
		return list.filter(isMeant).map(({ id }) => id)
	}
}

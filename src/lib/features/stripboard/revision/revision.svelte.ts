import { SvelteMap } from 'svelte/reactivity'
import { reviseScript } from '#model/stripboard/commands/revision.ts'
import { planRevision, type RevisionEntry } from '#model/stripboard/queries/revision.ts'
import { nextColour, revisionColours } from '#model/stripboard/revision-colours.ts'
import type { RevisionColour } from '#model/stripboard/revision-colours.ts'
import type { Script } from '#model/stripboard/commands/import.ts'
import { counted } from '$lib/ui/words.ts'
import type { StripboardView } from '../stripboard.svelte.ts'

/** Entries that are looked through and chosen together. */
export type RevisionGroup = { name: string; note: string; entries: readonly RevisionEntry[] }

/**
 * The next draft beside what stands, live: what a colleague changes or takes meanwhile changes the
 * list. Nothing is written before somebody accepts.
 */
export class RevisionView {
	readonly board: StripboardView
	readonly #script: Script
	/** What a person decided; everything else as it is proposed. */
	readonly #decided = new SvelteMap<string, boolean>()
	#colour = $state<RevisionColour | null>(null)

	constructor(board: StripboardView, script: Script) {
		this.board = board
		this.#script = script
	}

	readonly #plan: readonly RevisionEntry[] = $derived.by(() =>
		planRevision(this.board.state, this.#script.scenes).filter(({ kind }) => kind !== 'same')
	)

	/** A file of a few revised pages lacks most scenes: then they are not taken for cut. */
	readonly #isPartial: boolean = $derived.by(() => {
		const missing = this.#plan.filter((entry) => entry.missing).length
		return missing * 2 > [...this.board.state.scenes.values()].filter((s) => !s.omitted).length
	})

	readonly #groups: readonly RevisionGroup[] = $derived.by(() => {
		const groups = [
			{ name: 'Changed', note: '', kinds: ['changed', 'restored'], missing: false },
			{ name: 'Added', note: 'They wait in the boneyard.', kinds: ['added'], missing: false },
			{
				name: 'Omitted',
				note: 'Struck through, kept in the boneyard.',
				kinds: ['omitted'],
				missing: false
			},
			{
				name: 'Not in this file',
				note: 'Accepting omits them. Leave them when the file has only revised pages.',
				kinds: ['omitted'],
				missing: true
			}
		]
		return groups
			.map(({ kinds, missing, ...group }) => ({
				...group,
				entries: this.#plan.filter(
					(entry) => kinds.includes(entry.kind) && entry.missing === missing
				)
			}))
			.filter(({ entries }) => entries.length > 0)
	})

	get groups(): readonly RevisionGroup[] {
		return this.#groups
	}

	get headline(): string {
		return this.#groups
			.map(({ name, entries }) => `${counted(entries.length, 'scene')} ${name.toLowerCase()}`)
			.join(', ')
	}

	/** The colour after the newest that the script has, until somebody chooses. */
	get colour(): RevisionColour {
		if (this.#colour) return this.#colour
		const had = [...this.board.state.scenes.values()].map(({ revision }) =>
			revision === 'none' ? 0 : revisionColours.indexOf(revision)
		)
		return nextColour(revisionColours[Math.max(0, ...had)] ?? null)
	}

	set colour(colour: RevisionColour) {
		this.#colour = colour
	}

	isChosen(entry: RevisionEntry): boolean {
		return this.#decided.get(entry.key) ?? !(entry.missing && this.#isPartial)
	}

	toggle(entry: RevisionEntry): void {
		this.#decided.set(entry.key, !this.isChosen(entry))
	}

	chooseAll({ entries }: RevisionGroup, { chosen }: { chosen: boolean }): void {
		for (const { key } of entries) this.#decided.set(key, chosen)
	}

	get accepted(): readonly string[] {
		return this.#plan.filter((entry) => this.isChosen(entry)).map(({ key }) => key)
	}

	/** Takes what is chosen. False when it was refused, which is said. */
	accept(): boolean {
		const { accepted, colour } = this
		const done = this.board.run((edit) => reviseScript(edit, this.#script, { accepted, colour }))
		if (!done) return false
		const { changed, added, omitted } = done
		this.board.say(`${changed} changed, ${added} added, ${omitted} omitted. Undo takes it back.`)
		return true
	}
}

import { LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import type { Edit } from '#model/core/edit.ts'
import type { Outcome } from '#model/core/outcome.ts'
import { removeContact } from '#model/office/commands.ts'
import { contactsOf, departmentsOf } from '#model/office/queries.ts'
import { contacts, type Contact, type ContactId } from '#model/office/records.ts'
import { compareCast } from '#model/stripboard/queries/rows.ts'
import { elements, type Element } from '#model/stripboard/records/element.ts'
import { departmentChoices, isFound, refusals, type Listed } from './listing.ts'
import { sheetOf } from './pasted.ts'

/** What stands beside the list: nobody, somebody, or the form for somebody new. */
export type Open = ContactId | 'new' | null

/** The contact list as one screen shows it. It changes the production only through commands. */
export class ContactsView {
	readonly workspace: Workspace
	readonly #contacts
	readonly #elements
	#text = $state('')
	#open = $state.raw<Open>(null)
	/** The text to be pasted, while its dialog is open. */
	#pasted = $state<string | null>(null)
	#said = $state('')
	/** Whom I just removed: their name, while undo would bring them back. */
	#removed = $state<string | null>(null)

	constructor(workspace: Workspace) {
		this.workspace = workspace
		this.#contacts = new LiveRecords(workspace.doc('office'), contacts)
		this.#elements = new LiveRecords(workspace.doc('stripboard'), elements)
	}

	readonly #all: Contact[] = $derived.by(() => contactsOf({ contacts: this.#contacts.current }))

	readonly #shown: Listed[] = $derived.by(() => this.matching(this.#text))

	get mayWrite(): boolean {
		return this.workspace.mayWrite('office')
	}

	/** Everybody, whatever is being looked for. */
	get all(): readonly Contact[] {
		return this.#all
	}

	/** Those found, by department. */
	get departments(): readonly { name: string; contacts: readonly Listed[] }[] {
		const cast = new Map(this.#shown.map(({ contact, cast }) => [contact.id, cast]))
		const shown = departmentsOf(this.#shown.map(({ contact }) => contact))
		return shown.map(({ name, contacts }) => ({
			name,
			contacts: contacts.map((contact) => ({ contact, cast: cast.get(contact.id) ?? null }))
		}))
	}

	/** Those on whom every word of a text can be found. */
	matching(text: string): Listed[] {
		const listed = this.#all.map((contact) => this.#listed(contact))
		return listed.filter((each) => isFound(each, text))
	}

	get found(): number {
		return this.#shown.length
	}

	/** The names a department may have, those in use first. */
	get departmentNames(): string[] {
		return departmentChoices(this.#all.map(({ department }) => department))
	}

	/** The cast of the board, by number: whom somebody may play. */
	get cast(): Element[] {
		return [...this.#elements.current.values()]
			.filter(({ category, removed }) => category === 'cast' && !removed)
			.sort(compareCast)
	}

	get text(): string {
		return this.#text
	}

	set text(text: string) {
		this.#text = text
	}

	get open(): Open {
		return this.#open
	}

	set open(open: Open) {
		this.#open = open
	}

	/** Who is open beside the list; null when nobody is, or a colleague has removed them. */
	get openContact(): Contact | null {
		return this.#all.find(({ id }) => id === this.#open) ?? null
	}

	get pasted(): string | null {
		return this.#pasted
	}

	set pasted(text: string | null) {
		this.#pasted = text
	}

	get said(): string {
		return this.#said
	}

	say(text: string): void {
		this.#said = text
	}

	get removed(): string | null {
		return this.#removed
	}

	/** I have seen who was removed. */
	letRemovedGo(): void {
		this.#removed = null
	}

	/** Runs a command as one step of mine. A refusal is said in words; null then. */
	run<Value, Reason extends string>(command: (edit: Edit) => Outcome<Value, Reason>): Value | null {
		this.#removed = null
		const outcome = this.workspace.run('office', command)
		this.say(outcome.ok ? '' : (refusals[outcome.reason] ?? 'That did not work.'))
		return outcome.ok ? outcome.value : null
	}

	/** Takes somebody off the list; the way back is offered until I do something else. */
	remove({ id, name }: Contact): void {
		const { me } = this.workspace
		const done = this.workspace.run('office', (edit) => removeContact(edit, id, me))
		if (this.#open === id) this.#open = null
		this.#removed = done.ok ? name : null
		this.say(done.ok ? `${name} removed.` : (refusals[done.reason] ?? 'That did not work.'))
	}

	undo(): void {
		this.#removed = null
		this.say(this.workspace.history.undo() ? 'Taken back' : 'A colleague has changed that since')
	}

	redo(): void {
		this.#removed = null
		this.say(this.workspace.history.redo() ? 'Done again' : 'A colleague has changed that since')
	}

	/** Puts the contacts found on the clipboard, as a spreadsheet takes them. */
	async copy(): Promise<void> {
		const list = this.#shown.map(({ contact }) => contact)
		try {
			await navigator.clipboard.writeText(sheetOf(list))
			this.say('Copied. Paste it into a spreadsheet.')
		} catch {
			this.say('This browser does not allow copying here.')
		}
	}

	#listed(contact: Contact): Listed {
		const cast = contact.element === '' ? undefined : this.#elements.current.get(contact.element)
		return { contact, cast: cast && !cast.removed ? cast : null }
	}
}

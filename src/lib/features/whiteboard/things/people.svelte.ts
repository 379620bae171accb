import { LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workplace } from '$lib/client/workspace.svelte.ts'
import { contactsOf, contactsOfElement } from '#model/office/queries.ts'
import { contacts, type Contact, type ContactId } from '#model/office/records.ts'
import type { ElementId } from '#model/stripboard/records/element.ts'

/** The contact list, for those who may read it; for everybody else nobody is on it. */
export class People {
	readonly #contacts: LiveRecords<ContactId, Contact> | null

	constructor(workspace: Workplace) {
		// Who may not read the office is never sent it: there is no document to listen to.
		this.#contacts = workspace.mayRead('office')
			? new LiveRecords(workspace.doc('office'), contacts)
			: null
	}

	/** Whether I may know how to reach people at all. */
	get isKnown(): boolean {
		return this.#contacts !== null
	}

	get contacts(): readonly Contact[] {
		return this.#contacts ? contactsOf({ contacts: this.#contacts.current }) : []
	}

	/** Somebody on the list, removed or not. */
	contact(id: string): Contact | null {
		return this.#contacts?.current.get(id as ContactId) ?? null
	}

	/** Whoever is to be rung for a cast member. */
	behind(element: ElementId): readonly Contact[] {
		return this.#contacts ? contactsOfElement({ contacts: this.#contacts.current }, element) : []
	}
}

import { LiveRecords } from '$lib/client/live.svelte.ts'
import type { Workspace } from '$lib/client/workspace.svelte.ts'
import { attachments, type Attachment } from '#model/deliverables/records/attachment.ts'

/** What files are looked up by. */
type Where = Partial<Pick<Attachment, 'line' | 'issue' | 'consignment'>>

/** Attached files, live. */
export class LiveFiles {
	readonly #records

	constructor(workspace: Workspace) {
		this.#records = new LiveRecords(workspace.doc('deliverables'), attachments)
	}

	/** The files of a line, a finding or a consignment, the newest first. */
	of(where: Where): Attachment[] {
		const asked = Object.entries(where) as [keyof Where, string][]
		return [...this.#records.current.values()]
			.filter((file) => !file.removed && asked.every(([field, id]) => file[field] === id))
			.sort((a, b) => (a.at < b.at ? 1 : -1))
	}
}

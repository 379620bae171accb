import type { Refusal } from '$lib/client/api.ts'
import {
	publishedPage,
	publishedPages,
	type Publication,
	type PublishedHeading
} from '$lib/client/published.ts'
import { newestOf } from './appearance.ts'

/** What has been published of a production, and the page of it that is open. */
export class PublishedView {
	readonly #production: string
	#pages = $state.raw<readonly PublishedHeading[] | null>(null)
	#publication = $state.raw<Publication | null>(null)
	#complaint = $state<string | null>(null)
	#wanted: string | null = null

	constructor(production: string) {
		this.#production = production
	}

	/** Each page once, last published first; null until the server has said. */
	get pages(): readonly PublishedHeading[] | null {
		return this.#pages
	}

	/** The open page, once it is there. */
	get publication(): Publication | null {
		return this.#publication
	}

	/** Why what was asked for is not shown. */
	get complaint(): string | null {
		return this.#complaint
	}

	/** Asks what there is. */
	async list(): Promise<void> {
		const asked = await publishedPages(this.#production)
		this.#complaint = asked.ok ? null : sentenceOf(asked)
		if (asked.ok) this.#pages = newestOf(asked.value)
	}

	/** Opens a page; null closes the open one. */
	async show(id: string | null): Promise<void> {
		this.#wanted = id
		this.#publication = null
		this.#complaint = null
		if (id === null) return
		const asked = await publishedPage(this.#production, id)
		if (this.#wanted !== id) return
		this.#complaint = asked.ok ? null : sentenceOf(asked)
		this.#publication = asked.ok ? asked.value : null
	}
}

function sentenceOf({ code, message }: Refusal): string {
	return code === 'link-ended' ? 'This page is no longer published.' : message
}

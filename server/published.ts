import { readProduction } from '#model/production/records.ts'
import { readPost } from '#model/bookings/state.ts'
import { anchorsOf } from '#model/deliverables/queries/due.ts'
import { publishedDelivery } from '#model/deliverables/queries/published.ts'
import { qcIssues } from '#model/deliverables/records/qc-issue.ts'
import type { RecipientId } from '#model/deliverables/records/recipient.ts'
import { stepAnswers } from '#model/deliverables/rulings.ts'
import { readDeliveries } from '#model/deliverables/state.ts'
import type { PublishedPage } from '#model/published.ts'
import { publishedDay, publishedOneLine } from '#model/stripboard/queries/published.ts'
import { readStripboard } from '#model/stripboard/state.ts'
import { loadAll, openStored } from './store/documents.ts'
import type { Store } from './store/store.ts'

/**
 * What is to be published: `day` is the id of the break that closes the day, of the recipient whose
 * delivery it is, and null for one-line.
 */
export type Publishing = {
	store: Pick<Store, 'load'>
	production: string
	kind: PublishedPage['kind']
	day: string | null
}

/** A page as it stands at this moment, and the line a list of pages shows it under. */
export type Published = { page: PublishedPage; heading: string }

/**
 * Derives a page from what is on the disk, which is all that anybody has been shown as saved. Null
 * when there is no such production, no such day on its board, or nobody who is delivered to any more.
 */
export async function publish(wanted: Publishing): Promise<Published | null> {
	const page = wanted.kind === 'delivery' ? await deliveryOf(wanted) : await scheduleOf(wanted)
	return page === null ? null : { page, heading: headingOf(page) }
}

async function scheduleOf({ store, production, kind, day }: Publishing) {
	const stored = await loadAll(store, production, ['production', 'stripboard'])
	if (stored === null) return null
	const facts = readProduction(openStored(stored.production))
	const stripboard = readStripboard(openStored(stored.stripboard))
	return kind === 'one-line'
		? publishedOneLine(stripboard, facts)
		: publishedDay(stripboard, facts, day ?? '')
}

async function deliveryOf({ store, production, day: recipient }: Publishing) {
	const kinds = ['production', 'stripboard', 'bookings', 'deliverables', 'rulings'] as const
	const stored = await loadAll(store, production, kinds)
	if (stored === null) return null
	const facts = readProduction(openStored(stored.production))
	const doc = openStored(stored.deliverables)
	const post = readPost(openStored(stored.bookings))
	const source = {
		production: facts.settings.title,
		state: readDeliveries(doc),
		issues: qcIssues.all(doc),
		answers: stepAnswers.all(openStored(stored.rulings)),
		when: {
			today: new Date().toISOString().slice(0, 10),
			anchors: anchorsOf(readStripboard(openStored(stored.stripboard)), facts, post)
		}
	}
	return publishedDelivery(source, (recipient ?? '') as RecipientId)
}

const dateFormat = new Intl.DateTimeFormat('en-GB', {
	weekday: 'short',
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	timeZone: 'UTC'
})

/** `One-line schedule`, `Day 4, Thu 5 Mar 2026`, `Delivery to Northlight Sales`: what a page is called in a list. */
function headingOf(page: PublishedPage): string {
	if (page.kind === 'one-line') return 'One-line schedule'
	if (page.kind === 'delivery') return `Delivery to ${page.recipient}`
	if (page.date === null) return `Day ${page.number}`
	const date = dateFormat.format(new Date(`${page.date}T00:00:00Z`)).replace(',', '')
	return `Day ${page.number}, ${date}`
}
